import en from './en/agreed';
import { wordsOf } from './words';

export const t = wordsOf(en);

import en from './en/line';
import { wordsOf } from './words';

export const t = wordsOf(en);

import en from './en/hints';
import { wordsOf } from './words';

export const t = wordsOf(en);

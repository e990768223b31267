import en from './en/kinds';
import { wordsOf } from './words';

export const t = wordsOf(en);

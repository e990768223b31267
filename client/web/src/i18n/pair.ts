import en from './en/pair';
import { wordsOf } from './words';

export const t = wordsOf(en);

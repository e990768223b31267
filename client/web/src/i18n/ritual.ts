import en from './en/ritual';
import { wordsOf } from './words';

export const t = wordsOf(en);

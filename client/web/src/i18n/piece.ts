import en from './en/piece';
import { wordsOf } from './words';

export const t = wordsOf(en);

import en from './en/more';
import { wordsOf } from './words';

export const t = wordsOf(en);

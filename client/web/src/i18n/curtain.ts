import en from './en/curtain';
import { wordsOf } from './words';

export const t = wordsOf(en);

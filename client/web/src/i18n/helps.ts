import en from './en/helps';
import { wordsOf } from './words';

export const t = wordsOf(en);

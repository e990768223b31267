import en from './en/door';
import { wordsOf } from './words';

export const t = wordsOf(en);

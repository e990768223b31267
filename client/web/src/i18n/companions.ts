import en from './en/companions';
import { wordsOf } from './words';

export const t = wordsOf(en);

import en from './en/invitation';
import { wordsOf } from './words';

export const t = wordsOf(en);

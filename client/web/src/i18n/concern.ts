import en from './en/concern';
import { wordsOf } from './words';

export const t = wordsOf(en);

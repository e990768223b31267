import en from './en/goodbye';
import { wordsOf } from './words';

export const t = wordsOf(en);

import en from './en/bench';
import { wordsOf } from './words';

export const t = wordsOf(en);

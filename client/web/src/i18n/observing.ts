import en from './en/observing';
import { wordsOf } from './words';

export const t = wordsOf(en);

import en from './en/series';
import { wordsOf } from './words';

export const t = wordsOf(en);

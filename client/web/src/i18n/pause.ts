import en from './en/pause';
import { wordsOf } from './words';

export const t = wordsOf(en);

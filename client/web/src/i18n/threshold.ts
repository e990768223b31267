import en from './en/threshold';
import { wordsOf } from './words';

export const t = wordsOf(en);

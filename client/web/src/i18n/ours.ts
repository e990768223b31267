import en from './en/ours';
import { wordsOf } from './words';

export const t = wordsOf(en);

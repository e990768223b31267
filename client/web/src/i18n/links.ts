import en from './en/links';
import { wordsOf } from './words';

export const t = wordsOf(en);

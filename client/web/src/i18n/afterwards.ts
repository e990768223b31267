import en from './en/afterwards';
import { wordsOf } from './words';

export const t = wordsOf(en);

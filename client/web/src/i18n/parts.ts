import en from './en/parts';
import { wordsOf } from './words';

export const t = wordsOf(en);

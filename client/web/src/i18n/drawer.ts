import en from './en/drawer';
import { wordsOf } from './words';

export const t = wordsOf(en);

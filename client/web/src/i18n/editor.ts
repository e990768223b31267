import en from './en/editor';
import { wordsOf } from './words';

export const t = wordsOf(en);

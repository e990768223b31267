import en from './en/api';
import { wordsOf } from './words';

export const t = wordsOf(en);

import en from './en/paper';
import { wordsOf } from './words';

export const t = wordsOf(en);

import en from './en/dropped';
import { wordsOf } from './words';

export const t = wordsOf(en);

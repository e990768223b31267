import en from './en/practicalities';
import { wordsOf } from './words';

export const t = wordsOf(en);

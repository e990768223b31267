import en from './en/notes';
import { wordsOf } from './words';

export const t = wordsOf(en);

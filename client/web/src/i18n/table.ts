import en from './en/table';
import { wordsOf } from './words';

export const t = wordsOf(en);

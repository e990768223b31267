import en from './en/numbers';
import { wordsOf } from './words';

export const t = wordsOf(en);

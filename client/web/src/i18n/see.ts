import en from './en/see';
import { wordsOf } from './words';

export const t = wordsOf(en);

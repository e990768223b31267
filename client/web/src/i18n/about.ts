import en from './en/about';
import { wordsOf } from './words';

export const t = wordsOf(en);

import en from './en/home';
import { wordsOf } from './words';

export const t = wordsOf(en);

import en from './en/aside';
import { wordsOf } from './words';

export const t = wordsOf(en);

import en from './en/support';
import { wordsOf } from './words';

export const t = wordsOf(en);

import en from './en/care';
import { wordsOf } from './words';

export const t = wordsOf(en);

import en from './en/beside';
import { wordsOf } from './words';

export const t = wordsOf(en);

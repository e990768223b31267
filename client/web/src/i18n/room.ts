import en from './en/room';
import { wordsOf } from './words';

export const t = wordsOf(en);

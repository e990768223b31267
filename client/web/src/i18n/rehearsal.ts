import en from './en/rehearsal';
import { wordsOf } from './words';

export const t = wordsOf(en);

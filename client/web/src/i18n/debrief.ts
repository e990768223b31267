import en from './en/debrief';
import { wordsOf } from './words';

export const t = wordsOf(en);

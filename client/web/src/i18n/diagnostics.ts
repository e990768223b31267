import en from './en/diagnostics';
import { wordsOf } from './words';

export const t = wordsOf(en);

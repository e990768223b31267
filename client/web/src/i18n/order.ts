import en from './en/order';
import { wordsOf } from './words';

export const t = wordsOf(en);

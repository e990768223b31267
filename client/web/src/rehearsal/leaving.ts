import { signal } from '../signals/signals';

/** Whoever leads a rehearsal is about to leave it, and hears before what they would leave behind. */
export const leaving = signal(false);

/** Whom people can turn to beside the facilitators, as whoever keeps the hub has set it; empty if nobody is named. */

import { useEffect, useState } from 'preact/hooks';
import { answered } from './api';

let known: Promise<string> | null = null;

async function ask(): Promise<string> {
  const answer = await answered(fetch('/api/contact'));
  const { contact } = (await answer.json()) as { contact: string };
  return contact;
}

/** `null` until it is known. */
export function useOrganisation(): string | null {
  const [contact, setContact] = useState<string | null>(null);
  useEffect(() => {
    known ??= ask();
    known.then(setContact, () => {
      known = null;
      setContact('');
    });
  }, []);
  return contact;
}

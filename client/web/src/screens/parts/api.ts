/** The hub's API besides the socket. Every refusal is a sentence that can be shown as it is. */

import { t } from '../../i18n/api';

export class Problem extends Error {
  readonly code: string;
  /** Where, and why, of what somebody wrote. */
  readonly faults: readonly string[];

  constructor(code: string, message: string, faults: readonly string[] = []) {
    super(message);
    this.code = code;
    this.faults = faults;
  }
}

export interface Drawing {
  readonly size: number;
  readonly path: string;
}

export function drawCode(text: string): Promise<Drawing> {
  return post('/api/qr', { text }).then((answer) => answer.json());
}

export async function post(path: string, body: unknown): Promise<Response> {
  return answered(
    fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );
}

/** Throws a `Problem`. */
export async function answered(asked: Promise<Response>): Promise<Response> {
  const answer = await asked.catch(() => {
    throw new Problem('unreachable', t('unreachable'));
  });
  if (answer.ok) return answer;
  const {
    code = 'fault',
    message = t('went_wrong'),
    faults,
  } = await answer.json().catch(() => ({}));
  throw new Problem(code, message, faults);
}

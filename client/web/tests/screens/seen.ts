import { textOf } from '../../src/i18n/words';
import type { Button } from '../../src/screens/room/view/acts';
import { timeInNumbers } from '../../src/screens/room/view/numbers';
import type { Me } from '../../src/screens/room/view/people';
import { type Screen, screenOf } from '../../src/screens/room/view/screen';
import type { Connection } from '../../src/screens/room/view/status';
import { type Draft, meeting, NADIA, NOW } from '../fixtures';

interface Seen {
  as?: Me;
  at?: number;
  line?: Connection;
  asked?: boolean;
}

/** The screen at a moment of a meeting, as one person sees it. */
export function see(change: (draft: Draft) => void = () => {}, seen: Seen = {}): Screen {
  const { as = NADIA, at = NOW, line = 'live', asked = false } = seen;
  return screenOf(meeting(change), as, at, line, {
    numbers: asked ? timeInNumbers(meeting(change), at) : null,
  });
}

/** The status line, as it is read. */
export function words({ status }: Screen): string[] {
  return [status.first, status.second].filter((phrase) => phrase !== null).map(textOf);
}

/** The main button, where there is one. */
export function main({ acts }: Screen): { says: string; look: string; does: unknown } | null {
  const button = acts.main;
  if (button === null || button === 'none') return null;
  return { says: textOf(button.label), look: button.look, does: button.does };
}

export function says(button: Button | null): string {
  return button ? textOf(button.label) : '';
}

import { textOf } from '../../../src/i18n/words';
import type { AnyCommand } from '../../../src/replica/types';
import type { Doing } from '../../../src/screens/drawer/view/doing';
import { type DrawerView, drawerOf } from '../../../src/screens/drawer/view/drawer';
import { type Draft, MARI, meeting, NOW, seat } from '../../fixtures';

/** The drawer at a moment of a meeting, as Mari has it. */
export function open(change: (draft: Draft) => void = () => {}, at = NOW): DrawerView {
  return drawerOf(meeting(change), MARI.member, at);
}

/** A button as it is read, and what it asks the hub for. */
export function told(doing: Doing | null | undefined) {
  if (!doing) return null;
  const { label, cap, does } = doing;
  return { says: textOf(label), cap: cap ? textOf(cap) : '', does };
}

export function says(doings: readonly Doing[]): string[] {
  return doings.map(({ label }) => textOf(label));
}

export function asks(doings: readonly Doing[]): (AnyCommand | null)[] {
  return doings.map(({ does }) => does);
}

/** Vera, who has no device. */
export const VERA = 9;

export function withVera(draft: Draft): void {
  draft.seats.push({ ...seat(VERA, 'Vera'), without_device: true });
}

export function rings(draft: Draft): void {
  draft.bell = { at: NOW, until: NOW + 60_000, by: null, holds_time: true };
  draft.time.paused_at = NOW;
  if (draft.floor.turn) draft.floor.turn.held_at = NOW;
}

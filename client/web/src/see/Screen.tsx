/** What one member sees, in a frame: by the secret of their seat, of which nothing is kept here. */

import { useEffect } from 'preact/hooks';
import { MeetingPage } from '../app/MeetingPage';
import type { Keep } from '../socket/keep';
import { type Store, storeOf } from '../socket/store';
import { browserWorld } from '../socket/world';

export function Screen({ id }: { id: string }) {
  useEffect(() => {
    document.addEventListener('click', leadOut, true);
    return () => document.removeEventListener('click', leadOut, true);
  }, []);
  return <MeetingPage id={id} open={openScreen} />;
}

function openScreen(id: string): Store {
  return storeOf(id, browserWorld(), seatOnly(location.hash.slice(1)));
}

/** The address keeps the seat, so that the frame can be loaded again. */
function seatOnly(secret: string): Keep {
  let seat: string | null = secret || null;
  return {
    invite: () => null,
    candidate: () => null,
    seat: () => seat,
    way: () => (seat === null ? null : 'seat'),
    invited() {},
    seated() {},
    forgetInvite() {},
    forgetSeat() {
      seat = null;
    },
    mayReload: () => false,
    arrived() {},
  };
}

/** A way to another page leads the page around the frame there. */
function leadOut({ target }: Event): void {
  const link = target instanceof Element ? target.closest('a') : null;
  if (link && !link.target) link.target = '_parent';
}

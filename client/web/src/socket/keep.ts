/**
 * What this browser keeps of a meeting: the invite, in this tab until seated, and the seat's secret,
 * for all tabs until leaving. Where the browser allows no storage, memory serves until the page closes.
 *
 * With the seat stays a mark of the invite that it was taken with: the same link leads back to the seat,
 * another one to its own door. The mark is far too short to tell the invite.
 */

const SECRET = /^[\w-]{22}$/;

export interface Keep {
  /** The invite that has not been used up yet. */
  invite(): string | null;
  /** The secret of the seat that the invite is about to take: the same on every try. */
  candidate(): string | null;
  /** The secret of the seat that is taken. */
  seat(): string | null;
  /** What to come in with: the seat, unless someone came with another link than it was taken with. */
  way(): 'seat' | 'invite' | null;
  /** Someone came with an invite. */
  invited(invite: string): void;
  /** The candidate has become the seat; one that was taken with the same invite already stays. */
  seated(): void;
  /** The invite is of no use here. */
  forgetInvite(): void;
  /** The seat does not open the door any more. */
  forgetSeat(): void;
  /** True the first time only, until `arrived`: reloading may help once. */
  mayReload(): boolean;
  arrived(): void;
}

export function keepOf(
  meeting: string,
  newSecret: () => string,
  tab = storage('sessionStorage'),
  all = storage('localStorage'),
): Keep {
  const INVITE = `circlekeeper:invite:${meeting}`;
  const CANDIDATE = `circlekeeper:candidate:${meeting}`;
  const SEAT = `circlekeeper:seat:${meeting}`;
  const MARK = `circlekeeper:mark:${meeting}`;
  const RELOADED = 'circlekeeper:reloaded';

  function forgetInvite(): void {
    tab.removeItem(INVITE);
    tab.removeItem(CANDIDATE);
  }

  function forgetSeat(): void {
    all.removeItem(SEAT);
    all.removeItem(MARK);
  }

  function way(): 'seat' | 'invite' | null {
    const invite = tab.getItem(INVITE);
    const mark = all.getItem(MARK);
    const isAnother = invite !== null && mark !== null && mark !== markOf(invite);
    if (all.getItem(SEAT) && !isAnother) return 'seat';
    return invite === null ? null : 'invite';
  }

  return {
    invite: () => tab.getItem(INVITE),
    candidate: () => tab.getItem(CANDIDATE),
    seat: () => all.getItem(SEAT),
    way,
    invited(invite) {
      if (tab.getItem(INVITE) === invite) return;
      tab.setItem(INVITE, invite);
      tab.setItem(CANDIDATE, newSecret());
    },
    seated() {
      const candidate = tab.getItem(CANDIDATE);
      if (candidate && way() === 'invite') {
        all.setItem(SEAT, candidate);
        all.setItem(MARK, markOf(tab.getItem(INVITE) ?? ''));
      }
      forgetInvite();
    },
    forgetInvite,
    forgetSeat,
    mayReload() {
      const may = !tab.getItem(RELOADED);
      tab.setItem(RELOADED, 'once');
      return may;
    },
    arrived: () => tab.removeItem(RELOADED),
  };
}

/** 32 bits of an invite's 128 (FNV-1a): enough to know it again. Pages without https have no better. */
function markOf(invite: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < invite.length; i += 1) {
    hash = Math.imul(hash ^ invite.charCodeAt(i), 0x01000193);
  }
  return (hash >>> 0).toString(36);
}

/** The secret in the address `/m/{meeting}#{secret}`, which is taken out of the address at once. */
export function takeSecret(): string | null {
  const secret = location.hash.slice(1);
  if (!secret) return null;
  history.replaceState(history.state, '', location.pathname + location.search);
  return SECRET.test(secret) ? secret : null;
}

export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

function storage(name: 'localStorage' | 'sessionStorage'): Shelf {
  try {
    const found = window[name];
    found.setItem('circlekeeper', '');
    found.removeItem('circlekeeper');
    return found;
  } catch {
    return memory();
  }
}

export function memory(): Shelf {
  const held = new Map<string, string>();
  return {
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
    removeItem: (key) => void held.delete(key),
  };
}

/**
 * What this browser keeps of a meeting: the invite, in this tab until seated, and the seat's secret,
 * for all tabs until leaving. Where the browser allows no storage, memory serves until the page closes.
 */

const SECRET = /^[\w-]{22}$/;

export interface Keep {
  /** The invite that has not been used up yet. */
  invite(): string | null;
  /** The secret of the seat that the invite is about to take: the same on every try. */
  candidate(): string | null;
  /** The secret of the seat that is taken. */
  seat(): string | null;
  /** Someone came with an invite. */
  invited(invite: string): void;
  /** The candidate has become the seat; a seat that is taken already stays. */
  seated(): void;
  /** The seat does not open the door any more. */
  forgetSeat(): void;
  /** Nothing of this meeting stays here. */
  forget(): void;
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
  const RELOADED = 'circlekeeper:reloaded';

  function forgetInvite(): void {
    tab.removeItem(INVITE);
    tab.removeItem(CANDIDATE);
  }

  return {
    invite: () => tab.getItem(INVITE),
    candidate: () => tab.getItem(CANDIDATE),
    seat: () => all.getItem(SEAT),
    invited(invite) {
      if (tab.getItem(INVITE) === invite) return;
      tab.setItem(INVITE, invite);
      tab.setItem(CANDIDATE, newSecret());
    },
    seated() {
      const candidate = tab.getItem(CANDIDATE);
      if (candidate && !all.getItem(SEAT)) all.setItem(SEAT, candidate);
      forgetInvite();
    },
    forgetSeat: () => all.removeItem(SEAT),
    forget() {
      all.removeItem(SEAT);
      forgetInvite();
    },
    mayReload() {
      const may = !tab.getItem(RELOADED);
      tab.setItem(RELOADED, 'once');
      return may;
    },
    arrived: () => tab.removeItem(RELOADED),
  };
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

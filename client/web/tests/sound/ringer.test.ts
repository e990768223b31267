import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Meeting } from '../../src/replica/types';
import { signal } from '../../src/signals/signals';
import type { Falling } from '../../src/socket/ringing';
import type { Bells } from '../../src/sound/bells';
import { type Heard, ringer } from '../../src/sound/ringer';
import { MINUTE, meeting, NOW, seat, speaks } from '../fixtures';

const HEADS_UP: Falling = {
  id: 1,
  kind: 'heads_up',
  minutes: 15,
  phase: null,
  step: null,
  at: NOW + MINUTE,
  loud: true,
};

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** The page's own clock shows this, though none of its timers has gone off. */
function showsAlready(own: number): void {
  vi.spyOn(performance, 'now').mockReturnValue(own);
}

function listening(rings: readonly Falling[] = [HEADS_UP]) {
  const laid: string[] = [];
  const buzzes: string[] = [];
  /** Which of them stands: the first, the second… */
  const standing = new Set<number>();
  const ready = signal(true);
  /** How much the audio clock has fallen behind. */
  const audio = { late: 0, heldUp: 0 };
  const bells: Bells = {
    ready,
    unlock: () => {},
    setVolume: () => {},
    ringAt(sound, at, heard, felt) {
      if (felt) buzzes.push(`${sound} at ${at}`);
      if (!heard) {
        return {
          begins: () => at,
          takeBack: () => {
            buzzes.pop();
          },
        };
      }
      laid.push(`${sound} at ${at}`);
      const nth = laid.filter((each) => each.includes(' at ')).length;
      const was = audio.late - audio.heldUp;
      standing.add(nth);
      return {
        begins: () => at + audio.late - was,
        takeBack() {
          laid.push(`${sound} taken back`);
          standing.delete(nth);
        },
      };
    },
  };
  const ringing = signal(rings);
  const offset = signal(NOW);
  const heard = {
    ringing,
    offset,
    meeting: signal<Meeting | null>(null),
    me: signal({ id: 1 }),
    now: () => offset.value + performance.now(),
    rang: (id: number) => {
      ringing.value = ringing.value.filter((ring) => ring.id !== id);
    },
  } satisfies Heard;
  const on = signal(true);
  const felt = signal(true);
  const stop = ringer(heard, bells, on, felt);
  return { laid, buzzes, felt, standing, heard, on, ready, audio, stop };
}

test('a signal is laid down once, ahead of its time', () => {
  const { laid, heard } = listening();

  heard.ringing.value = [...heard.ringing.value];

  expect(laid).toEqual([`heads_up at ${MINUTE}`]);
});

test('a better estimate of hub time lays it anew', () => {
  const { laid, heard } = listening();

  heard.offset.value = NOW + 200;

  expect(laid.slice(1)).toEqual([`heads_up at ${MINUTE - 200}`, 'heads_up taken back']);
});

test('a signal that is not planned any more does not ring', () => {
  const { laid, heard } = listening();

  heard.ringing.value = [];

  expect(laid.at(-1)).toBe('heads_up taken back');
});

test('what has rung is told, and never rings again', () => {
  const { laid, heard } = listening();

  vi.advanceTimersByTime(MINUTE);
  heard.offset.value = NOW + 500;

  expect(heard.ringing.value).toEqual([]);
  expect(laid.filter((each) => each.includes(' at '))).toHaveLength(1);
});

test('what has rung does not ring again either before a slow tab has noticed', () => {
  const { laid, heard } = listening();

  showsAlready(MINUTE + 1);
  heard.offset.value = NOW - 500;

  expect(laid).toEqual([`heads_up at ${MINUTE}`]);
});

test('what rings is not taken back by a timer that goes off a moment early', () => {
  const { laid } = listening([{ ...HEADS_UP, at: NOW + MINUTE + 0.7 }]);

  vi.advanceTimersByTime(MINUTE);

  expect(laid).toHaveLength(1);
});

test('it is laid anew when the audio clock goes at another pace', () => {
  const { laid, audio } = listening();

  audio.late = 2;
  vi.advanceTimersByTime(5_000);
  expect(laid).toHaveLength(1);
  audio.late = 40;
  vi.advanceTimersByTime(5_000);

  expect(laid.slice(1)).toEqual([`heads_up at ${MINUTE}`, 'heads_up taken back']);
});

test('it is put right a last time just before it rings', () => {
  const { laid, audio } = listening([{ ...HEADS_UP, at: NOW + 2_000 }]);

  audio.late = 40;
  vi.advanceTimersByTime(1_900);

  expect(laid.slice(1)).toEqual(['heads_up at 2000', 'heads_up taken back']);
});

test('a page that is held up keeps what it has laid down already, if that is nearer', () => {
  const { standing, audio } = listening();

  Object.assign(audio, { late: 20, heldUp: 190 });
  vi.advanceTimersByTime(5_000);

  expect([...standing]).toEqual([1]);
});

test('what is about to ring is left alone', () => {
  const { laid, audio } = listening();

  audio.late = 40;
  showsAlready(MINUTE - 50);
  vi.advanceTimersByTime(5_000);

  expect(laid).toHaveLength(1);
});

test('after a sleep a signal that is late does not ring any more', () => {
  const { laid, heard, audio } = listening();

  audio.late = 600_000;
  showsAlready(MINUTE + 600_000);
  vi.advanceTimersByTime(5_000);

  expect(laid.slice(1)).toEqual(['heads_up taken back']);
  expect(heard.ringing.value).toEqual([HEADS_UP]);
});

test('after a sleep in which all clocks stood still neither, once the hub is heard', () => {
  const { laid, heard } = listening();

  heard.offset.value = NOW + 600_000;

  expect(laid.slice(1)).toEqual(['heads_up taken back']);
});

test('it is laid anew once the browser lets sounds be heard', () => {
  const { laid, ready } = listening();

  ready.value = false;

  expect(laid.slice(1)).toEqual(['heads_up taken back', `heads_up at ${MINUTE}`]);
});

test('nothing rings while sounds are off', () => {
  const { laid, on } = listening();

  on.value = false;

  expect(laid.at(-1)).toBe('heads_up taken back');
});

test('what went by in silence does not ring when sounds are switched on a moment later', () => {
  const { laid, on } = listening();

  on.value = false;
  vi.advanceTimersByTime(MINUTE + 1_000);
  on.value = true;

  expect(laid.slice(1)).toEqual(['heads_up taken back']);
});

test('my turn rings when it comes, and only mine', () => {
  const { laid, heard } = listening([]);

  heard.meeting.value = meeting((draft) => {
    speaks(draft, 2);
    if (draft.floor.turn) draft.floor.turn.began_at = NOW;
  });
  heard.meeting.value = meeting((draft) => {
    speaks(draft, 1);
    if (draft.floor.turn) Object.assign(draft.floor.turn, { id: 13, began_at: NOW });
  });
  heard.meeting.value = { ...(heard.meeting.value as Meeting) };

  expect(laid).toEqual(['turn at 0']);
});

test('the turn of somebody who shares my phone rings here', () => {
  const { laid, heard } = listening([]);

  heard.meeting.value = meeting((draft) => {
    draft.seats.push({ ...seat(9, 'Bo'), without_device: true, shares: 1 });
    speaks(draft, 9);
    if (draft.floor.turn) draft.floor.turn.began_at = NOW;
  });

  expect(laid).toEqual(['turn at 0']);
});

test('the sign for a turn is quieter than its beginning', () => {
  const { laid } = listening([{ ...HEADS_UP, kind: 'turn' }]);

  expect(laid).toEqual([`sign at ${MINUTE}`]);
});

test('a turn that has been going on does not ring after reloading', () => {
  const { laid, heard } = listening([]);

  heard.meeting.value = meeting((draft) => speaks(draft, 1));

  expect(laid).toEqual([]);
});

test('where one device rings for all, it rings for every turn, and no other does', () => {
  const { laid, heard } = listening([]);
  const turnOf = (id: number, member: number, sounding: number) =>
    meeting((draft) => {
      speaks(draft, member);
      Object.assign(draft.floor.turn ?? {}, { id, began_at: NOW });
      draft.time.sounding = sounding;
    });

  heard.meeting.value = turnOf(13, 1, 6);
  expect(laid).toEqual([]);
  heard.meeting.value = turnOf(14, 6, 1);
  expect(laid).toEqual(['turn at 0']);
});

test('what another device rings for all is felt here, also where sounds are off', () => {
  const { laid, buzzes, on } = listening([{ ...HEADS_UP, loud: false }]);

  expect([laid, buzzes]).toEqual([[], [`heads_up at ${MINUTE}`]]);
  on.value = false;
  expect([laid, buzzes]).toEqual([[], [`heads_up at ${MINUTE}`]]);
});

test('it is heard here once this device rings for all', () => {
  const { laid, heard } = listening([{ ...HEADS_UP, loud: false }]);

  heard.ringing.value = [HEADS_UP];

  expect(laid).toEqual([`heads_up at ${MINUTE}`]);
});

test('nothing is felt by somebody who does not wish it', () => {
  const { buzzes, felt } = listening([{ ...HEADS_UP, loud: false }]);

  felt.value = false;

  expect(buzzes).toEqual([]);
});

test('my turn is felt, while one device rings for all', () => {
  const { laid, buzzes, heard } = listening([]);

  heard.meeting.value = meeting((draft) => {
    speaks(draft, 1);
    Object.assign(draft.floor.turn ?? {}, { began_at: NOW });
    draft.time.sounding = 6;
  });

  expect([laid, buzzes]).toEqual([[], ['turn at 0']]);
});

/** The sounds, as sine partials: a frequency, a share of the loudness, seconds to -60 dB. */

export interface Partial {
  readonly hertz: number;
  readonly share: number;
  readonly seconds: number;
}

export interface Sound {
  readonly partials: readonly Partial[];
  readonly attackSeconds: number;
  /** When each stroke begins, in seconds from the start. */
  readonly strokes: readonly number[];
  /** The same for those who cannot hear it: milliseconds of buzz, pause, buzz. */
  readonly vibration: readonly number[];
  /** The share of the usual loudness; all of it unless said. */
  readonly loudness?: number;
}

/** The loudest that the sum of all partials can be: -12 dBFS. */
export const PEAK = 0.25;

const TURN: Sound = {
  partials: [
    { hertz: 528, share: 1, seconds: 2.2 },
    { hertz: 1056, share: 0.25, seconds: 1.2 },
    { hertz: 1584, share: 0.08, seconds: 0.6 },
  ],
  attackSeconds: 0.008,
  strokes: [0],
  vibration: [60],
};

const DEEP_BELL: Sound = {
  partials: [
    { hertz: 174, share: 1, seconds: 9 },
    { hertz: 174.7, share: 0.6, seconds: 9 },
    { hertz: 471, share: 0.35, seconds: 6 },
    { hertz: 903, share: 0.14, seconds: 3 },
  ],
  attackSeconds: 0.04,
  strokes: [0],
  vibration: [200],
};

const LOW_BELL: readonly Partial[] = [
  { hertz: 264, share: 1, seconds: 5 },
  { hertz: 527, share: 0.5, seconds: 3.6 },
  { hertz: 793, share: 0.22, seconds: 2.2 },
  { hertz: 1420, share: 0.06, seconds: 0.9 },
];

export const SOUNDS = {
  /** For one person alone: the floor is theirs. */
  turn: TURN,
  /** For one person alone: some time of their turn has passed. */
  sign: { ...TURN, attackSeconds: 0.04, loudness: 0.4 },
  /** For everyone: all is still, and later: we go on together. */
  bell: DEEP_BELL,
  /** For everyone: a quiet of the plan may end. */
  quiet: DEEP_BELL,
  heads_up: lowBell([0]),
  wrap_up: lowBell([0]),
  end: lowBell([0, 4]),
} satisfies Record<string, Sound>;

export type SoundName = keyof typeof SOUNDS;

function lowBell(strokes: readonly number[]): Sound {
  return { partials: LOW_BELL, attackSeconds: 0.02, strokes, vibration: [40, 120, 40] };
}

/** How long a sound is heard, in seconds. */
export function lengthOf({ partials, strokes }: Sound): number {
  return Math.max(...strokes) + Math.max(...partials.map(({ seconds }) => seconds));
}

/** How loud each partial may be, so that all together stay below the peak. */
export function gainsOf({ partials, loudness = 1 }: Sound): number[] {
  const sum = partials.reduce((total, { share }) => total + share, 0);
  return partials.map(({ share }) => (PEAK * loudness * share) / sum);
}

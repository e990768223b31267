import { useId, useMemo, useRef } from 'preact/hooks';
import type { RingView } from '../screens/room/view/ring';
import { type Curve, filledTo, half, inset, outline } from './curve';
import type { Place, Shape } from './geometry';

/** How much further in everything is drawn once the time is over. */
export const OVER_SHRINK = 8;

interface Props {
  readonly shape: Shape;
  readonly view: RingView;
}

/** The table and the ring around it, which is the time. */
export function Ring({ shape: { ring }, view }: Props) {
  const paths = useMemo(
    () => ({
      whole: outline(ring),
      left: half(ring, 'left'),
      right: half(ring, 'right'),
      around: outline(inset(ring, -OVER_SHRINK)),
    }),
    [ring],
  );
  const { share, ticks, over } = view;
  return (
    <>
      <path class="track" d={paths.whole} />
      {share !== null && share > 0 && (
        <>
          <path class="fill" pathLength={100} stroke-dasharray={dash(share)} d={paths.left} />
          <path class="fill" pathLength={100} stroke-dasharray={dash(share)} d={paths.right} />
        </>
      )}
      {over && <path class="over" d={paths.around} />}
      {ticks.map((tick) => (
        <g key={tick}>
          <path class="mark" d={across(ring, tick, 'left')} />
          <path class="mark" d={across(ring, tick, 'right')} />
        </g>
      ))}
    </>
  );
}

function dash(share: number): string {
  return `${(share * 100).toFixed(2)} 200`;
}

/** A short line across the ring. */
function across(ring: Curve, share: number, side: 'left' | 'right'): string {
  const { x, y } = filledTo(ring, share, side);
  const turn = Math.atan2((y - ring.cy) / ring.b ** 2, (x - ring.cx) / ring.a ** 2);
  const at = (by: number) =>
    `${(x + by * Math.cos(turn)).toFixed(1)},${(y + by * Math.sin(turn)).toFixed(1)}`;
  return `M${at(-9)} L${at(9)}`;
}

/** The light on the table: it fades where it was and comes up where it is, without flying. */
export function Pool({ shape, speaker, mine }: PoolProps) {
  const shown = useRef<[before: Speaker | null, now: Speaker | null]>([null, null]);
  if (shown.current[1]?.id !== speaker?.id) shown.current = [shown.current[1], speaker];
  const [fading] = shown.current;
  const table = useMemo(() => outline(shape.ring), [shape.ring]);
  const radius = 0.52 * Math.max(shape.stage.width, shape.stage.height);
  return (
    <>
      <path class="table" d={table} />
      {fading && (
        <Light key={`from ${fading.id}`} light="out" at={fading.place} d={table} radius={radius} />
      )}
      {speaker && (
        <Light
          key={`at ${speaker.id}`}
          light="in"
          at={speaker.place}
          d={table}
          radius={mine ? radius * 1.18 : radius}
        />
      )}
    </>
  );
}

interface Speaker {
  readonly id: number;
  readonly place: Place;
}

interface PoolProps {
  readonly shape: Shape;
  readonly speaker: Speaker | null;
  readonly mine: boolean;
}

function Light({ light, at, d, radius }: LightProps) {
  const id = useId();
  return (
    <g class={`pool pool--${light}`}>
      <radialGradient id={id} gradientUnits="userSpaceOnUse" cx={at.x} cy={at.y} r={radius}>
        <stop offset="0" class="pool-in" />
        <stop offset=".45" class="pool-mid" />
        <stop offset="1" class="pool-out" />
      </radialGradient>
      <path d={d} fill={`url(#${id})`} />
    </g>
  );
}

interface LightProps {
  readonly light: 'in' | 'out';
  readonly at: Place;
  readonly d: string;
  readonly radius: number;
}

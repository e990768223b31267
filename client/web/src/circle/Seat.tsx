import { t } from '../i18n/room';
import type { HandKind } from '../replica/types';
import type { SeatView } from '../screens/room/view/screen';
import { BACK_ANGLE, back, handTab, type Place, SECOND_BACK_ANGLE, type Shape } from './geometry';
import { isRightToLeft } from './labels';

export type SeatLook = Omit<SeatView, 'withoutDevice'>;

interface Props {
  readonly seat: SeatLook;
  readonly shape: Shape;
  readonly place: Place;
  readonly radius: number;
  readonly people: number;
  /** Too small for a letter. */
  readonly bare: boolean;
  /** A tap chooses it. */
  readonly chosen?: boolean;
}

/** One chair at the table: its back, its cushion with a letter, a hand. */
export function Seat({ seat, shape, place, radius, people, bare, chosen }: Props) {
  const turn = `rotate(${((place.outward * 180) / Math.PI).toFixed(1)})`;
  const air = bare ? 0.75 : 1;
  const keep = seat.keeps ? ' back--keep' : '';
  return (
    <g
      class={`seat ${seatClasses(seat)}`}
      data-seat={seat.id}
      style={{ transform: `translate(${place.x.toFixed(1)}px, ${place.y.toFixed(1)}px)` }}
    >
      {chosen && <circle class="hit" r={Math.max(24, radius)} />}
      <path
        class={`back${seat.floor || seat.mine ? '' : keep}`}
        transform={turn}
        d={back(radius + 5 * air, BACK_ANGLE)}
      />
      {seat.keeps && (
        <path
          class={`back${seat.mine ? '' : keep}`}
          transform={turn}
          d={back(radius + 10.5 * air, SECOND_BACK_ANGLE)}
        />
      )}
      <circle class="cushion" r={radius.toFixed(1)} />
      {!bare && <Monogram seat={seat} radius={radius} />}
      {seat.hand && <Hand {...seat.hand} tab={tabAt(shape, place, radius, people)} />}
    </g>
  );
}

export function seatClasses(seat: SeatLook): string {
  return [
    seat.mine && 'seat--me',
    seat.floor && 'seat--floor',
    seat.next && 'seat--next',
    seat.reconnecting && 'seat--line',
    seat.left && 'seat--left',
  ]
    .filter(Boolean)
    .join(' ');
}

function Monogram({ seat, radius }: { seat: SeatLook; radius: number }) {
  const size = seat.mine ? Math.min(19, 0.62 * radius) : 0.86 * radius;
  const text = seat.mine ? t.you : monogram(seat.name);
  const down = isRightToLeft(text) ? -0.164 * size : 0.03 * size;
  return (
    <text class="mono" y={down.toFixed(1)} font-size={size.toFixed(1)}>
      {text}
    </text>
  );
}

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

export function monogram(name: string): string {
  const [first] = letters.segment(name.trim());
  return (first?.segment ?? '').toLocaleUpperCase();
}

interface TabAt {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly side: 1 | -1;
}

function tabAt(shape: Shape, place: Place, radius: number, people: number): TabAt {
  const tab = handTab(shape, place, radius, people);
  return { ...tab, x: tab.x - place.x, y: tab.y - place.y };
}

export function Hand({ place, kind, tab }: { place: number; kind: HandKind; tab: TabAt }) {
  const { x, y, radius, side } = tab;
  if (kind === 'speak') {
    return (
      <>
        <circle class="tab" cx={x} cy={y} r={radius} />
        <text class="tabtext" x={x} y={y + 0.5}>
          {place}
        </text>
      </>
    );
  }
  const left = side > 0 ? x - radius : x + radius - 36;
  return (
    <>
      <rect class="tab" x={left} y={y - radius} width={36} height={2 * radius} rx={radius} />
      <text class="tabtext" x={left + 10.5} y={y + 0.5}>
        {place}
      </text>
      {kind === 'question' || kind === 'clarify' ? (
        <text class="tabtext" x={left + 24.5} y={y + 0.5}>
          {kind === 'question' ? '?' : '”'}
        </text>
      ) : (
        <path class="tabsign" transform={`translate(${left + 24.5} ${y})`} d={SIGNS[kind]} />
      )}
    </>
  );
}

const SIGNS = {
  respond: 'M5,4 v-2 a3,3 0 0 0 -3,-3 h-7 m3,-3 l-3,3 l3,3',
  process: 'M0,-4.5 L4.5,0 L0,4.5 L-4.5,0 Z',
};

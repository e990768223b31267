import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { t } from '../i18n/room';
import type { RingView } from '../screens/room/view/ring';
import type { SeatView } from '../screens/room/view/screen';
import {
  cushion,
  middleOf,
  type Place,
  type Shape,
  type Stage,
  seatPlaces,
  shapeFor,
} from './geometry';
import { type Label, placeLabels } from './labels';
import { measured } from './measure';
import { OVER_SHRINK, Pool, Ring } from './Ring';
import { Seat } from './Seat';

interface Props {
  readonly stage: Stage;
  readonly seats: readonly SeatView[];
  readonly ring: RingView;
  /** Drawn in the middle of the table instead of names and a prompt. */
  readonly art?: ComponentChildren;
  /** Stands in the middle, inside the seats. */
  readonly children?: ComponentChildren;
}

/** The drawn circle. It is hidden from screen readers: the list beside it says the same. */
export function Circle({ stage, seats, ring, art, children }: Props) {
  const named = art === undefined;
  const people = seats.length;
  const shape = useMemo(
    () => shapeFor(stage, people, ring.over ? OVER_SHRINK : 0, named),
    [stage.width, stage.height, stage.wide, people, ring.over, named],
  );
  const mine = seats[0]?.mine ?? false;
  const places = useMemo(() => seatPlaces(shape, people, mine), [shape, people, mine]);
  const speaker = seats.findIndex(({ floor }) => floor);
  return (
    <div class="ring" style={{ width: `${stage.width}px`, height: `${stage.height}px` }}>
      <svg
        width={stage.width}
        height={stage.height}
        viewBox={`0 0 ${stage.width} ${stage.height}`}
        class={ring.frozen ? 'hush' : undefined}
        aria-hidden="true"
      >
        <Pool
          shape={shape}
          speaker={
            speaker < 0 || ring.frozen
              ? null
              : { id: seats[speaker]?.id ?? 0, place: places[speaker] as Place }
          }
          mine={speaker === 0 && mine}
        />
        <Ring shape={shape} view={ring} />
        {ring.frozen && named && <StillRings shape={shape} />}
        {art !== undefined && (
          <g transform={`translate(${shape.ring.cx} ${shape.ring.cy})`}>{art}</g>
        )}
        {seats.map((seat, i) => (
          <Seat
            key={seat.id}
            seat={seat}
            shape={shape}
            place={places[i] as Place}
            radius={cushion(shape, seat)}
            people={people}
          />
        ))}
        {named && <Names shape={shape} places={places} seats={seats} />}
      </svg>
      {children !== undefined && (
        <Middle shape={shape} people={people} over={ring.over} children={children} />
      )}
    </div>
  );
}

/** While the time is held, thin rings lie still around the words. */
function StillRings({ shape: { ring, radius } }: { shape: Shape }) {
  const least = Math.min(ring.a, ring.b) - 2.5 * radius - 40;
  return (
    <>
      {[0.75, 0.53, 0.31].map((opacity, i) => (
        <circle
          key={opacity}
          class="sill"
          opacity={opacity}
          cx={ring.cx}
          cy={ring.cy}
          r={Math.max(40, least) + 7 * i}
        />
      ))}
    </>
  );
}

interface NamesProps {
  readonly shape: Shape;
  readonly places: readonly Place[];
  readonly seats: readonly SeatView[];
}

function Names({ shape, places, seats }: NamesProps) {
  const roomy = seats.length <= 9 && shape.stage.height > 345;
  const said = seats.map((seat) => noteFor(seat, roomy));
  const labels = useMemo(
    () =>
      placeLabels(
        shape,
        places,
        seats.map((seat, i) => ({
          ...seat,
          note: said[i] ?? '',
          radius: cushion(shape, seat),
        })),
        measured,
      ),
    [shape, places, seats.map((seat, i) => `${seat.name}${said[i]}${seat.floor}`).join('|')],
  );
  return (
    <>
      {labels.map(
        (label, i) =>
          label && <Name key={seats[i]?.id} label={label} whole={seats[i]?.name ?? ''} />,
      )}
    </>
  );
}

function noteFor(seat: SeatView, roomy: boolean): string {
  if (seat.reconnecting) return t('reconnecting');
  return seat.next && roomy ? t('next') : '';
}

function Name({ label, whole }: { label: Label; whole: string }) {
  return (
    <g style={{ transform: `translate(${label.x.toFixed(1)}px, ${label.nameY.toFixed(1)}px)` }}>
      <text class="name" font-size={label.size} font-weight={label.bold ? 700 : undefined}>
        {label.text !== whole && <title>{whole}</title>}
        {label.text}
      </text>
      {label.note && (
        <text class="note" y={(label.noteY - label.nameY).toFixed(1)} font-size="14">
          {label.note}
        </text>
      )}
    </g>
  );
}

interface MiddleProps {
  readonly shape: Shape;
  readonly people: number;
  readonly over: boolean;
  readonly children: ComponentChildren;
}

function Middle({ shape, people, children }: MiddleProps) {
  const { width, top } = middleOf(shape, people);
  const low = top !== 'middle';
  return (
    <div
      class={`middle${low ? ' middle--low' : ''}`}
      style={{ '--mw': `${Math.floor(width)}px`, top: low ? `${top}px` : undefined }}
    >
      {children}
    </div>
  );
}

import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { t } from '../i18n/room';
import { later } from '../screens/parts/later';
import type { RingView } from '../screens/room/view/ring';
import type { SeatView } from '../screens/room/view/screen';
import { useValue } from '../signals/useValue';
import {
  cushion,
  type Place,
  type Shape,
  SMALL,
  type Stage,
  seatPlaces,
  shapeFor,
} from './geometry';
import { type Label, placeLabels } from './labels';
import { fontLoads, measured } from './measure';
import { Prompt, type PromptProps } from './Prompt';
import { OVER_SHRINK, Pool, Ring } from './Ring';
import { Seat } from './Seat';
import { useTapped } from './tapped';

const Piece = later('Piece', () => import('./Piece'));
const StillRings = later('StillRings', () => import('./StillRings'));
const WholeName = later('WholeName', () => import('./WholeName'));

/** The width of the ring that what lies on the table is drawn for. */
const ART = 326;
/** Smaller seats beside such a drawing carry no letter. */
const LETTERED = 15;
/** Two short words. */
const QUIET_WORDS = 112;

interface Props {
  readonly stage: Stage;
  readonly seats: readonly SeatView[];
  readonly ring: RingView;
  /** Drawn in the middle of the table instead of names and a prompt. */
  readonly art?: ComponentChildren;
  readonly prompt?: PromptProps;
  /** Between whom the talking piece is on its way, by their seats. */
  readonly piece?: { readonly from: number; readonly to: number } | null;
  /** Seats can be chosen by a tap. */
  readonly onSeat?: ((id: number) => void) | undefined;
}

/** The drawn circle. It is hidden from screen readers: the list beside it says the same. */
export function Circle({ stage, seats, ring, art, prompt, piece, onSeat }: Props) {
  const named = art === undefined;
  const people = seats.length;
  const shape = useMemo(
    () => shapeFor(stage, people, ring.over ? OVER_SHRINK : 0, named),
    [stage.width, stage.height, stage.wide, people, ring.over, named],
  );
  const mine = seats[0]?.mine ?? false;
  const places = useMemo(() => seatPlaces(shape, people, mine), [shape, people, mine]);
  const radii = seats.map((seat) => cushion(shape, seat));
  const speaker = seats.findIndex(({ floor }) => floor);
  const [drawing, whole] = useTapped(onSeat);
  const smaller = (ring.frozen && !ring.quiet) || stage.height < SMALL;
  const placeOf = (member: number) => places[seats.findIndex(({ id }) => id === member)];
  const from = piece && placeOf(piece.from);
  const to = piece && placeOf(piece.to);
  return (
    <div class="ring" style={{ width: `${stage.width}px`, height: `${stage.height}px` }}>
      <svg
        ref={drawing}
        width={stage.width}
        height={stage.height}
        viewBox={`0 0 ${stage.width} ${stage.height}`}
        class={ring.quiet ? 'hush hush--quiet' : ring.frozen || ring.still ? 'hush' : undefined}
        style={{ '--dusk': ring.dusk }}
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
        {ring.frozen && named && (
          <StillRings shape={shape} places={places} radii={radii} quiet={ring.quiet} />
        )}
        {from && to && <Piece shape={shape} people={people} from={from} to={to} />}
        {art !== undefined && (
          <g
            transform={`translate(${shape.ring.cx} ${shape.ring.cy}) scale(${Math.min(1, stage.width / ART)})`}
          >
            {art}
          </g>
        )}
        {seats.map((seat, i) => (
          <Seat
            key={seat.id}
            seat={seat}
            shape={shape}
            place={places[i] as Place}
            radius={radii[i] as number}
            people={people}
            bare={!named && shape.radius < LETTERED}
            chosen={onSeat !== undefined && !seat.floor && !seat.left}
          />
        ))}
        {named && <Names shape={shape} places={places} seats={seats} whole={whole} />}
      </svg>
      {prompt && (
        <Prompt
          {...prompt}
          shape={shape}
          places={places}
          largest={smaller ? 19 : stage.wide ? 24 : 21}
          widest={ring.quiet ? QUIET_WORDS : undefined}
        />
      )}
    </div>
  );
}

interface NamesProps {
  readonly shape: Shape;
  readonly places: readonly Place[];
  readonly seats: readonly SeatView[];
  /** Whose name is to be shown whole, by the seat. */
  readonly whole: number | null;
}

function Names({ shape, places, seats, whole }: NamesProps) {
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
    [
      useValue(fontLoads),
      shape,
      places,
      seats.map((seat, i) => `${seat.name}${said[i]}${seat.floor}${seat.keeps}`).join('|'),
    ],
  );
  const tapped = seats.findIndex(({ id }) => id === whole);
  const long = labels[tapped];
  return (
    <>
      {labels.map((label, i) => {
        const seat = seats[i];
        return label && seat && <Name key={seat.id} label={label} seat={seat} />;
      })}
      {long && long.text !== seats[tapped]?.name && (
        <WholeName label={long} name={seats[tapped]?.name ?? ''} width={shape.stage.width} />
      )}
    </>
  );
}

function noteFor(seat: SeatView, roomy: boolean): string {
  if (!roomy) return '';
  if (seat.left) return t.left;
  return seat.reconnecting ? t.reconnecting : seat.next ? t.next : '';
}

function Name({ label, seat }: { label: Label; seat: SeatView }) {
  return (
    <g
      data-seat={seat.id}
      style={{ transform: `translate(${label.x.toFixed(1)}px, ${label.nameY.toFixed(1)}px)` }}
    >
      <text class="name" font-size={label.size} font-weight={label.bold ? 700 : undefined}>
        {label.text !== seat.name && <title>{seat.name}</title>}
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

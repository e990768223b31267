import { back } from '../../circle/geometry';
import { Hand, monogram, seatClasses } from '../../circle/Seat';
import { t as beside } from '../../i18n/beside';
import { t as inOrder } from '../../i18n/order';
import { t } from '../../i18n/room';
import { Say } from '../parts/Say';
import { RitualWords } from './Ritual';
import { kindNote, seatNotes } from './Spoken';
import { lineOf, orderOf } from './view/order';
import type { Screen, SeatView } from './view/screen';

/** The same circle in words: for many people, low screens, large text, or on wish. */
export function CalmList({ screen }: { screen: Screen }) {
  const { seats, middle, ritual, from } = screen;
  const line = lineOf(from.meeting, from.me);
  const order = orderOf(from.meeting);
  const speaker = seats.find(({ floor }) => floor);
  return (
    <div class="calm stack">
      {speaker && (
        <div class="lamp-card row">
          <Chair seat={speaker} />
          <div>
            <p class="serif lamp-name">
              <bdi>{speaker.mine ? t.you : speaker.name}</bdi>
            </p>
            <p class="cap">
              {t.has_floor}
              {speaker.reconnecting && `, ${t.reconnecting}`}
            </p>
          </div>
        </div>
      )}
      {ritual ? (
        <div class="stack stack--close calm-ritual">
          <RitualWords ritual={ritual} />
        </div>
      ) : (
        middle.prompt && (
          <div class="stack stack--close">
            <p class="prompt serif">{middle.prompt}</p>
            {middle.note && (
              <p class="cap">
                <Say phrase={middle.note} />
              </p>
            )}
          </div>
        )
      )}
      {line.length > 0 && (
        <section aria-labelledby="in-order">
          <h2 class="h3" id="in-order">
            {inOrder('in_order')}
          </h2>
          {order && (
            <p class="cap">
              <Say phrase={order} />
            </p>
          )}
          <ol class="list" aria-labelledby="in-order">
            {line.map(({ id, name, kind, next }) => {
              const seat = seats.find((each) => each.id === id);
              const notes = [next && t.next, kind && kind !== 'speak' && kindNote(kind)];
              return (
                <li key={`${id} ${kind}`}>
                  {seat ? <Chair seat={seat} /> : <span />}
                  <span>
                    <bdi>{name}</bdi>
                  </span>
                  <small>{notes.filter(Boolean).join(', ')}</small>
                </li>
              );
            })}
          </ol>
        </section>
      )}
      <section>
        <h2 class="h3" id="all-seated">
          {beside('everyone')}
        </h2>
        <Rows seats={seats} />
      </section>
    </div>
  );
}

function Rows({ seats }: { seats: readonly SeatView[] }) {
  return (
    <ol class="list" aria-labelledby="all-seated">
      {seats.map((seat) => (
        <li key={seat.id}>
          <Chair seat={seat} />
          <span>
            <bdi>{seat.mine ? t.you : seat.name}</bdi>
          </span>
          <small>{seatNotes(seat).join(', ')}</small>
        </li>
      ))}
    </ol>
  );
}

const RADIUS = 23;

/** A single chair, as it looks in the circle. */
export function Chair({ seat }: { seat: SeatView }) {
  const radius = seat.floor ? RADIUS * 1.15 : RADIUS;
  return (
    <svg class="chair" viewBox="-36 -36 72 72" aria-hidden="true">
      <g class={`seat ${seatClasses(seat)}`}>
        <path
          class={`back${seat.keeps && !seat.mine && !seat.floor ? ' back--keep' : ''}`}
          transform="rotate(90)"
          d={back(radius + 5, 0.9)}
        />
        {seat.keeps && (
          <path
            class={`back${seat.mine ? '' : ' back--keep'}`}
            transform="rotate(90)"
            d={back(radius + 10.5, 0.52)}
          />
        )}
        <circle class="cushion" r={radius} />
        <text class="mono" font-size="20">
          {monogram(seat.mine ? t.you : seat.name)}
        </text>
        {seat.hand && <Hand {...seat.hand} tab={{ x: 17, y: -16, radius: 10.5, side: 1 }} />}
      </g>
    </svg>
  );
}

import { t } from '../../i18n/room';
import { say } from '../../i18n/words';
import type { HandKind } from '../../replica/types';
import type { SeatView } from './view/screen';

/** What a seat's state is called, in the order that it is read: "next, hand 1, a question". */
export function seatNotes(seat: SeatView): string[] {
  const notes = [
    seat.keeps && t.facilitator,
    seat.withoutDevice && t.without_device,
    seat.floor && t.has_floor,
    seat.offered && t.is_offered,
    seat.next && !seat.offered && t.next,
    seat.hand && say(t.hand, { count: seat.hand.place }),
    seat.hand && seat.hand.kind !== 'speak' && kindNote(seat.hand.kind),
    seat.reconnecting && t.reconnecting,
    seat.left && t.left,
  ];
  return notes.filter((note): note is string => typeof note === 'string');
}

export function kindNote(kind: HandKind): string {
  switch (kind) {
    case 'speak':
      return t.to_speak;
    case 'respond':
      return t.to_respond;
    case 'clarify':
      return t.to_clarify;
    case 'question':
      return t.a_question;
    case 'process':
      return t.about_process;
  }
}

/** The circle in words, for everyone who does not see it drawn. */
export function SpokenCircle({ seats }: { seats: readonly SeatView[] }) {
  return (
    <ol class="vh" aria-label={t.circle}>
      {seats.map((seat) => (
        <li key={seat.id}>
          <bdi>{seat.mine ? t.you : seat.name}</bdi>
          {seatNotes(seat).map((note) => `, ${note}`)}
        </li>
      ))}
    </ol>
  );
}

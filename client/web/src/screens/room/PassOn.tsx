import { t } from '../../i18n/piece';
import { Sheet } from '../parts/Sheet';
import { Chair } from './CalmList';
import { seatNotes } from './Spoken';
import type { SeatView } from './view/screen';

interface Props {
  readonly seats: readonly SeatView[];
  readonly offer: (to: number) => void;
  readonly onClose: () => void;
}

/** To whom the talking piece goes: everyone around the table, in seated order. */
export function PassOn({ seats, offer, onClose }: Props) {
  return (
    <Sheet label={t('pass_on')} class="sheet--fit" onClose={onClose}>
      <section>
        <h2 class="h3">{t('pass_on')}</h2>
        <p class="cap">{t('pass_on_cap')}</p>
        <form method="dialog" class="effects effects--one">
          {seats
            .filter(({ floor, left }) => !floor && !left)
            .map((seat) => (
              <button key={seat.id} type="submit" class="button row" onClick={() => offer(seat.id)}>
                <Chair seat={seat} />
                <b class="grow">
                  <bdi>{seat.name}</bdi>
                </b>
                <small>{seatNotes(seat).join(', ')}</small>
              </button>
            ))}
        </form>
      </section>
    </Sheet>
  );
}

import { Lamp } from '../../circle/Art';
import { Circle } from '../../circle/Circle';
import type { SeatView } from '../room/view/screen';

interface Props {
  readonly side: number;
  readonly people: number;
  /** Someone has the floor, and time has begun to fill; or it is whole, with a lamp in the middle. */
  readonly form: 'speaking' | 'whole';
}

/** The circle as a picture, with invented people or none in particular. */
export function TableArt({ side, people, form }: Props) {
  const seats = Array.from(
    { length: people },
    (_, i): SeatView => ({
      id: i,
      name: '',
      mine: false,
      keeps: false,
      floor: form === 'speaking' && i === 3,
      next: false,
      offered: false,
      reconnecting: false,
      left: false,
      withoutDevice: false,
      hand: null,
    }),
  );
  return (
    <Circle
      stage={{ width: side, height: side, wide: false }}
      seats={seats}
      ring={{
        share: form === 'whole' ? 1 : 0.45,
        ticks: [],
        frozen: false,
        quiet: false,
        over: false,
        still: false,
        dusk: 0,
      }}
      art={form === 'whole' ? <Lamp /> : null}
    />
  );
}

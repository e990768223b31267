import { Breath, Cup, Lamp } from '../../circle/Art';
import { Circle } from '../../circle/Circle';
import type { Room } from '../../circle/stage';
import { t } from '../../i18n/ritual';
import { atTime, onDay } from '../../i18n/times';
import type { Meeting } from '../../replica/types';
import { later } from '../parts/later';
import { SeriesLines } from '../parts/SeriesLines';
import type { RingView } from './view/ring';
import type { RitualView, SeatView } from './view/screen';

const AgreedTogether = later('AgreedTogether', () => import('../ours/Agreed'));

interface Props {
  readonly ritual: RitualView;
  readonly seats: readonly SeatView[];
  readonly ring: RingView;
  readonly room: Room;
}

const ART = {
  say: <Lamp />,
  drink: <Cup />,
  breathe: <Breath />,
  quiet: <Lamp radius={20} />,
  round: <Lamp />,
  contact: <Lamp />,
  agreements: null,
};

/** A step of a ritual: one thing at a time, and nothing to press. */
export function Ritual({ ritual, seats, ring, room }: Props) {
  const side = Math.floor(Math.min(326, room.width - 64, room.height - 235));
  const art = ART[ritual.kind];
  return (
    <div class="ritual">
      {art && side >= 150 && (
        <Circle
          stage={{ width: side, height: side, wide: false }}
          seats={seats}
          ring={ring}
          art={
            <g key={ritual.title} class={`begins begins--${ritual.kind}`}>
              {art}
            </g>
          }
        />
      )}
      <RitualWords key={ritual.title} ritual={ritual} />
    </div>
  );
}

/** What the step says, also where no circle is drawn. */
export function RitualWords({ ritual }: { ritual: RitualView }) {
  return (
    <>
      <h2>{ritual.title}</h2>
      {ritual.kind === 'breathe' && (
        <p class="breath-words" aria-hidden="true">
          <span>{t('breathe_in')}</span> <span>{t('breathe_out')}</span>
        </p>
      )}
      {ritual.text && <p>{ritual.text}</p>}
      {ritual.kind === 'contact' && <Contact meeting={ritual.meeting} />}
      {ritual.kind === 'agreements' && <AgreedTogether meeting={ritual.meeting} />}
    </>
  );
}

/** When people meet again and how they stay in touch. */
function Contact({ meeting }: { meeting: Meeting }) {
  const { next_at, rhythm, contact } = meeting.about;
  return (
    <p class="date">
      {next_at !== null && <b>{t('again', { day: onDay(next_at), time: atTime(next_at) })}</b>}
      <SeriesLines series={meeting.series} stage={meeting.stage} />
      {rhythm && <span>{t('rhythm', { rhythm })}</span>}
      {contact && <b>{contact}</b>}
    </p>
  );
}

import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { Circle } from '../../circle/Circle';
import { stageIn } from '../../circle/stage';
import { t } from '../../i18n/room';
import { say } from '../../i18n/words';
import { Icon } from '../parts/Icon';
import { later } from '../parts/later';
import { Say } from '../parts/Say';
import { SpokenCircle } from './Spoken';
import { useSize } from './useSize';
import type { Screen } from './view/screen';

const CalmList = later('CalmList', () => import('./CalmList'));
const Ritual = later('Ritual', () => import('./Ritual'));
const Lies = later('Lies', () => import('../../circle/Piece'));

interface Props {
  readonly screen: Screen;
  readonly asList: boolean;
  /** Nothing can be pressed on a screen for everyone. */
  readonly askTime: (() => void) | null;
  readonly showPrompt: (() => void) | null;
  /** Stands beside the clock. */
  readonly corner?: ComponentChildren;
  /** Whoever holds the talking piece can offer it by a tap on a seat. */
  readonly offer: ((to: number) => void) | undefined;
}

/** The middle of the screen: the circle, a ritual's step, or the calm list. */
export function Stage({ screen, asList, askTime, showPrompt, corner, offer }: Props) {
  const main = useRef<HTMLElement>(null);
  const room = useSize(main);
  const { seats, ring, middle, ritual, bench, piece } = screen;
  const stage = room && !asList ? stageIn(room, seats.length) : null;
  const benched = bench.length > 0 ? ' stage--benched' : '';
  const list = room !== null && (asList || stage === null);
  return (
    <main ref={main} class={`stage${list ? ' stage--list' : ''}${benched}`}>
      {list ? <CalmList screen={screen} /> : <SpokenCircle seats={seats} />}
      {stage && room && ritual && <Ritual ritual={ritual} seats={seats} ring={ring} room={room} />}
      {stage && !ritual && (
        <Circle
          stage={stage}
          seats={seats}
          ring={ring}
          piece={piece === 'middle' ? null : piece}
          onSeat={offer}
          prompt={{
            text: middle.prompt,
            note: piece === 'middle' ? <Lies /> : middle.note && <Say phrase={middle.note} />,
            showWhole: showPrompt,
          }}
        />
      )}
      <div class="corners">
        {bench.length > 0 && (
          <Bench names={bench} sees={screen.from.meeting.observing.inside.length > 0} />
        )}
        {corner}
        {askTime && (
          <button type="button" class="clock" aria-label={t.time_button} onClick={askTime}>
            <Icon name="clock" />
          </button>
        )}
      </div>
    </main>
  );
}

/** Observers sit outside the ring, for everyone to see: one line, which has its own room. */
function Bench({ names, sees }: { names: readonly string[]; sees: boolean }) {
  const shown = names.slice(0, SHOWN);
  const more = names.length - SHOWN;
  if (more > 0) shown.push(say(t.and_more, { count: more }));
  return (
    <p class="bench">
      <span>
        {shown.map((name, i) => (
          <>
            {i > 0 && ', '}
            <bdi>{name}</bdi>
          </>
        ))}
      </span>{' '}
      {say(sees ? t.observing : t.outside, { count: names.length })}
    </p>
  );
}

const SHOWN = 2;

import { useRef } from 'preact/hooks';
import { Circle } from '../../circle/Circle';
import { stageIn } from '../../circle/stage';
import { t } from '../../i18n/room';
import { Icon } from '../parts/Icon';
import { Say } from '../parts/Say';
import { CalmList } from './CalmList';
import { Ritual } from './Ritual';
import { SpokenCircle } from './Spoken';
import { useSize } from './useSize';
import type { Screen } from './view/screen';

interface Props {
  readonly screen: Screen;
  readonly asList: boolean;
  readonly askTime: () => void;
  readonly showPrompt: () => void;
}

/** The middle of the screen: the circle, a ritual's step, or the calm list. */
export function Stage({ screen, asList, askTime, showPrompt }: Props) {
  const main = useRef<HTMLElement>(null);
  const room = useSize(main);
  const { seats, ring, middle, ritual, bench } = screen;
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
          prompt={{
            text: middle.prompt,
            note: middle.note && <Say phrase={middle.note} />,
            showWhole: showPrompt,
          }}
        />
      )}
      <div class="corners">
        {bench.length > 0 && <Bench names={bench} />}
        <button type="button" class="clock" aria-label={t('time_button')} onClick={askTime}>
          <Icon name="clock" />
        </button>
      </div>
    </main>
  );
}

/** Observers sit outside the ring, for everyone to see: one line, which has its own room. */
function Bench({ names }: { names: readonly string[] }) {
  const shown = names.slice(0, SHOWN);
  const more = names.length - SHOWN;
  if (more > 0) shown.push(t('and_more', { count: more }));
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
      {t('observing', { count: names.length })}
    </p>
  );
}

const SHOWN = 2;

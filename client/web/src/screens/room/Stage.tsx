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
  const list = room !== null && (asList || stage === null);
  return (
    <main ref={main} class={`stage${list ? ' stage--list' : ''}`}>
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

/** Observers sit outside the ring, for everyone to see. */
function Bench({ names }: { names: readonly string[] }) {
  const more = names.length - SHOWN;
  return (
    <p class="bench">
      {names.slice(0, SHOWN).map((name) => (
        <bdi key={name}>{name}</bdi>
      ))}
      {more > 0 && <span>{t('and_more', { count: more })}</span>}
      <span>{t('observing', { count: names.length })}</span>
    </p>
  );
}

const SHOWN = 2;

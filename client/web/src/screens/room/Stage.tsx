import { useRef } from 'preact/hooks';
import { Circle } from '../../circle/Circle';
import { type Room, stageIn } from '../../circle/stage';
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
}

/** The middle of the screen: the circle, a ritual's step, or the calm list. */
export function Stage({ screen, asList, askTime }: Props) {
  const main = useRef<HTMLElement>(null);
  const room = useSize(main);
  const stage = room && !asList ? stageIn(room, screen.seats.length) : null;
  const list = room !== null && (asList || stage === null);
  return (
    <main ref={main} class={`stage${list ? ' stage--list' : ''}`}>
      {list ? <CalmList screen={screen} /> : <SpokenCircle seats={screen.seats} />}
      {stage && room && <Drawn screen={screen} stage={stage} room={room} />}
      {screen.bench.length > 0 && <Bench names={screen.bench} />}
      <button
        type="button"
        class="corner corner--time"
        aria-label={t('time_button')}
        onClick={askTime}
      >
        <Icon name="clock" />
      </button>
    </main>
  );
}

interface DrawnProps {
  readonly screen: Screen;
  readonly stage: NonNullable<ReturnType<typeof stageIn>>;
  readonly room: Room;
}

function Drawn({ screen, stage, room }: DrawnProps) {
  const { seats, ring, middle, ritual } = screen;
  if (ritual) return <Ritual ritual={ritual} seats={seats} ring={ring} room={room} />;
  return (
    <Circle stage={stage} seats={seats} ring={ring}>
      <div class="words" key={middle.prompt}>
        <p class={`prompt${middle.prompt.length > 70 ? ' prompt--small' : ''}`}>{middle.prompt}</p>
        {middle.note && (
          <small>
            <Say phrase={middle.note} />
          </small>
        )}
      </div>
    </Circle>
  );
}

/** Observers sit outside the ring, for everyone to see. */
function Bench({ names }: { names: readonly string[] }) {
  return (
    <p class="corner corner--bench">
      {names.slice(0, 3).map((name) => (
        <bdi key={name}>{name}</bdi>
      ))}
      {names.length > 3 && <span>{t('and_more', { count: names.length - 3 })}</span>}
      <span>{t('observing', { count: names.length })}</span>
    </p>
  );
}

import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { t } from '../../i18n/room';
import { Heading } from '../parts/Heading';
import { Pressing, Sheet } from '../parts/Sheet';
import { asList } from '../settings';
import { ActBar, focusIn } from './ActBar';
import type { Actions } from './actions';
import { Kinds } from './Kinds';
import { PhaseLine } from './PhaseLine';
import { Stage } from './Stage';
import { StatusArea } from './StatusArea';
import type { Screen } from './view/screen';

type Opened = 'kinds' | 'more' | 'drawer' | 'prompt' | null;

interface Props {
  readonly screen: Screen;
  readonly actions: Actions;
  readonly askTime: () => void;
  /** The time is shown in numbers for a moment. */
  readonly timeAsked: boolean;
  /** What stands beside the circle on wide screens. */
  readonly beside: ComponentChildren;
  /** The sheets that can be opened over the lower part of the screen. */
  readonly more: (close: () => void) => ComponentChildren;
  readonly drawer: ((close: () => void) => ComponentChildren) | null;
}

/** The one screen that everyone shares; each role adds to it. */
export function RoomScreen({ screen, actions, askTime, timeAsked, beside, more, drawer }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const [opened, open] = useState<Opened>(null);
  const close = () => open(null);
  const { ritual, status } = screen;
  const myTurn = screen.seats.some(({ mine, floor }) => mine && floor);
  const aside = timeAsked ? screen.middle.prompt : ritual ? `${ritual.title} ${ritual.text}` : '';
  return (
    <div class={`room${ritual ? ' room--ritual' : ''}`}>
      <button type="button" class="skip" onClick={() => focusIn(place)}>
        {t('skip')}
      </button>
      <header class="top">
        <Heading>{screen.title}</Heading>
        <button type="button" class="button button--quiet" onClick={actions.leave}>
          {t('leave')}
        </button>
      </header>
      <PhaseLine view={screen.phases} />
      <Stage
        screen={screen}
        asList={asList.value}
        askTime={askTime}
        showPrompt={() => open('prompt')}
      />
      <StatusArea status={status} aside={aside} hushed={ritual !== null} />
      <ActBar
        screen={screen}
        actions={actions}
        place={place}
        open={open}
        drawer={drawer !== null}
      />
      {beside}
      <Pressing.Provider value={status.look === 'plain' ? null : status.first}>
        {opened === 'kinds' && <Kinds send={actions.send} onClose={close} />}
        {opened === 'prompt' && (
          <Sheet label={t('prompt')} class="sheet--fit" onClose={close}>
            <section>
              <p class="prompt">{screen.middle.prompt}</p>
            </section>
          </Sheet>
        )}
        {opened === 'more' && more(close)}
        {opened === 'drawer' && drawer?.(close)}
      </Pressing.Provider>
      <div class="vh" role="alert">
        {myTurn && t('yours_line')}
      </div>
    </div>
  );
}

import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../i18n/room';
import { textOf } from '../../i18n/words';
import { useValue } from '../../signals/useValue';
import { Heading } from '../parts/Heading';
import { Say } from '../parts/Say';
import { pressing, Sheet } from '../parts/Sheet';
import { asList } from '../settings';
import { ActBar, focusIn } from './ActBar';
import type { Actions } from './actions';
import { onKeys } from './keys';
import { PhaseLine } from './PhaseLine';
import { Stage } from './Stage';
import { StatusArea } from './StatusArea';
import type { Button } from './view/acts';
import type { Screen } from './view/screen';

export type SheetName =
  | 'kinds'
  | 'more'
  | 'drawer'
  | 'bell'
  | 'piece'
  | 'care'
  | 'ours'
  | 'said'
  | 'notes';
export type Open = (name: SheetName) => void;

interface Props {
  readonly screen: Screen;
  readonly actions: Actions;
  readonly askTime: () => void;
  /** The time is shown in numbers for a moment. */
  readonly timeAsked: boolean;
  /** What stands beside the circle on wide screens. */
  readonly beside: (open: Open) => ComponentChildren;
  /** A word above the buttons, where somebody needs one. */
  readonly above: (open: Open) => ComponentChildren;
  /** A tap for those who lead, in the corner of the stage; it may open what it is about. */
  readonly corner?: ((open: Open) => ComponentChildren) | undefined;
  /** Offers the talking piece from my phone; nobody can while it is not here. */
  readonly offer?: ((to: number) => void) | undefined;
  /** The sheets that can be opened over the lower part of the screen. */
  readonly sheet: (name: SheetName, close: () => void, open: Open) => ComponentChildren;
  readonly drawer: boolean;
}

/** The one screen that everyone shares; each role adds to it. */
export function RoomScreen(props: Props) {
  const { screen, actions, askTime, timeAsked, beside, above, corner, offer, sheet, drawer } =
    props;
  const place = useRef<HTMLDivElement>(null);
  const [opened, open] = useState<SheetName | 'prompt' | null>(null);
  const close = () => open(null);
  const { ritual, status, acts } = screen;
  // What cannot be done any more does not wait to be done later.
  const isPast = (opened === 'piece' && !offer) || (opened === 'bell' && !acts.bell);
  useEffect(() => {
    if (isPast) close();
  }, [isPast]);
  const { now, after } = screen.phases;
  const course = `${now}${after ? `, ${textOf(after)}` : ''}`;
  const aside = timeAsked ? screen.middle.prompt : ritual ? `${ritual.title} ${ritual.text}` : '';
  const press = ({ does, actingFor }: Button) => {
    if (does === 'retry') actions.retry();
    else if (does === 'show') actions.look();
    else if (does === 'choose') open('piece');
    else if (does === 'care') open('care');
    else void actions.send(does, actingFor);
  };
  useLayoutEffect(
    () =>
      onKeys((key) => {
        if (key === 't') return askTime();
        if (key === 'b') return acts.bell && open('bell');
        const button = acts.keys[key];
        if (button) press(button);
      }),
    [acts, actions],
  );
  useLayoutEffect(() => {
    pressing.value = status.look === 'plain' ? null : status.first;
    return () => {
      pressing.value = null;
    };
  }, [status]);
  return (
    <div class={`room${ritual ? ' room--ritual' : ''}`}>
      <button type="button" class="skip" onClick={() => focusIn(place)}>
        {t.skip}
      </button>
      <header class="top">
        <Heading>{screen.title}</Heading>
        <button type="button" class="button button--quiet" onClick={actions.leave}>
          {t.leave}
        </button>
      </header>
      <PhaseLine view={screen.phases} />
      <Stage
        screen={screen}
        asList={useValue(asList)}
        askTime={askTime}
        corner={corner?.(open)}
        showPrompt={() => open('prompt')}
        offer={offer}
      />
      <StatusArea status={status} aside={aside} course={course} hushed={ritual !== null} />
      <ActBar
        screen={screen}
        send={actions.send}
        press={press}
        place={place}
        open={open}
        drawer={drawer}
        above={above(open)}
      />
      {beside(open)}
      {opened === 'prompt' && (
        <Sheet label={t.prompt} class="sheet--fit" onClose={close}>
          <section>
            <p class="prompt">{screen.middle.prompt}</p>
            {screen.middle.note && (
              <p class="cap">
                <Say phrase={screen.middle.note} />
              </p>
            )}
          </section>
        </Sheet>
      )}
      {opened && opened !== 'prompt' && sheet(opened, close, open)}
      <div class="vh" role="alert">
        {screen.myTurn || null}
      </div>
    </div>
  );
}

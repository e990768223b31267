import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { t } from '../../i18n/room';
import { Icon } from '../parts/Icon';
import { Say } from '../parts/Say';
import type { Actions } from './actions';
import { Guidance } from './Beside';
import type { Button } from './view/acts';
import type { Screen } from './view/screen';

export interface ActBarProps {
  readonly screen: Screen;
  readonly actions: Actions;
  /** The place of the main button, which is always the last in it. */
  readonly place: RefObject<HTMLDivElement | null>;
  readonly open: (sheet: 'kinds' | 'more' | 'drawer') => void;
  readonly drawer: boolean;
}

/** The one main button, its pair, and the quiet ones below. */
export function ActBar({ screen, actions, place, open, drawer }: ActBarProps) {
  const { acts } = screen;
  useFocusKept(place);
  if (acts.main === 'none') {
    return (
      <section class="act" aria-label={t('act')}>
        <div class="card stack stack--close only-phone">
          <Guidance screen={screen} />
        </div>
        <div class="under">
          <span />
          <More open={open} />
        </div>
      </section>
    );
  }
  return (
    <section class="act" aria-label={t('act')}>
      <div ref={place} class={`pair ${acts.pass ? 'pair--pass' : 'pair--one'}`}>
        {acts.pass && <Act key="pass" button={acts.pass} actions={actions} />}
        {acts.main === null ? (
          <p key="still" class="button button--main button--still" tabIndex={-1}>
            {t('still')}
          </p>
        ) : (
          <Act key="main" button={acts.main} actions={actions} />
        )}
      </div>
      <div class="under">
        <Left screen={screen} actions={actions} open={open} short={drawer} />
        {drawer && (
          <button
            type="button"
            class="button button--quiet drawer-door only-phone"
            onClick={() => open('drawer')}
          >
            {t('drawer')}
          </button>
        )}
        <More open={open} />
      </div>
    </section>
  );
}

/** To the main button, or what stands there instead. */
export function focusIn(place: ActBarProps['place']): void {
  const last = place.current?.lastElementChild;
  if (last instanceof HTMLElement) last.focus();
}

/** A change of state takes the focus from nobody: what comes into this place has it then. */
function useFocusKept(place: ActBarProps['place']): void {
  const had = place.current?.contains(document.activeElement);
  useLayoutEffect(() => {
    if (had && !place.current?.contains(document.activeElement)) focusIn(place);
  });
}

const LOOKS = {
  go: 'button--main',
  held: 'button--main button--held',
  lit: 'button--main button--lit',
  even: 'button--even',
};

interface ActProps {
  readonly button: Button;
  readonly actions: Actions;
}

function Act({ button, actions }: ActProps) {
  const { does } = button;
  return (
    <button
      type="button"
      class={`button ${LOOKS[button.look]}`}
      onClick={() => (does === 'retry' ? actions.retry() : actions.send(does))}
    >
      <Say phrase={button.label} />
    </button>
  );
}

interface LeftProps extends Pick<ActBarProps, 'screen' | 'actions' | 'open'> {
  /** There is little room: a third button stands beside. */
  readonly short: boolean;
}

function Left({ screen, actions, open, short }: LeftProps) {
  const { acts, step } = screen;
  if (acts.goOn) {
    const goOn = acts.goOn;
    return (
      <button type="button" class="button button--quiet" onClick={() => actions.send(goOn)}>
        {t('go_on')}
      </button>
    );
  }
  if (step && (screen.ritual || !acts.kinds)) return <Steps at={step.at} of={step.of} />;
  if (!acts.kinds) return <span />;
  return (
    <button
      type="button"
      class="button button--quiet"
      aria-label={t('respond_or_ask')}
      onClick={() => open('kinds')}
    >
      <Icon name="respond" />
      {t(short ? 'respond' : 'respond_or_ask')}
    </button>
  );
}

function Steps({ at, of }: { at: number; of: number }) {
  return (
    <span class="steps-row cap">
      <span class="steps" aria-hidden="true">
        {Array.from({ length: of }, (_, i) => (
          <i key={i} class={i < at ? 'on' : undefined} />
        ))}
      </span>
      {t('step', { count: at, all: of })}
    </span>
  );
}

function More({ open }: { open: ActBarProps['open'] }) {
  return (
    <button type="button" class="button button--quiet" onClick={() => open('more')}>
      <Icon name="more" />
      {t('more')}
    </button>
  );
}

import type { RefObject } from 'preact';
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
  readonly main: RefObject<HTMLButtonElement | null>;
  readonly open: (sheet: 'kinds' | 'more' | 'drawer') => void;
  readonly drawer: boolean;
}

/** The one main button, its pair, and the quiet ones below. */
export function ActBar({ screen, actions, main, open, drawer }: ActBarProps) {
  const { acts } = screen;
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
      {acts.main === null ? (
        <p class="button button--main button--still">{t('still')}</p>
      ) : acts.pass ? (
        <div class="pair pair--pass">
          <Act button={acts.pass} actions={actions} />
          <Act button={acts.main} actions={actions} own={main} />
        </div>
      ) : (
        <Act button={acts.main} actions={actions} own={main} />
      )}
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

const LOOKS = {
  go: 'button--main',
  held: 'button--main button--held',
  lit: 'button--main button--lit',
  even: 'button--even',
};

interface ActProps {
  readonly button: Button;
  readonly actions: Actions;
  readonly own?: RefObject<HTMLButtonElement | null>;
}

function Act({ button, actions, own }: ActProps) {
  const { does } = button;
  return (
    <button
      type="button"
      class={`button ${LOOKS[button.look]}`}
      ref={own ?? null}
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

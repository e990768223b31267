import type { ComponentChildren, RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { t } from '../../i18n/room';
import { say } from '../../i18n/words';
import type { Help } from '../../replica/types';
import { Icon } from '../parts/Icon';
import { RadioGroup } from '../parts/RadioGroup';
import { Say } from '../parts/Say';
import type { Actions } from './actions';
import type { Acts, Button } from './view/acts';
import type { Screen } from './view/screen';

export interface ActBarProps {
  readonly screen: Screen;
  readonly send: Actions['send'];
  readonly press: (button: Button) => void;
  /** The place of the main button, which is always the last in it. */
  readonly place: RefObject<HTMLDivElement | null>;
  readonly open: (sheet: 'kinds' | 'more' | 'drawer' | 'bell') => void;
  readonly drawer: boolean;
  /** A word that stands above the buttons. */
  readonly above: ComponentChildren;
}

/** The one main button, its pair, and the quiet ones below. */
export function ActBar({ screen, send, press, place, open, drawer, above }: ActBarProps) {
  const { acts, alone } = screen;
  useFocusKept(place);
  if (acts.main === 'none') {
    return (
      <section class="act" aria-label={t.act}>
        {above}
        <div class="under">
          <span />
          <More open={open} />
        </div>
      </section>
    );
  }
  return (
    <section class="act" aria-label={t.act}>
      {above}
      {alone && alone.answers.length > 0 && (
        <div class="answers">
          {alone.answers.map((answer) => (
            <Act key={answer.label.message} button={answer} press={press} />
          ))}
        </div>
      )}
      {acts.help && <Helps help={acts.help} send={send} />}
      <div ref={place} class={`pair ${!acts.pass ? 'pair--one' : acts.even ? '' : 'pair--pass'}`}>
        {acts.pass && <Act key="pass" button={acts.pass} press={press} />}
        {acts.main === null ? (
          <p key="still" class="button button--main button--still" tabIndex={-1}>
            <Say phrase={acts.still} />
          </p>
        ) : (
          <Act key="main" button={acts.main} press={press} />
        )}
      </div>
      <Under screen={screen} send={send} press={press} open={open} drawer={drawer} />
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
  readonly press: ActBarProps['press'];
}

function Act({ button, press }: ActProps) {
  return (
    <button type="button" class={`button ${LOOKS[button.look]}`} onClick={() => press(button)}>
      <Say phrase={button.label} />
    </button>
  );
}

interface HelpsProps {
  readonly help: NonNullable<Acts['help']>;
  readonly send: Actions['send'];
}

/** What would help me while I speak; everyone sees it beside my name. */
function Helps({ help: { turn, now, actingFor }, send }: HelpsProps) {
  return (
    <RadioGroup<Help>
      look="segment"
      label={t.what_helps}
      chosen={now}
      choices={[
        { value: 'listening', content: t.listening },
        { value: 'questions', content: t.questions },
        { value: 'ideas', content: t.wish_ideas },
      ]}
      choose={(help) => void send({ type: 'set_help', turn, help }, actingFor)}
    />
  );
}

type UnderProps = Omit<ActBarProps, 'place' | 'above'>;

function Under({ screen, send, press, open, drawer }: UnderProps) {
  const { acts, step } = screen;
  const { goOn, back } = acts;
  const left = goOn ? (
    <Quiet onClick={() => void send(goOn)}>{t.go_on}</Quiet>
  ) : back ? (
    <Quiet key="back" onClick={() => press(back)}>
      <Say phrase={back.label} />
    </Quiet>
  ) : step && (screen.ritual || !acts.kinds) ? (
    <Steps at={step.at} of={step.of} />
  ) : acts.kinds ? (
    <Quiet key="wish" label={t.respond_or_ask} onClick={() => open('kinds')}>
      <Icon name="respond" />
      <span class={drawer ? 'if-room' : undefined}>
        {drawer || acts.bell ? t.respond : t.respond_or_ask}
      </span>
    </Quiet>
  ) : null;
  return (
    <div class="under">
      {left ?? (!acts.bell && <span />)}
      {acts.bell && (
        <Quiet label={t.ring_bell} onClick={() => open('bell')}>
          <Icon name="bell" />
          {!left && t.ring_bell}
        </Quiet>
      )}
      {drawer && (
        <button
          type="button"
          class="button button--quiet drawer-door only-phone"
          onClick={() => open('drawer')}
        >
          {t.drawer}
        </button>
      )}
      <More open={open} />
    </div>
  );
}

interface QuietProps {
  readonly label?: string;
  readonly onClick: () => void;
  readonly children: ComponentChildren;
}

function Quiet({ label, onClick, children }: QuietProps) {
  return (
    <button type="button" class="button button--quiet" aria-label={label} onClick={onClick}>
      {children}
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
      {say(t.step, { count: at, all: of })}
    </span>
  );
}

function More({ open }: { open: ActBarProps['open'] }) {
  return (
    <Quiet onClick={() => open('more')}>
      <Icon name="more" />
      {t.more}
    </Quiet>
  );
}

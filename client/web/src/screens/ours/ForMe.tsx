import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../i18n/aside';
import type { Meeting } from '../../replica/types';
import { Drawn } from '../parts/Icon';
import { Sheet } from '../parts/Sheet';
import type { Actions } from '../room/actions';
import type { Open } from '../room/RoomScreen';
import type { Me } from '../room/view/people';
import { forMe, type Said } from './forMe';

interface Props {
  readonly meeting: Meeting;
  readonly me: Me;
  readonly send: Actions['send'];
}

interface LetterProps extends Omit<Props, 'send'> {
  /** There is a drawer, and it is closed. */
  readonly drawer: boolean;
  readonly open: () => void;
}

/** What this page was asked to put away, though it stands for others or for later. */
const away = new Set<number>();

const LETTER = 'M4 6.5h16v11H4zM4.5 7l7.5 6 7.5-6';

/**
 * A letter in the corner of the stage: it covers nothing and moves nothing while somebody speaks, and what
 * is for me alone is not seen before a tap.
 */
export function ForMe({ meeting, me, drawer, open }: LetterProps) {
  const { alone, all, asked } = forMe(meeting, me);
  const waits = [...alone, ...(all ? [all] : [])].some(({ card }) => !away.has(card));
  return (
    <span class="letter-place" aria-live="polite">
      {(waits || (asked && drawer)) && (
        <button type="button" class="clock for-me" aria-label={t('letter')} onClick={open}>
          <Drawn path={LETTER} />
        </button>
      )}
    </span>
  );
}

/** What the letter says. */
export function ForMeSheet({
  onClose,
  open,
  ...props
}: Props & { onClose: () => void; open: Open }) {
  return (
    <Sheet label={t('letter')} class="sheet--fit" onClose={onClose}>
      <section>
        <SaidLines {...props} onEmpty={onClose} toDrawer={() => open('drawer')} />
      </section>
    </Sheet>
  );
}

interface LinesProps extends Props {
  readonly onEmpty?: () => void;
  readonly toDrawer?: () => void;
}

export function SaidLines({ meeting, me, send, onEmpty, toDrawer }: LinesProps) {
  const [, setAway] = useState(0);
  const { alone, all, asked } = forMe(meeting, me);
  const said = [...alone, ...(all ? [all] : [])].filter(({ card }) => !away.has(card));
  const isEmpty = said.length === 0 && !(asked && toDrawer);
  useEffect(() => {
    if (isEmpty) onEmpty?.();
  }, [isEmpty]);
  const close = ({ what, card }: Said) => {
    if (what === 'answered') return void send({ type: 'take_card_back', card });
    if (what === 'for_you') return void send({ type: 'hide_card', to: me.member });
    away.add(card);
    setAway(away.size);
  };
  return (
    <>
      {asked && toDrawer && (
        <Line words={t('in_drawer')}>
          <button type="button" class="button button--small" onClick={toDrawer}>
            {t('look')}
          </button>
        </Line>
      )}
      {said.map((each) => (
        <Line key={each.card} title={t(each.what)} words={each.text}>
          <button
            type="button"
            class="button button--small"
            aria-label={t('close_it', { text: each.text })}
            onClick={() => close(each)}
          >
            {t('close')}
          </button>
        </Line>
      ))}
    </>
  );
}

interface LineProps {
  readonly title?: string;
  readonly words: string;
  readonly children: JSX.Element;
}

function Line({ title, words, children }: LineProps) {
  return (
    <div class="said-line">
      <p>
        {title && <span class="cap">{title}</span>}
        <span class={title && 'wrote'} dir="auto">
          {words}
        </span>
      </p>
      {children}
    </div>
  );
}

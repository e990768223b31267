import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../i18n/ours';
import type { Actions } from '../room/actions';
import { CardForm } from './CardForm';
import { type CardView, READERS, type Written } from './view';

interface Props {
  readonly view: CardView;
  readonly label: string;
  /** Said below the text, in the second voice. */
  readonly cap?: string;
  /** It is not there any more, but somebody was just changing it. */
  readonly gone?: boolean;
  readonly onChanging?: (changing: boolean) => void;
  readonly send: Actions['send'];
  /** What else can be pressed, before the rest. */
  readonly children?: ComponentChildren;
}

/** A card with what I may do about it. */
export function CardRow(props: Props) {
  const { view, label, cap, gone = false, onChanging, send, children } = props;
  const { card, mayChange, mayTakeBack } = view;
  const [changing, setChanging] = useState(false);
  const changes = useRef<HTMLButtonElement>(null);
  const was = useRef(changing);
  useEffect(() => {
    if (was.current && !changing) changes.current?.focus();
    was.current = changing;
  }, [changing]);
  const { text } = card;
  const change = (now: boolean) => {
    setChanging(now);
    onChanging?.(now);
  };
  return (
    <li class="card written stack stack--close">
      {changing ? (
        <CardForm
          kind={card.kind as Written}
          label={label}
          card={card}
          gone={gone}
          send={send}
          onDone={() => change(false)}
        />
      ) : (
        <>
          <p dir="auto">{text}</p>
          {cap && (
            <p class="cap">
              <bdi>{cap}</bdi>
            </p>
          )}
          {(children || mayChange || mayTakeBack) && (
            <div class="wrap">
              {children}
              {mayChange && card.kind in READERS && (
                <button
                  ref={changes}
                  type="button"
                  class="button button--small"
                  aria-label={t('change_it', { text })}
                  onClick={() => change(true)}
                >
                  {t('change')}
                </button>
              )}
              {mayTakeBack && (
                <button
                  type="button"
                  class="button button--small"
                  aria-label={t('take_back_it', { text })}
                  onClick={() => void send({ type: 'take_card_back', card: card.id })}
                >
                  {t('take_back')}
                </button>
              )}
            </div>
          )}
        </>
      )}
    </li>
  );
}

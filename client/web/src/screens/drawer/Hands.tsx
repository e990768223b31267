import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../i18n/drawer';
import { Say } from '../parts/Say';
import type { Actions } from '../room/actions';
import { kindNote } from '../room/Spoken';
import { Do } from './Do';
import { Move } from './Move';
import { Unheard } from './Unheard';
import type { Doing } from './view/doing';
import type { HandRow, HandsView } from './view/hands';

interface HandsProps {
  readonly view: HandsView;
  readonly send: Actions['send'];
}

export function Hands({ view, send }: HandsProps) {
  const { rows, fixed, policy, waits, unheard } = view;
  const list = useHeldFocus();
  return (
    <section>
      <h2 class="h3">{t('hands')}</h2>
      <p class="cap">
        <Say phrase={policy} /> {fixed && rows.length > 1 && t('order_set')}
      </p>
      {waits && (
        <p class="cap">
          <Say phrase={waits} />
        </p>
      )}
      {rows.length === 0 && <p class="cap">{t('hands_none')}</p>}
      <ol ref={list}>
        {rows.map((row) => (
          <Row key={row.key} row={row} fixed={fixed} send={send} />
        ))}
      </ol>
      <Unheard people={unheard} send={send} />
    </section>
  );
}

interface RowProps {
  readonly row: HandRow;
  readonly fixed: boolean;
  readonly send: Actions['send'];
}

/** On its buttons, the arrow keys move a hand as well. */
function Row({ row, fixed, send }: RowProps) {
  const { name, place, kind, unheard, give, earlier, later, lower } = row;
  const moves: Readonly<Record<string, Doing>> = { ArrowUp: earlier, ArrowDown: later };
  return (
    <li
      class="handrow"
      onKeyDown={(event) => {
        const does = moves[event.key]?.does;
        if (!does) return;
        event.preventDefault();
        void send(does);
      }}
    >
      <span class="num">{place}</span>
      <span class="grow">
        <bdi>{name}</bdi>
        <small class="cap">{kindNote(kind)}</small>
        {unheard && <small class="cap">{t('not_heard')}</small>}
      </span>
      <span class="moves">
        <Do doing={give} send={send} bare />
        <Do doing={lower} send={send} class="button--small button--quiet" />
        {!fixed && <Move icon="up" doing={earlier} send={send} />}
        {!fixed && <Move icon="down" doing={later} send={send} />}
      </span>
    </li>
  );
}

/**
 * A row that moves keeps the focus. The browser drops it when an element is put elsewhere, and when the
 * button is gone since there is no further; then its neighbour in the same row has it.
 */
function useHeldFocus() {
  const list = useRef<HTMLOListElement>(null);
  const focused = document.activeElement;
  const held = list.current?.contains(focused) ? focused : null;
  const row = held?.closest('li');
  useLayoutEffect(() => {
    if (!(held instanceof HTMLElement) || document.activeElement === held) return;
    const there = held.isConnected ? held : row?.querySelector('button.sq');
    if (there instanceof HTMLElement) there.focus();
  });
  return list;
}

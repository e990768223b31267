import { t } from '../../i18n/drawer';
import { Say } from '../parts/Say';
import type { Actions } from '../room/actions';
import { kindNote } from '../room/Spoken';
import { Do } from './Do';
import { useHeldFocus } from './heldFocus';
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
  const list = useHeldFocus<HTMLOListElement>();
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

import { t } from '../../i18n/drawer';
import { textOf } from '../../i18n/words';
import { Icon, type IconName } from '../parts/Icon';
import type { Actions } from '../room/actions';
import { kindNote } from '../room/Spoken';
import { Do } from './Do';
import type { Doing } from './view/doing';
import type { HandRow } from './view/drawer';

export function Hands({ rows, send }: { rows: readonly HandRow[]; send: Actions['send'] }) {
  return (
    <section>
      <h2 class="h3">{t('hands')}</h2>
      {rows.length === 0 && <p class="cap">{t('hands_none')}</p>}
      <ol>
        {rows.map(({ member, name, place, kind, give, earlier, later }) => (
          <li key={member} class="handrow">
            <span class="num">{place}</span>
            <span class="grow">
              <bdi>{name}</bdi>
              <small class="cap">{kindNote(kind)}</small>
            </span>
            <Do doing={give} send={send} />
            <Move icon="up" doing={earlier} send={send} />
            <Move icon="down" doing={later} send={send} />
          </li>
        ))}
      </ol>
    </section>
  );
}

interface MoveProps {
  readonly icon: IconName;
  readonly doing: Doing;
  readonly send: Actions['send'];
}

/** At the end of the line there is no further: the button's place stays empty. */
export function Move({ icon, doing, send }: MoveProps) {
  const { does } = doing;
  if (!does) return <span class="sq" />;
  return (
    <button
      type="button"
      class="sq"
      aria-label={textOf(doing.label)}
      onClick={() => void send(does)}
    >
      <Icon name={icon} />
    </button>
  );
}

import { t } from '../../i18n/drawer';
import { textOf } from '../../i18n/words';
import type { Actions } from '../room/actions';
import type { Unheard as Person } from './view/hands';

interface UnheardProps {
  readonly people: readonly Person[];
  readonly send: Actions['send'];
}

/** Whom the meeting has not heard, at a glance: a tap invites them, unseen by the others. */
export function Unheard({ people, send }: UnheardProps) {
  if (people.length === 0) return null;
  return (
    <fieldset class="choosing">
      <legend>{t('unheard')}</legend>
      {people.some(({ invite }) => invite) && <p class="cap">{t('unheard_cap')}</p>}
      <ul class="wrap">
        {people.map((person) => (
          <li key={person.id}>
            <Chip person={person} send={send} />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

function Chip({ person, send }: { person: Person; send: Actions['send'] }) {
  const { name, invited, invite } = person;
  if (!invite?.does) {
    return (
      <span class="tag tag--said">
        <bdi>{name}</bdi> {invited && <small class="cap">{t('invited_note')}</small>}
      </span>
    );
  }
  const { does, label } = invite;
  return (
    <button
      type="button"
      class="button button--small tag"
      aria-label={textOf(label)}
      onClick={() => void send(does)}
    >
      <bdi>{name}</bdi>
    </button>
  );
}

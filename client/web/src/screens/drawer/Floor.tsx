import { useState } from 'preact/hooks';
import { t } from '../../i18n/drawer';
import type { FloorMode } from '../../replica/types';
import { Check } from '../parts/Check';
import { RadioGroup } from '../parts/RadioGroup';
import { Say } from '../parts/Say';
import type { Actions } from '../room/actions';
import { Do } from './Do';
import type { FloorView, RoundFrom } from './view/floor';

interface FloorProps {
  readonly view: FloorView;
  readonly send: Actions['send'];
}

/** How the floor moves: the six modes as equals, and the rounds. */
export function Floor({ view, send }: FloorProps) {
  return (
    <section>
      <h2 class="h3">{t('floor')}</h2>
      <RadioGroup<FloorMode>
        label={t('floor')}
        chosen={view.mode}
        choices={view.modes.map((value) => ({ value, content: t(value) }))}
        choose={(mode) => void send({ type: 'set_floor_mode', mode })}
      />
      {[view.means, view.kept, view.late].map(
        (phrase) =>
          phrase && (
            <p key={phrase.message} class="cap told">
              <Say phrase={phrase} />
            </p>
          ),
      )}
      {view.anew.length > 0 && (
        <div class="wrap told">
          {view.anew.map((doing) => (
            <Do key={doing.label.message} doing={doing} send={send} />
          ))}
        </div>
      )}
      <From people={view.from} send={send} />
    </section>
  );
}

/** One tap on a name begins the round there. */
function From({ people, send }: { people: readonly RoundFrom[]; send: Actions['send'] }) {
  const [backwards, turn] = useState(false);
  return (
    <details class="fold">
      <summary>{t('round_from')}</summary>
      <div class="fold-in">
        <Check label={t('around')} cap={t('around_cap')} on={backwards} set={turn} />
        <div class="wrap">
          {people.map((person) => (
            <Do
              key={person.id}
              doing={backwards ? person.backwards : person.onwards}
              send={send}
              class="button--small tag"
            />
          ))}
        </div>
      </div>
    </details>
  );
}

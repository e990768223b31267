import { t } from '../../i18n/drawer';
import { textOf } from '../../i18n/words';
import type { Meeting } from '../../replica/types';
import { Say } from '../parts/Say';
import type { Actions } from '../room/actions';
import { Hints } from '../room/Hints';
import { Do } from './Do';
import { Words } from './Spoken';
import type { NextView } from './view/next';

interface Props {
  readonly view: NextView;
  readonly meeting: Meeting;
  readonly send: Actions['send'];
}

export function Next({ view, meeting, send }: Props) {
  return (
    <section>
      <h2 class="h3">{t('next')}</h2>
      {view.note && (
        <p class="stands">
          <Say phrase={view.note} />
        </p>
      )}
      {view.main && <Do doing={view.main} send={send} class="button--main button--said" />}
      {view.also.length > 0 && (
        <div class="wrap">
          {view.also.map((doing) => (
            <Do key={textOf(doing.label)} doing={doing} send={send} bare />
          ))}
        </div>
      )}
      {view.words.map((words) => (
        <Words key={words.id} words={words} send={send} />
      ))}
      {view.offers.length > 0 && (
        <fieldset class="choosing">
          <legend class="cap">{t('offers')}</legend>
          <div class="wrap">
            {view.offers.map((doing) => (
              <Do
                key={String(doing.label.values.name)}
                doing={doing}
                send={send}
                class="button--small tag"
                bare
              />
            ))}
          </div>
        </fieldset>
      )}
      <Hints meeting={meeting} />
    </section>
  );
}

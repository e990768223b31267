import { useState } from 'preact/hooks';
import { t } from '../../i18n/drawer';
import type { Phrase } from '../../i18n/words';
import { Say } from '../parts/Say';
import type { Actions } from '../room/actions';
import { Changed, Do } from './Do';
import { useHeldFocus } from './heldFocus';
import { Insert } from './Insert';
import { Move } from './Move';
import type { Doing } from './view/doing';
import type { LengthRow, PhasesView } from './view/phases';

export function Phases({ view, send }: { view: PhasesView; send: Actions['send'] }) {
  return (
    <section>
      <h2 class="h3">{t('phases')}</h2>
      <ol>
        {view.rows.map(({ id, title, now, note, buttons }) => (
          <li key={id} class={`phaserow${now ? ' now' : ''}`}>
            <span class={`grow${now ? ' serif' : ''}`}>
              {title}
              <small class="cap">
                <Say phrase={note} />
              </small>
            </span>
            {buttons.map((doing) => (
              <Do key={doing.label.message} doing={doing} send={send} />
            ))}
          </li>
        ))}
      </ol>
      {view.lengths.length > 0 && <Lengths rows={view.lengths} cap={view.cap} send={send} />}
      {view.insert && <Insert view={view.insert} send={send} />}
      {view.plan && (
        <div class="effects effects--one">
          <Do doing={view.plan} send={send} class="" />
        </div>
      )}
    </section>
  );
}

interface LengthsProps {
  readonly rows: readonly LengthRow[];
  readonly cap: Phrase;
  readonly send: Actions['send'];
}

/** Their order and their lengths. */
function Lengths({ rows, cap, send }: LengthsProps) {
  const list = useHeldFocus<HTMLUListElement>();
  const [changed, done] = useState<Doing | null>(null);
  return (
    <details class="fold">
      <summary>{t('lengths')}</summary>
      <p class="cap">
        <Say phrase={cap} />
      </p>
      <ul ref={list} class="fold-in stack">
        {rows.map(({ id, title, minutes, shorter, longer, earlier, later }) => (
          <li key={id}>
            <div class="row">
              <span class="row grow">
                {title}
                <small class="cap">
                  <Say phrase={minutes} />
                </small>
              </span>
              <Move icon="up" doing={earlier} send={send} done={done} />
              <Move icon="down" doing={later} send={send} done={done} />
            </div>
            <div class="effects">
              <Do doing={longer} send={send} class="" done={done} />
              <Do doing={shorter} send={send} class="" done={done} />
            </div>
          </li>
        ))}
      </ul>
      <Changed by={changed} />
    </details>
  );
}

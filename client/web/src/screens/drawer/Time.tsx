import { useState } from 'preact/hooks';
import { t } from '../../i18n/drawer';
import { textOf } from '../../i18n/words';
import { Check } from '../parts/Check';
import { RadioGroup } from '../parts/RadioGroup';
import { Say } from '../parts/Say';
import type { Actions } from '../room/actions';
import { Changed, Do } from './Do';
import type { Doing } from './view/doing';
import type { Running } from './view/running';
import type { SoundingView } from './view/sounding';
import type { TimeView } from './view/time';

interface TimeProps {
  readonly view: TimeView;
  readonly send: Actions['send'];
}

export function Time({ view, send }: TimeProps) {
  const { ends, planned, remains, running, hold, fixed, headsUps, sounding } = view;
  const [first, ...others] = running;
  const [changed, done] = useState<Doing | null>(null);
  return (
    <section>
      <h2 class="h3">
        {t('time')}
        {ends && (
          <small>
            <Say phrase={ends} />
          </small>
        )}
      </h2>
      {planned && (
        <p class="cap">
          <Say phrase={planned} />
        </p>
      )}
      {remains && (
        <p class="cap">
          <Say phrase={remains} />
        </p>
      )}
      {first && <Lasts running={first} told={first.ends === ends} send={send} done={done} />}
      {hold && (
        <div class="effects effects--one">
          <Do doing={hold} send={send} class="" done={done} />
        </div>
      )}
      {others.length > 0 && (
        <details class="fold">
          <summary>{t('lasts_others')}</summary>
          <div class="fold-in stack">
            {others.map((each) => (
              <Lasts key={each.key} running={each} told={false} send={send} done={done} />
            ))}
          </div>
        </details>
      )}
      <Changed by={changed} />
      {fixed && (
        <Check
          label={textOf(fixed.label)}
          cap={textOf(fixed.cap)}
          on={fixed.on}
          set={() => void send(fixed.does)}
        />
      )}
      {headsUps.length > 0 && <HeadsUps headsUps={headsUps} send={send} />}
      <Sounding view={sounding} send={send} />
    </section>
  );
}

interface LastsProps {
  readonly running: Running;
  /** When its time is over is said already. */
  readonly told: boolean;
  readonly send: Actions['send'];
  readonly done: (doing: Doing) => void;
}

function Lasts({ running: { ends, buttons }, told, send, done }: LastsProps) {
  return (
    <fieldset class="choosing">
      <legend class={told ? 'vh' : 'cap'}>
        <Say phrase={ends} />
      </legend>
      <div class="effects">
        {buttons.map((doing) => (
          <Do key={doing.label.message} doing={doing} send={send} class="" done={done} />
        ))}
      </div>
    </fieldset>
  );
}

function HeadsUps({ headsUps, send }: Pick<TimeView, 'headsUps'> & Pick<TimeProps, 'send'>) {
  return (
    <fieldset class="notices">
      <legend class="cap">{t('heads_ups')}</legend>
      <div class="wrap">
        {headsUps.map(({ label, on, does }) => (
          <button
            key={String(label.values.count)}
            type="button"
            class="button button--small tag"
            aria-pressed={on}
            aria-disabled={does === null || undefined}
            onClick={() => does && void send(does)}
          >
            <Say phrase={label} />
          </button>
        ))}
      </div>
    </fieldset>
  );
}

/** Names stand here only for whoever looks. */
function Sounding({ view, send }: { view: SoundingView; send: Actions['send'] }) {
  const [open, setOpen] = useState(false);
  const { now, silent, chosen, choices } = view;
  return (
    <details class="fold" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <span>
          <Say phrase={now} />
          {silent && (
            <small class="cap">
              <Say phrase={silent} />
            </small>
          )}
        </span>
      </summary>
      {open && (
        <div class="fold-in stack">
          <p class="cap">{t('one_rings_cap')}</p>
          <RadioGroup
            label={t('rings')}
            chosen={chosen}
            choices={choices.map(({ value, label }) => ({
              value,
              content: <Say phrase={label} />,
            }))}
            choose={(value) => {
              const does = choices.find((each) => each.value === value)?.does;
              if (does) void send(does);
            }}
          />
        </div>
      )}
    </details>
  );
}

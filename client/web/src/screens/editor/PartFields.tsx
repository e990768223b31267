import { useState } from 'preact/hooks';
import { t } from '../../i18n/editor';
import type { FloorMode, StepKind } from '../../replica/types';
import {
  changed,
  inserted,
  keyed,
  MOST_MINUTES,
  MOST_STEPS,
  minutesOf,
  moved,
  type Part,
  removed,
  type WrittenStep,
} from './changes';
import { Choice, Lines, LongField, TextField } from './fields';
import { LeftOut } from './LeftOut';
import { MODES, PHASE_KINDS, STEP_KINDS } from './own';
import { Rows } from './Rows';

/** What each kind of step is called, and how it begins. */
const STEPS = {
  say: step('step_say', 'new_say', 'new_say_text', 2, 'quiet'),
  drink: step('step_drink', 'new_drink', 'new_drink_text', 3, 'open'),
  breathe: step('step_breathe', 'new_breathe', 'new_breathe_text', 2, 'quiet'),
  quiet: step('step_quiet', 'new_quiet', 'new_quiet_text', 2, 'quiet'),
  round: step('step_round', 'new_round', 'new_round_text', 5, 'round'),
  agreements: step('step_agreements', 'new_agreements', 'new_agreements_text', 3, 'open'),
  contact: step('step_contact', 'new_contact', 'new_contact_text', 2, 'open'),
} as const satisfies Record<StepKind, object>;

function step<N extends string, T extends string, X extends string>(
  name: N,
  title: T,
  text: X,
  minutes: number,
  mode: FloorMode,
) {
  return { name, title, text, minutes, mode };
}

interface PartProps {
  readonly part: Part;
  readonly change: (change: Partial<Part>) => void;
  /** Puts the same once more behind it, where there is room. */
  readonly copy: (() => void) | null;
  readonly leaveOut: () => void;
  /** Which step is open. */
  readonly open: number | null;
  readonly toggle: (key: number) => void;
  readonly said: (words: string) => void;
}

/** All of one part. With steps it is a ritual, which takes turns and time step by step. */
export function PartFields({ part, change, copy, leaveOut, open, toggle, said }: PartProps) {
  const { title, kind, mode, minutes, prompts, hints, steps } = part;
  const isRitual = steps.length > 0;
  return (
    <>
      <TextField label={t('name')} value={title} most={80} set={(title) => change({ title })} />
      <Choice
        label={t('kind')}
        values={PHASE_KINDS}
        chosen={kind}
        name={t}
        choose={(kind) => change({ kind })}
      />
      {!isRitual && (
        <>
          <Timing minutes={minutes} mode={mode} change={change} />
          <Lines label={t('prompts')} lines={prompts} set={(prompts) => change({ prompts })} />
        </>
      )}
      <div class="stack stack--near">
        <div>
          <h3>{t('ritual')}</h3>
          <p class="cap">{t('ritual_cap')}</p>
        </div>
        <Steps
          steps={steps}
          change={(steps) => change({ steps, minutes: minutesOf({ minutes, steps }) })}
          open={open}
          toggle={toggle}
          said={said}
        />
      </div>
      <Lines label={t('hints')} lines={hints} set={(hints) => change({ hints })} />
      <p class="ways">
        {copy && (
          <button type="button" class="button button--small" onClick={copy}>
            {t('one_more')}
          </button>
        )}
        <button type="button" class="button button--small" onClick={leaveOut}>
          {t('leave_out')}
        </button>
      </p>
    </>
  );
}

interface StepsProps extends Pick<PartProps, 'open' | 'toggle' | 'said'> {
  readonly steps: readonly WrittenStep[];
  readonly change: (steps: readonly WrittenStep[]) => void;
}

function Steps({ steps, change, open, toggle, said }: StepsProps) {
  const [gone, setGone] = useState<{ readonly step: WrittenStep; readonly at: number } | null>(
    null,
  );
  const rows = steps.map((step, place) => ({
    key: step.key,
    name: step.title,
    line: t('step_line', { count: step.minutes || 0, kind: t(STEPS[step.kind].name) }),
    inside: () => (
      <StepFields
        step={step}
        change={(part) => change(changed(steps, place, part))}
        leaveOut={() => {
          change(removed(steps, place));
          setGone({ step, at: place });
        }}
      />
    ),
  }));
  const add = (kind: StepKind) => {
    const step = freshStep(kind);
    change(inserted(steps, steps.length, step));
    toggle(step.key);
  };
  return (
    <>
      {rows.length > 0 && (
        <Rows
          rows={rows}
          open={open}
          toggle={toggle}
          move={(from, to) => {
            change(moved(steps, from, to));
            said(t('moved', { name: steps[from]?.title ?? '', place: to + 1 }));
          }}
        />
      )}
      {gone && (
        <LeftOut
          key={gone.step.key}
          name={gone.step.title}
          putBack={() => {
            change(inserted(steps, gone.at, gone.step));
            setGone(null);
            toggle(gone.step.key);
          }}
        />
      )}
      {steps.length < MOST_STEPS ? (
        <fieldset class="wrap">
          <legend class="cap">{t('add_step')}</legend>
          {STEP_KINDS.map((kind) => (
            <button key={kind} type="button" class="button button--small" onClick={() => add(kind)}>
              {t(STEPS[kind].name)}
            </button>
          ))}
        </fieldset>
      ) : (
        <p class="cap">{t('most_steps')}</p>
      )}
    </>
  );
}

interface StepProps {
  readonly step: WrittenStep;
  readonly change: (change: Partial<WrittenStep>) => void;
  readonly leaveOut: () => void;
}

function StepFields({ step, change, leaveOut }: StepProps) {
  const { title, text, prompt, minutes, mode } = step;
  return (
    <>
      <TextField label={t('name')} value={title} most={80} set={(title) => change({ title })} />
      <LongField label={t('step_text')} value={text} most={500} set={(text) => change({ text })} />
      <LongField
        label={t('step_prompt')}
        value={prompt}
        most={500}
        set={(prompt) => change({ prompt })}
      />
      <Timing minutes={minutes} mode={mode} change={change} />
      <button type="button" class="button button--small" onClick={leaveOut}>
        {t('leave_out')}
      </button>
    </>
  );
}

interface TimingProps extends Pick<Part, 'minutes' | 'mode'> {
  readonly change: (change: Partial<Pick<Part, 'minutes' | 'mode'>>) => void;
}

function Timing({ minutes, mode, change }: TimingProps) {
  return (
    <div class="pair pair--fields">
      <label class="field">
        <span>{t('minutes')}</span>
        <input
          type="number"
          min={0}
          max={MOST_MINUTES}
          value={Number.isNaN(minutes) ? '' : minutes}
          onInput={(event) => change({ minutes: event.currentTarget.valueAsNumber })}
        />
      </label>
      <Choice
        label={t('mode')}
        values={MODES}
        chosen={mode}
        name={t}
        choose={(mode) => change({ mode })}
      />
    </div>
  );
}

/** One of that kind, with words to begin with. */
function freshStep(kind: StepKind): WrittenStep {
  const { title, text, minutes, mode } = STEPS[kind];
  const prompt = kind === 'round' ? t('new_round_prompt') : '';
  return keyed({ kind, title: t(title), text: t(text), prompt, minutes, mode });
}

import { useState } from 'preact/hooks';
import { t } from '../../i18n/editor';
import {
  changed,
  copied,
  inserted,
  keyed,
  MOST_PARTS,
  minutesOf,
  moved,
  type Part,
  removed,
} from './changes';
import { LeftOut } from './LeftOut';
import { PartFields } from './PartFields';
import { Rows } from './Rows';

interface Props {
  readonly parts: readonly Part[];
  readonly set: (parts: readonly Part[]) => void;
  /** Which of them is open. */
  readonly open: number | null;
  readonly setOpen: (key: number | null) => void;
}

/** The parts in order. What was left out last can be put back. */
export function Parts({ parts, set, open, setOpen }: Props) {
  const [openStep, setOpenStep] = useState<number | null>(null);
  const [said, say] = useState('');
  const [gone, setGone] = useState<{ readonly part: Part; readonly at: number } | null>(null);
  const add = (part: Part, at: number) => {
    set(inserted(parts, at, part));
    setOpen(part.key);
  };
  const rows = parts.map((part, place) => ({
    key: part.key,
    name: part.title,
    line: lineOf(part),
    inside: () => (
      <PartFields
        part={part}
        change={(change) => set(changed(parts, place, change))}
        copy={parts.length < MOST_PARTS ? () => add(copied(part), place + 1) : null}
        leaveOut={() => {
          set(removed(parts, place));
          setGone({ part, at: place });
          say('');
        }}
        open={openStep}
        toggle={(key) => setOpenStep(key === openStep ? null : key)}
        said={say}
      />
    ),
  }));
  return (
    <section class="stack stack--near">
      <div>
        <h2>{t('parts')}</h2>
        <p class="cap">{t('parts_cap')}</p>
      </div>
      <Rows
        rows={rows}
        open={open}
        toggle={(key) => setOpen(key === open ? null : key)}
        move={(from, to) => {
          set(moved(parts, from, to));
          say(t('moved', { name: parts[from]?.title ?? '', place: to + 1 }));
        }}
      />
      <p class="vh" role="status">
        {said}
      </p>
      {gone && (
        <LeftOut
          key={gone.part.key}
          name={gone.part.title}
          putBack={() => {
            set(inserted(parts, gone.at, gone.part));
            setGone(null);
            setOpen(gone.part.key);
          }}
        />
      )}
      {parts.length < MOST_PARTS ? (
        <button type="button" class="button" onClick={() => add(freshPart(), parts.length)}>
          {t('add_part')}
        </button>
      ) : (
        <p class="cap">{t('most_parts')}</p>
      )}
    </section>
  );
}

function lineOf(part: Part): string {
  const count = minutesOf(part);
  const steps = t('steps_count', { count: part.steps.length });
  return part.steps.length
    ? t('ritual_line', { count, steps })
    : t('part_line', { count, mode: t(part.mode) });
}

function freshPart(): Part {
  const none = { prompts: [], steps: [], hints: [] };
  return keyed({ kind: 'own', title: t('new_part'), minutes: 10, mode: 'open', ...none });
}

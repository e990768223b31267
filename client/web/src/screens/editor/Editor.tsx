import './editor.css';
import { useState } from 'preact/hooks';
import { t } from '../../i18n/editor';
import { Brand } from '../parts/Brand';
import { Heading } from '../parts/Heading';
import { RadioGroup } from '../parts/RadioGroup';
import { type Editing, minutesIn, type Written } from './changes';
import { Faults } from './Faults';
import { Find } from './Find';
import { TextField } from './fields';
import { Parts } from './Parts';
import { useEditing } from './useEditing';

interface Props {
  /** Under which it is saved. */
  readonly id: string;
  /** As it is saved, or what it begins from. */
  readonly from: Written;
  /** It was saved under this id; or the editor is left, and the draft stays. */
  readonly done: (saved: string | null) => void;
}

/** A plan of the group's own. What is written stays on this device, also when the page is left in the middle. */
export function Editor({ id, from, done }: Props) {
  const { editing, change, restart, faults, problem, busy, elsewhere, ...whole } = useEditing(
    id,
    from,
    done,
  );
  const [open, setOpen] = useState<number | null>(null);
  const { parts } = editing;
  return (
    <main class="page editor">
      <Brand />
      <div class="stack stack--close">
        <Heading>{t('head')}</Heading>
        <p>{t('lead')}</p>
      </div>
      <About editing={editing} change={change} />
      <Find />
      <Parts parts={parts} set={(parts) => change({ parts })} open={open} setOpen={setOpen} />
      <div class="stack stack--near">
        <p class="lead">{t('in_all', { count: minutesIn(parts) })}</p>
        <Faults faults={faults} show={(part) => setOpen(parts[part]?.key ?? null)} />
        <p class="problem" role="alert">
          {problem}
        </p>
        {elsewhere !== 'no' && (
          <div class="aside-note" role="alert">
            <p>{t(elsewhere === 'saved' ? 'changed_elsewhere' : 'elsewhere')}</p>
            <p class="ways">
              <button type="button" class="button button--small" onClick={whole.keepBoth}>
                {t('both')}
              </button>
              {elsewhere === 'saved' && (
                <button type="button" class="button button--small" onClick={whole.keepThis}>
                  {t('this_one')}
                </button>
              )}
            </p>
          </div>
        )}
        <button type="button" class="button button--main" onClick={whole.keep}>
          {busy ? t('keeping') : t('keep')}
        </button>
        <div class="pair pair--fields">
          <button type="button" class="button" onClick={whole.tryOut}>
            {t('try_out')}
          </button>
          <button type="button" class="button" onClick={whole.saveFile}>
            {t('as_file')}
          </button>
        </div>
        <p class="cap">{t('try_out_cap')}</p>
        <p class="ways">
          <button type="button" class="button button--quiet" onClick={() => done(null)}>
            {t('back')}
          </button>
          <button type="button" class="button button--quiet" onClick={restart}>
            {t('discard')}
          </button>
        </p>
        <p class="cap">{t('back_cap')}</p>
      </div>
    </main>
  );
}

interface AboutProps {
  readonly editing: Editing;
  readonly change: (part: Partial<Editing>) => void;
}

function About({ editing: { title, blurb, kind }, change }: AboutProps) {
  return (
    <div class="stack">
      <TextField label={t('title')} value={title} most={80} set={(title) => change({ title })} />
      <TextField
        label={t('blurb')}
        value={blurb}
        most={200}
        example={t('blurb_example')}
        set={(blurb) => change({ blurb })}
      />
      <RadioGroup
        label={t('who')}
        look="segment"
        choices={[
          { value: 'group', content: t('group') },
          { value: 'pair', content: t('pair') },
        ]}
        chosen={kind}
        choose={(kind) => change({ kind })}
      />
    </div>
  );
}

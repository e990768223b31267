import { useState } from 'preact/hooks';
import { t } from '../../i18n/drawer';
import type { About, Meeting } from '../../replica/types';
import { later } from '../parts/later';
import type { Actions } from '../room/actions';

const AboutForm = later('AboutForm', () => import('./AboutForm'));

export interface WhenAndWhereProps {
  readonly about: About;
  readonly stage: Meeting['stage'];
  readonly now: number;
  readonly send: Actions['send'];
}

/** The practicalities, to be changed at any time: seldom wanted, so they are fetched when they are. */
export function WhenAndWhere(props: WhenAndWhereProps) {
  const [open, setOpen] = useState(false);
  return (
    <section>
      <details class="fold" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t('when_and_where')}</summary>
        <div class="fold-in stack">{open && <AboutForm {...props} />}</div>
      </details>
    </section>
  );
}

import { useState } from 'preact/hooks';
import type { Moment } from '../debrief/replay';
import { t } from '../i18n/rehearsal';
import type { Problem } from '../screens/parts/api';
import { again } from './scenarios';

interface Props {
  readonly id: string;
  /** That one looks back at. */
  readonly moment: Moment;
}

/** Looking back at a rehearsal, whoever led it can go on from the moment that they see, another way. */
export function FromHere({ id, moment }: Props) {
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const { seq, meeting } = moment.replica;
  const over = meeting.stage === 'ended';
  const goBack = () => {
    setProblem('');
    setBusy(true);
    again(id, seq).then(
      (other) => location.assign(`/m/${other}`),
      (why: Problem) => {
        setProblem(why.message);
        setBusy(false);
      },
    );
  };
  return (
    <section class="effects effects--one">
      <button type="button" class="button" disabled={over || busy} onClick={goBack}>
        <b>{t('back')}</b>
        <small>{t(over ? 'back_over' : 'back_cap')}</small>
      </button>
      <p class="problem" role="alert">
        {problem}
      </p>
    </section>
  );
}

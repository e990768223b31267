import { t } from '../../i18n/pair';
import { atTime } from '../../i18n/times';
import type { GoingOn as Asked, Wish } from '../../replica/types';
import { useOrganisation } from '../parts/organisation';
import { RadioGroup } from '../parts/RadioGroup';
import type { Actions } from '../room/actions';

interface Props {
  readonly asked: Asked;
  readonly send: Actions['send'];
}

const ANSWERS: readonly Wish[] = ['yes', 'no', 'else'];

/** What one of a pair is asked, apart, and what both are told at one moment. */
export function GoingOn({ asked, send }: Props) {
  const { on, answer, until } = asked;
  if (on !== null) {
    return (
      <section class="card stack stack--close" role="status">
        <h2 class="h3">{t(on ? 'on' : 'over')}</h2>
        <p>{t(on ? 'on_cap' : 'over_cap')}</p>
        {!on && <SomeoneElse />}
      </section>
    );
  }
  return (
    <section class="card stack stack--close going-on">
      <h2 class="h3">{t('asked')}</h2>
      <p class="cap">
        {t('asked_cap')} {t('told_at', { time: atTime(until) })}
      </p>
      <RadioGroup<Wish | ''>
        label={t('asked')}
        chosen={answer ?? ''}
        choices={ANSWERS.map((value) => ({ value, content: t(value) }))}
        choose={(value) => {
          if (value) void send({ type: 'answer_go_on', answer: value });
        }}
      />
      <p class="cap" role="status">
        {answer && t('kept')}
      </p>
      {answer === 'else' && <SomeoneElse />}
    </section>
  );
}

/** The way to somebody else leads past the two of them. */
function SomeoneElse() {
  const contact = useOrganisation();
  if (contact === null) return null;
  return <p>{contact ? t('someone_else', { contact }) : t('someone_else_none')}</p>;
}

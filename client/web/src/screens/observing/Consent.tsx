/** The question whether observers may see: for one person alone, and a no weighs as much as a yes. */

import { useState } from 'preact/hooks';
import { t } from '../../i18n/observing';
import { together } from '../../i18n/times';
import type { Meeting } from '../../replica/types';
import { RadioGroup } from '../parts/RadioGroup';
import type { Actions } from '../room/actions';
import { type Me, nameOf, onTheBench, shared } from '../room/view/people';

interface Props {
  readonly meeting: Meeting;
  readonly me: Me;
  readonly send: Actions['send'];
}

/** Whom it is about, and why they come. */
export function WhoAndWhy({ meeting }: { meeting: Meeting }) {
  const bench = onTheBench(meeting).map(nameOf);
  const { why, line } = meeting.observing;
  return (
    <>
      <p>
        {bench.length > 0
          ? t('come', { count: bench.length, names: together(bench) })
          : t('may_come')}
      </p>
      {why && <p class="cap">{t('why', { why })}</p>}
      <p class="cap">
        {t('afterwards')} {line && t('may_write')}
      </p>
    </>
  );
}

/** In the room, once, and never while somebody speaks. */
export function Asked({ meeting, me, send }: Props) {
  const [quiet, setQuiet] = useState(false);
  if (!quiet && !meeting.floor.turn && !meeting.bell) setQuiet(true);
  if (!quiet) return null;
  return (
    <div class="card asks stack stack--near">
      <WhoAndWhy meeting={meeting} />
      <p class="h3" aria-hidden="true">
        {t('ask')}
      </p>
      <fieldset class="pair pair--even">
        <legend class="vh">{t('ask')}</legend>
        {[true, false].map((welcome) => (
          <button
            key={String(welcome)}
            type="button"
            class="button"
            onClick={() => void send({ type: 'answer_observers', welcome })}
          >
            {t(welcome ? 'yes' : 'no')}
          </button>
        ))}
      </fieldset>
      <p class="cap">{t(shared(meeting, me) ? 'shared' : 'alone')}</p>
    </div>
  );
}

type Answer = 'yes' | 'no' | '';

interface ChoiceProps {
  readonly chosen: Answer;
  readonly choose: (welcome: boolean) => void;
}

function Choice({ chosen, choose }: ChoiceProps) {
  return (
    <RadioGroup<Answer>
      label={t('ask')}
      chosen={chosen}
      choices={[
        { value: 'yes', content: t('yes') },
        { value: 'no', content: t('no') },
      ]}
      choose={(answer) => choose(answer === 'yes')}
    />
  );
}

interface DoorProps {
  readonly meeting: Meeting;
  readonly welcome: boolean | null;
  readonly choose: (welcome: boolean) => void;
}

/** At the door: it can be left open. */
export function ConsentAtDoor({ meeting, welcome, choose }: DoorProps) {
  return (
    <section class="stack stack--near">
      <h2 class="h3">{t('observers')}</h2>
      <WhoAndWhy meeting={meeting} />
      <p>{t('ask')}</p>
      <Choice chosen={answerOf(welcome)} choose={choose} />
      <p class="cap">
        {t('alone')} {t('at_door')}
      </p>
    </section>
  );
}

/** In More, and at goodbye: who observes, my answer, and the curtain, one tap away for everyone. */
export function Observers({ meeting, me, send }: Props) {
  const { inside, answers } = meeting.observing;
  const mine = answers.find(({ member }) => member === me.member)?.welcome ?? null;
  const bench = onTheBench(meeting);
  return (
    <section class="stack stack--near">
      <h2 class="h3">{t('observers')}</h2>
      <WhoAndWhy meeting={meeting} />
      <p class="cap">
        {bench.length === 0
          ? t('nobody_yet')
          : inside.length > 0
            ? t('open')
            : `${t('drawn')} ${t(meeting.stage === 'ended' ? 'stays' : 'opens')}`}
      </p>
      <p>{t('ask')}</p>
      <Choice
        chosen={shared(meeting, me) ? '' : answerOf(mine)}
        choose={(welcome) => void send({ type: 'answer_observers', welcome })}
      />
      <p class="cap">{t(shared(meeting, me) ? 'shared' : 'alone_here')}</p>
      {inside.length > 0 && (
        <div class="effects effects--one">
          <button type="button" class="button" onClick={() => void send({ type: 'draw_curtain' })}>
            <b>{t('draw')}</b>
            <small>{t('draw_cap')}</small>
          </button>
        </div>
      )}
    </section>
  );
}

function answerOf(welcome: boolean | null): Answer {
  return welcome === null ? '' : welcome ? 'yes' : 'no';
}

import { useState } from 'preact/hooks';
import { t } from '../../i18n/kinds';
import type { AnyCommand, HandKind, Meeting } from '../../replica/types';
import { RadioGroup } from '../parts/RadioGroup';
import { Say } from '../parts/Say';
import { Sheet } from '../parts/Sheet';
import type { Actions } from './actions';
import { waysOf } from './view/acts';
import { orderOf } from './view/order';
import { type Me, nameIn, onMyPhone } from './view/people';

interface Props {
  readonly meeting: Meeting;
  readonly me: Me;
  readonly send: Actions['send'];
  readonly onClose: () => void;
}

const KINDS = [
  ['respond', 'respond_cap'],
  ['clarify', 'clarify_cap'],
  ['question', 'question_cap'],
  ['process', 'process_cap'],
  ['speak', 'speak_cap'],
] as const satisfies readonly (readonly [HandKind, string])[];

/** The kinds of a hand, those that are up, and a thought for whoever speaks. */
export function Kinds({ meeting, me, send, onClose }: Props) {
  const [who, setWho] = useState(me.member);
  const ours = onMyPhone(meeting, me);
  const mine = who === me.member;
  const ask = (command: AnyCommand) => void send(command, mine ? undefined : who);
  const order = orderOf(meeting);
  const hands = meeting.floor.hands.filter(({ member }) => member === who);
  const down = KINDS.filter(([kind]) => !hands.some((hand) => hand.kind === kind));
  const { turn, mode } = meeting.floor;
  const speaks = turn?.member === who;
  return (
    <Sheet label={t('kinds')} class="sheet--fit" onClose={onClose}>
      {ours.length > 1 && (
        <section>
          <RadioGroup
            label={t('for_whom')}
            chosen={String(who)}
            choices={ours.map((id) => ({
              value: String(id),
              content: id === me.member ? t('me') : nameIn(meeting, id),
            }))}
            choose={(id) => setWho(Number(id))}
          />
        </section>
      )}
      {hands.length > 0 && (
        <section>
          <h2 class="h3">{t('mine')}</h2>
          <ul class="stack stack--near">
            {hands.map(({ kind }) => (
              <Raised
                key={kind}
                {...{ meeting, who, kind, ask }}
                down={down.map(([each]) => each)}
              />
            ))}
          </ul>
        </section>
      )}
      {!mine && <Others meeting={meeting} me={me} who={who} send={send} />}
      {mode !== 'quiet' && !speaks && (
        <section>
          <h2 class="h3">{hands.length > 0 ? t('raise') : t('kinds')}</h2>
          {order && (
            <p class="cap">
              <Say phrase={order} />
            </p>
          )}
          <form method="dialog" class="effects effects--one">
            {down.map(([kind, cap]) => (
              <button
                key={kind}
                type="submit"
                class="button"
                onClick={() => ask({ type: 'raise_hand', kind })}
              >
                <b>{t(kind)}</b>
                <small>{t(cap)}</small>
              </button>
            ))}
            {mine && turn && mayOffer(meeting, me, turn.member) && (
              <button
                type="submit"
                class="button"
                onClick={() => ask({ type: 'offer_thought', turn: turn.id })}
              >
                <b>{t('thought')}</b>
                <small>{t('thought_cap', { name: nameIn(meeting, turn.member) })}</small>
              </button>
            )}
          </form>
        </section>
      )}
    </Sheet>
  );
}

/** A thought is for one person alone, so they need a screen of their own; one thought at a time. */
function mayOffer({ advice, seats }: Meeting, me: Me, speaker: number): boolean {
  const waits = advice.thoughts.some(({ member, not_now }) => member === me.member && !not_now);
  return !waits && !seats.some(({ id, without_device }) => id === speaker && without_device);
}

interface RaisedProps {
  readonly meeting: Meeting;
  readonly who: number;
  readonly kind: HandKind;
  readonly down: readonly HandKind[];
  readonly ask: (command: AnyCommand) => void;
}

/** A hand that is up: it can go down, become another kind, or wait a little longer. */
function Raised({ meeting, who, kind, down, ask }: RaisedProps) {
  const { hands } = meeting.floor;
  const place = hands.findIndex((hand) => hand.member === who && hand.kind === kind);
  return (
    <li class="card stack stack--close">
      <p>
        <b>{t(kind)}</b>
      </p>
      <div class="wrap">
        <button
          type="button"
          class="button button--small"
          aria-label={t('lower_it', { kind: t(kind) })}
          onClick={() => ask({ type: 'lower_hand', kind, member: null })}
        >
          {t('lower')}
        </button>
        {place < hands.length - 1 && (
          <button
            type="button"
            class="button button--small"
            aria-label={t('later_it', { kind: t(kind) })}
            onClick={() => ask({ type: 'move_hand', member: who, kind, place: place + 1 })}
          >
            {t('later')}
          </button>
        )}
        {down.length > 0 && (
          <select
            class="button button--small"
            value=""
            aria-label={t('change_it', { kind: t(kind) })}
            onChange={({ currentTarget }) => {
              const to = down.find((each) => each === currentTarget.value);
              currentTarget.value = '';
              if (to) ask({ type: 'change_hand', kind, to });
            }}
          >
            <option value="">{t('change')}</option>
            {down.map((to) => (
              <option key={to} value={to}>
                {t(to)}
              </option>
            ))}
          </select>
        )}
      </div>
    </li>
  );
}

interface OthersProps extends Pick<Props, 'meeting' | 'me' | 'send'> {
  readonly who: number;
}

/** What else somebody who shares my phone can do now: take a turn of the round, or let it pass. */
function Others({ meeting, me, who, send }: OthersProps) {
  const { main, pass } = waysOf(meeting, me, who);
  const ways = [pass, main].flatMap((way) => {
    const does = way?.does;
    return way &&
      typeof does === 'object' &&
      does.type !== 'raise_hand' &&
      does.type !== 'lower_hand'
      ? [{ label: way.label, does }]
      : [];
  });
  if (ways.length === 0) return null;
  return (
    <section>
      <form method="dialog" class="effects effects--one">
        {ways.map(({ label, does }) => (
          <button key={does.type} type="submit" class="button" onClick={() => void send(does, who)}>
            <Say phrase={label} />
          </button>
        ))}
      </form>
    </section>
  );
}

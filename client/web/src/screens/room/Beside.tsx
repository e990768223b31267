import { t as about } from '../../i18n/about';
import { t as beside } from '../../i18n/beside';
import { t as inOrder } from '../../i18n/order';
import { t } from '../../i18n/room';
import { say } from '../../i18n/words';
import type { Card, CardKind, Meeting } from '../../replica/types';
import { Facts, Forgotten } from '../parts/Facts';
import { later } from '../parts/later';
import { Say } from '../parts/Say';
import type { Actions } from './actions';
import { Guidance } from './Guidance';
import type { Open } from './RoomScreen';
import { kindNote } from './Spoken';
import { lineOf, orderOf } from './view/order';
import type { Screen } from './view/screen';

const Notes = later('Notes', () => import('../observing/Notes'));

interface Props {
  readonly screen: Screen;
  readonly meeting: Meeting;
  /** Observers are told what to notice instead of whose turn comes when. */
  readonly observes: boolean;
  readonly now: number;
  readonly send: Actions['send'];
  readonly open: Open;
}

/** What stands beside the circle on wide screens, for all who do not facilitate. */
export function Beside({ screen, meeting, observes, now, send, open }: Props) {
  return (
    <aside class="beside" aria-label={beside('beside')}>
      <div class="card stack">
        {observes ? (
          <>
            <Guidance meeting={meeting} />
            <hr class="rule" />
            <Notes meeting={meeting} send={send} />
          </>
        ) : (
          <InOrder screen={screen} />
        )}
        <hr class="rule" />
        <Written title={beside('came_for')} cards={written(meeting, 'goal', 'hope')} />
        <Written title={beside('agreed')} cards={written(meeting, 'agreement')} />
        <button type="button" class="button wide" onClick={() => open('ours')}>
          {beside('ours')}
        </button>
        <hr class="rule" />
        <h2 class="h3">{beside('about_meeting')}</h2>
        <p class="facts lines">
          <Facts meeting={meeting} />
          {meeting.about.contact && (
            <span>{say(about.contact, { contact: meeting.about.contact })}</span>
          )}
        </p>
        <p class="cap">
          <Forgotten meeting={meeting} now={now} />
        </p>
      </div>
    </aside>
  );
}

function written({ cards }: Meeting, ...kinds: CardKind[]): Card[] {
  return cards.filter(({ kind }) => kinds.includes(kind));
}

function Written({ title, cards }: { title: string; cards: readonly Card[] }) {
  if (cards.length === 0) return null;
  return (
    <>
      <h2 class="h3">{title}</h2>
      <ul class="stack stack--close">
        {cards.map(({ id, text }) => (
          <li key={id} class="wrote" dir="auto">
            {text}
          </li>
        ))}
      </ul>
    </>
  );
}

function InOrder({ screen }: { screen: Screen }) {
  const { meeting, me } = screen.from;
  const line = lineOf(meeting, me);
  const order = orderOf(meeting);
  return (
    <>
      <h2 class="h3">{inOrder('in_order')}</h2>
      {order && (
        <p class="cap">
          <Say phrase={order} />
        </p>
      )}
      {line.length === 0 ? (
        <p class="cap">{beside('nobody_waits')}</p>
      ) : (
        <ol class="list">
          {line.map(({ id, name, kind, next }, i) => (
            <li key={`${id} ${kind}`}>
              <span class="num">{i + 1}</span>
              <span>
                <bdi>{name}</bdi>
              </span>
              <small>
                {[next && t.next, kind && kind !== 'speak' && kindNote(kind)]
                  .filter(Boolean)
                  .join(', ')}
              </small>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

import { useState } from 'preact/hooks';
import { t } from '../../i18n/ours';
import type { Meeting } from '../../replica/types';
import { Sheet } from '../parts/Sheet';
import type { Actions } from '../room/actions';
import { type Me, shared } from '../room/view/people';
import { Agreements } from './Agreements';
import { CardForm } from './CardForm';
import { CardRow } from './CardRow';
import { Fold } from './Fold';
import { GoesAlong } from './GoesAlong';
import { useKeptFocus } from './keptFocus';
import { alongOf, type CardView, type Comfort, type OursView, oursOf } from './view';

interface Props {
  readonly meeting: Meeting;
  readonly me: Me;
  readonly send: Actions['send'];
  readonly onClose: () => void;
}

/** What our circle has written down: for everyone, for few, and for oneself. */
export function OurCircle({ meeting, me, send, onClose }: Props) {
  const view = oursOf(meeting, me);
  const [looked, setLooked] = useState(!shared(meeting, me));
  // Whose topics they are is for nobody else on a shared phone.
  const along = alongOf(meeting, me).filter(({ card }) => looked || card.kind !== 'topic');
  return (
    <Sheet label={t('ours')} onClose={onClose}>
      <Board view={view} send={send} />
      <Agreements agreements={view.agreements} writes={view.writes} send={send} />
      {view.writes &&
        (looked ? (
          <>
            <Topics view={view} send={send} />
            <ComfortCard view={view} send={send} />
          </>
        ) : (
          <section>
            <p class="cap">{t('hidden')}</p>
            <button type="button" class="button" onClick={() => setLooked(true)}>
              {t('show')}
            </button>
          </section>
        ))}
      <Others view={view} />
      {along.length > 0 && (
        <section>
          <h2 class="h3">{t('goes_along')}</h2>
          <GoesAlong cards={along} send={send} />
        </section>
      )}
      <Resources resources={view.resources} writes={me.role === 'facilitator'} send={send} />
    </Sheet>
  );
}

interface PartProps {
  readonly view: OursView;
  readonly send: Actions['send'];
}

function Board({ view: { board, writes }, send }: PartProps) {
  const place = useKeptFocus<HTMLElement>(board.length);
  return (
    <section ref={place}>
      <h2 class="h3">{t('came_for')}</h2>
      <p class="cap">{board.length > 0 ? t('came_for_cap') : t('nothing_yet')}</p>
      <ul class="stack stack--near">
        {board.map((card) => (
          <CardRow
            key={card.card.id}
            view={card}
            label={t(card.card.kind === 'goal' ? 'goal' : 'hope')}
            cap={card.mine ? t('you') : card.name}
            send={send}
          />
        ))}
      </ul>
      {writes && (
        <>
          <Fold summary={t('goal_add')}>
            <CardForm kind="goal" label={t('goal')} send={send} />
          </Fold>
          <Fold summary={t('hope_add')}>
            <CardForm kind="hope" label={t('hope')} send={send} />
          </Fold>
        </>
      )}
    </section>
  );
}

function Topics({ view: { topics }, send }: PartProps) {
  const place = useKeptFocus<HTMLElement>(topics.length);
  return (
    <section ref={place}>
      <h2 class="h3">{t('topics')}</h2>
      <p class="cap">{t('topics_cap')}</p>
      <ul class="stack stack--near">
        {topics.map((card) => (
          <CardRow
            key={card.card.id}
            view={card}
            label={t('text')}
            cap={[card.mine && t('topic_mine'), t(`by_${card.card.audience}`)]
              .filter(Boolean)
              .join(' ')}
            send={send}
          />
        ))}
      </ul>
      <Fold summary={t('topic_add')}>
        <CardForm kind="topic" label={t('text')} send={send} />
      </Fold>
    </section>
  );
}

function ComfortCard({ view: { comfort }, send }: PartProps) {
  return (
    <section>
      <h2 class="h3">{t('comfort')}</h2>
      <p class="cap">{t('comfort_cap')}</p>
      {comfort.map(([field, card]) => (
        <ComfortField key={field} field={field} card={card} send={send} />
      ))}
    </section>
  );
}

interface FieldProps {
  readonly field: Comfort;
  readonly card: CardView | null;
  readonly send: Actions['send'];
}

function ComfortField({ field, card, send }: FieldProps) {
  const place = useKeptFocus<HTMLDivElement>(card === null);
  return (
    <div ref={place} class="stack stack--close">
      {card ? (
        <>
          <h3>{t(field)}</h3>
          <ul>
            <CardRow view={card} label={t(field)} cap={t(`by_${card.card.audience}`)} send={send} />
          </ul>
        </>
      ) : (
        <Fold summary={t(field)}>
          <CardForm
            kind={field}
            label={t(field)}
            cap={field === 'calms' ? t('calms_cap') : ''}
            send={send}
          />
        </Fold>
      )}
    </div>
  );
}

function Others({ view: { others } }: { view: OursView }) {
  if (others.length === 0) return null;
  return (
    <section>
      <h2 class="h3">{t('others')}</h2>
      <ul class="stack stack--near">
        {others.map(({ member, name, cards }) => (
          <li key={member} class="card written stack stack--close">
            <h3>
              <bdi>{name}</bdi>
            </h3>
            {cards.map(({ id, kind, text }) => (
              <p key={id}>
                <span class="cap">{t(kind as 'helps')}</span>
                <span class="wrote" dir="auto">
                  {text}
                </span>
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ResourcesProps {
  readonly resources: readonly CardView[];
  readonly writes: boolean;
  readonly send: Actions['send'];
}

function Resources({ resources, writes, send }: ResourcesProps) {
  const place = useKeptFocus<HTMLElement>(resources.length);
  if (resources.length === 0 && !writes) return null;
  return (
    <section ref={place}>
      <h2 class="h3">{t('resources')}</h2>
      <p class="cap">{t('resources_cap')}</p>
      <ul class="stack stack--near">
        {resources.map((card) => (
          <CardRow
            key={card.card.id}
            view={card}
            label={t('resource')}
            cap={writes ? t(`by_${card.card.audience}`) : ''}
            send={send}
          />
        ))}
      </ul>
      {writes && (
        <Fold summary={t('resource_add')}>
          <CardForm kind="resource" label={t('resource')} send={send} />
        </Fold>
      )}
    </section>
  );
}

import { t } from '../../i18n/drawer';
import type { Actions } from '../room/actions';
import { Do } from './Do';
import type { SpokenFor, SpokenRow } from './view/spoken';

interface WordsProps {
  readonly words: SpokenFor;
  readonly send: Actions['send'];
}

/** What one person says, at hand. */
export function Words({ words: { name, first }, send }: WordsProps) {
  return (
    <div class="said">
      <bdi>{name}</bdi>
      <div class="wrap">
        {first.map((doing) => (
          <Do key={doing.label.message} doing={doing} send={send} bare />
        ))}
      </div>
    </div>
  );
}

interface SpokenProps {
  readonly rows: readonly SpokenRow[];
  readonly send: Actions['send'];
}

/** Those without a device, so that a whole meeting can be held from one phone. */
export function Spoken({ rows, send }: SpokenProps) {
  if (rows.length === 0) return null;
  return (
    <section>
      <h2 class="h3">
        {t('spoken')}
        <small>{t('without_device')}</small>
      </h2>
      {rows.map(({ words, above }) =>
        above ? (
          <p key={words.id} class="said">
            <bdi>{words.name}</bdi>
            <small class="cap">{t('spoken_above')}</small>
          </p>
        ) : (
          <Words key={words.id} words={words} send={send} />
        ),
      )}
    </section>
  );
}

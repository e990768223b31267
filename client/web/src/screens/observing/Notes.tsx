/** Notes about how it is led, for whoever writes them alone; also while the curtain is drawn. */

import './notes.css';
import { useState } from 'preact/hooks';
import { t } from '../../i18n/notes';
import { atTime } from '../../i18n/times';
import type { Meeting, Remark } from '../../replica/types';
import { useValue } from '../../signals/useValue';
import { freshNumber } from '../ours/fresh';
import { Sheet } from '../parts/Sheet';
import type { Actions } from '../room/actions';
import { Guidance } from '../room/Guidance';
import { BenchLine } from './BenchLine';
import { ownTags, tagsIn, usualTags, withoutTag, withTag } from './tags';

const LONGEST = 500;

interface ListProps {
  readonly remarks: readonly Remark[];
  readonly send: Actions['send'];
}

interface SheetProps extends Props {
  readonly onClose: () => void;
}

/** Where nothing stands beside the circle. */
export function NotesSheet({ meeting, send, onClose }: SheetProps) {
  return (
    <Sheet label={t('notes')} onClose={onClose}>
      <Notes meeting={meeting} send={send} />
      <Guidance meeting={meeting} />
    </Sheet>
  );
}

interface Props {
  readonly meeting: Meeting;
  readonly send: Actions['send'];
}

export function Notes({ meeting, send }: Props) {
  const { remarks, observing } = meeting;
  const [said, setSaid] = useState('');
  const note = async (tag: string, text: string, done: string) => {
    const kept = await send({ type: 'put_remark', remark: freshNumber(), tag, text });
    if (kept) setSaid(done);
    return kept;
  };
  const own = tagsIn(useValue(ownTags));
  return (
    <section class="notes stack stack--near">
      <h2 class="h3">{t('notes')}</h2>
      <p class="cap">{t('notes_cap')}</p>
      <fieldset class="wrap">
        <legend class="cap">{t('one_tap')}</legend>
        {[...usualTags(), ...own].map((tag) => (
          <button
            key={tag}
            type="button"
            class="button button--small"
            onClick={() => void note(tag, '', t('noted', { what: tag }))}
          >
            <bdi>{tag}</bdi>
          </button>
        ))}
      </fieldset>
      <InWords note={(text) => note('', text, t('noted_words'))} />
      <p class="cap" role="status">
        {said}
      </p>
      <OwnTags own={own} />
      {remarks.length > 0 && (
        <>
          <Noted remarks={remarks} send={send} />
          <p class="cap">{t('forgotten')}</p>
        </>
      )}
      {observing.line && observing.inside.length > 0 && <BenchLine meeting={meeting} send={send} />}
    </section>
  );
}

function InWords({ note }: { note: (text: string) => Promise<boolean> }) {
  const [words, setWords] = useState('');
  return (
    <form
      class="stack stack--near"
      onSubmit={async (event) => {
        event.preventDefault();
        if (words.trim() && (await note(words.trim()))) setWords('');
      }}
    >
      <label class="field">
        <span>{t('words')}</span>
        <textarea
          dir="auto"
          value={words}
          maxLength={LONGEST}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="button">
        {t('note_it')}
      </button>
    </form>
  );
}

function OwnTags({ own }: { own: readonly string[] }) {
  const [tag, setTag] = useState('');
  return (
    <details class="fold">
      <summary>{t('own_tags')}</summary>
      <form
        class="fold-in stack stack--near"
        onSubmit={(event) => {
          event.preventDefault();
          ownTags.value = withTag(ownTags.value, tag);
          setTag('');
        }}
      >
        <label class="field">
          <span>{t('own_tag')}</span>
          <input
            dir="auto"
            value={tag}
            maxLength={40}
            autocomplete="off"
            onInput={(event) => setTag(event.currentTarget.value)}
          />
          <small class="cap">{t('own_tags_cap')}</small>
        </label>
        <button type="submit" class="button">
          {t('add')}
        </button>
        {own.map((one) => (
          <button
            key={one}
            type="button"
            class="button button--quiet"
            onClick={() => {
              ownTags.value = withoutTag(ownTags.value, one);
            }}
          >
            {t('take_out', { tag: one })}
          </button>
        ))}
      </form>
    </details>
  );
}

/** Latest first. */
function Noted({ remarks, send }: ListProps) {
  const latest = [...remarks].sort((one, other) => other.at - one.at);
  return (
    <ul class="noted-list" aria-label={t('notes')}>
      {latest.map(({ id, at, tag, text }) => {
        const time = atTime(at);
        return (
          <li key={id}>
            <p>
              <span class="cap">{time}</span> {tag && <b dir="auto">{tag}</b>}{' '}
              <span dir="auto">{text}</span>
            </p>
            <button
              type="button"
              class="button button--quiet button--small"
              aria-label={t('take_away_it', { time, what: tag || text })}
              onClick={() => void send({ type: 'take_remark_back', remark: id })}
            >
              {t('take_away')}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

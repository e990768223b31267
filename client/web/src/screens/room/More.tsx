import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { t as about } from '../../i18n/about';
import { t } from '../../i18n/more';
import { say } from '../../i18n/words';
import type { Meeting } from '../../replica/types';
import { useValue } from '../../signals/useValue';
import { Facts, Forgotten } from '../parts/Facts';
import { Icon } from '../parts/Icon';
import { later } from '../parts/later';
import { RadioGroup } from '../parts/RadioGroup';
import { Setting } from '../parts/Setting';
import { Sheet } from '../parts/Sheet';
import { asList, keys, sound, vibration, volume } from '../settings';
import type { Actions } from './actions';
import type { Open } from './RoomScreen';

const Concern = later('Concern', () => import('./Concern'));
const TableLink = later('TableLink', () => import('./TableLink'));
const AsideWord = later('AsideWord', () => import('../ours/AsideWord'));
const LONGEST_NAME = 40;

interface Props {
  readonly meeting: Meeting;
  readonly open: Open;
  readonly name: string;
  readonly now: number;
  readonly actions: Actions;
  readonly trySound: () => void;
  /** The address of a screen for the table, where I may open one. */
  readonly table?: string | undefined;
  /** Those beside me, where I can have any: fetched when they are asked for. */
  readonly companions?: (() => ComponentChildren) | undefined;
  /** Who observes, and whether I agree. */
  readonly observers: ComponentChildren;
  readonly onClose: () => void;
}

/** Everything that is not needed at every moment: one tap away, for everyone the same. */
export function More(props: Props) {
  const { meeting, open, name, now, actions, trySound, table, companions, onClose } = props;
  const sounds = useValue(sound);
  const loud = useValue(volume);
  const listed = useValue(asList);
  return (
    <Sheet label={t.more} onClose={onClose}>
      <section class="effects effects--one">
        <button type="button" class="button" onClick={() => open('ours')}>
          <b>{t.ours}</b>
          <small>{t.ours_cap}</small>
        </button>
      </section>
      {companions && (
        <Fold summary={t.aside}>{() => <AsideWord meeting={meeting} send={actions.send} />}</Fold>
      )}
      <Name name={name} send={actions.send} />
      <section>
        <Setting
          label={t.sounds}
          cap={meeting.time.sounding === null ? t.sounds_cap : t.sounds_one}
          of={sound}
        />
        {'vibrate' in navigator && (
          <Setting label={t.vibration} cap={t.vibration_cap} of={vibration} />
        )}
        {sounds && (
          <>
            <label class="field">
              <span>{t.volume}</span>
              <input
                type="range"
                min={5}
                max={100}
                step={5}
                value={loud}
                onInput={(event) => {
                  volume.value = Number(event.currentTarget.value);
                }}
              />
            </label>
            <button type="button" class="button wide" onClick={trySound}>
              <Icon name="sound" />
              {t.try_sound}
            </button>
          </>
        )}
      </section>
      <section>
        <h2 class="h3">{t.form}</h2>
        <RadioGroup
          label={t.form}
          chosen={listed ? 'list' : 'circle'}
          choices={[
            { value: 'circle', content: t.as_circle },
            { value: 'list', content: t.as_list },
          ]}
          choose={(form) => {
            asList.value = form === 'list';
          }}
        />
        <Setting label={t.keys} cap={t.keys_cap} of={keys} />
      </section>
      {props.observers}
      {companions && <Fold summary={t.companions}>{companions}</Fold>}
      <Fold summary={t.concern}>{() => <Concern />}</Fold>
      <section>
        <h2 class="h3">{t.meeting}</h2>
        <p class="facts lines">
          <Facts meeting={meeting} />
          {meeting.about.contact && (
            <span>{say(about.contact, { contact: meeting.about.contact })}</span>
          )}
          <span class="cap">
            <Forgotten meeting={meeting} now={now} />
          </span>
        </p>
      </section>
      <section class="effects effects--one">
        {table && <TableLink href={table} />}
        <button type="button" class="button" onClick={actions.leave}>
          <b>{t.leave}</b>
          <small>{t.leave_cap}</small>
        </button>
      </section>
    </Sheet>
  );
}

/** What is fetched when it is asked for. */
function Fold({ summary, children }: { summary: string; children: () => ComponentChildren }) {
  const [open, setOpen] = useState(false);
  return (
    <details class="fold" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{summary}</summary>
      <div class="fold-in">{open && children()}</div>
    </details>
  );
}

function Name({ name, send }: { name: string; send: Actions['send'] }) {
  const [wish, setWish] = useState(name);
  const [saved, setSaved] = useState(false);
  return (
    <section>
      <form
        onSubmit={async (event) => {
          event.preventDefault();
          if (wish.trim()) setSaved(await send({ type: 'rename', name: wish.trim() }));
        }}
      >
        <label class="field">
          <span>{t.name}</span>
          <span class="row">
            <input
              class="grow"
              value={wish}
              maxLength={LONGEST_NAME}
              autocomplete="off"
              onInput={(event) => {
                setWish(event.currentTarget.value);
                setSaved(false);
              }}
            />
            <button type="submit" class="button">
              {saved ? t.saved : t.save}
            </button>
          </span>
          <span class="vh" role="status">
            {saved && t.saved}
          </span>
          <small class="cap">{t.name_cap}</small>
        </label>
      </form>
    </section>
  );
}

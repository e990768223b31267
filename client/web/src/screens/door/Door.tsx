import { useState } from 'preact/hooks';
import { t } from '../../i18n/door';
import { t as parts } from '../../i18n/parts';
import { together } from '../../i18n/times';
import { say } from '../../i18n/words';
import type { Meeting, Role } from '../../replica/types';
import { Facts } from '../parts/Facts';
import { Heading } from '../parts/Heading';
import { Icon } from '../parts/Icon';
import { later } from '../parts/later';
import { Setting } from '../parts/Setting';
import { nameOf, onTheBench } from '../room/view/people';
import { sound } from '../settings';

const ConsentAtDoor = later('ConsentAtDoor', () => import('../observing/Consent'));
const Invitation = later('Invitation', () => import('./Invitation'));
const News = later('News', () => import('./News'));

const Agreed = later('Agreed', () => import('../ours/Agreed'));
const LONGEST_NAME = 40;
/** Whoever comes sooner than this is not in a hurry. */
const EARLY_MS = 15 * 60_000;

interface Props {
  readonly meeting: Meeting;
  readonly id: string;
  readonly role: Role;
  readonly now: number;
  /** What they came with. */
  readonly invite: string | null;
  readonly lineIsDown: boolean;
  /** This browser has a seat here already, taken with another link. */
  readonly toSeat: (() => void) | null;
  readonly trySound: () => void;
  /** Resolves to what speaks against it, or to nothing. */
  readonly sit: (name: string, welcome: boolean | null) => Promise<string>;
}

/** The door: what to expect, what is kept, and a name to go by. */
export function Door(props: Props) {
  const { meeting, id, role, now, invite, lineIsDown, toSeat, trySound, sit } = props;
  const [name, setName] = useState('');
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  /** Whether they agree to observers, if they have said so. */
  const [welcome, setWelcome] = useState<boolean | null>(null);
  const enter = async () => {
    if (!name.trim()) return setProblem(t.name_needed);
    setBusy(true);
    setProblem(await sit(name.trim(), welcome));
    setBusy(false);
  };
  const { about, stage } = meeting;
  const ended = stage === 'ended';
  const [asked, setAsked] = useState(false);
  const early = stage === 'gathering' && about.starts_at - now > EARLY_MS;
  // Nobody need come in then but those who may change it.
  const comesIn = !ended && (!about.called_off || role === 'facilitator');
  return (
    <form
      class="door"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void enter();
      }}
    >
      <main class="page">
        <div class="stack stack--close">
          <p class="cap">{INVITED[role]}</p>
          <Heading>{about.title}</Heading>
          <p class="facts lines">
            <Facts meeting={meeting} />
          </p>
          {stage === 'gathering' && isNews(meeting) && <News meeting={meeting} />}
          {ended ? <p>{t.ended}</p> : stage === 'running' && <p>{t.begun}</p>}
        </div>
        {toSeat && (
          <div class="aside-note">
            <p>{t.seated}</p>
            <button type="button" class="button" onClick={toSeat}>
              {parts.to_seat}
            </button>
          </div>
        )}
        {role !== 'observer' && <WhoIsHere meeting={meeting} />}
        <Expect meeting={meeting} role={role} />
        {meeting.cards[0] && <Agreed meeting={meeting} />}
        <section class="stack stack--close">
          <h2 class="h3">{t.kept}</h2>
          <p>{t.kept_said}</p>
          <p>{say(t.kept_hours, { count: about.keep_hours })}</p>
        </section>
        {early || asked ? (
          <Invitation
            meeting={meeting}
            id={id}
            invite={role === 'participant' ? invite : null}
            asked={asked}
          />
        ) : (
          <button type="button" class="button button--quiet" onClick={() => setAsked(true)}>
            {t.more}
          </button>
        )}
        {comesIn && role !== 'observer' && meeting.observing.welcome && (
          <ConsentAtDoor meeting={meeting} welcome={welcome} choose={setWelcome} />
        )}
        {comesIn && (
          <>
            <label class="field">
              <span>{t.name}</span>
              <input
                value={name}
                maxLength={LONGEST_NAME}
                autocomplete="nickname"
                aria-describedby="door-problem"
                onInput={(event) => {
                  setName(event.currentTarget.value);
                  setProblem('');
                }}
              />
              <small class="cap">{t.name_cap}</small>
            </label>
            <div class="row wrap">
              <button type="button" class="button" onClick={trySound}>
                <Icon name="sound" />
                {t.try_sound}
              </button>
              <Setting label={t.sounds} cap={t.soft} of={sound} />
            </div>
          </>
        )}
      </main>
      {comesIn && (
        <div class="dock">
          <p class="problem" id="door-problem" role="alert">
            {lineIsDown ? t.line_down : problem}
          </p>
          <button type="submit" class="button button--main">
            {role === 'observer' ? t.sit_observer : t.sit}
          </button>
        </div>
      )}
    </form>
  );
}

/** Whether it is not as it was at first, or may not be by this clock. */
function isNews({ about: { was_at, called_off, zone }, series }: Meeting): boolean {
  const here = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return series !== null || called_off || was_at !== null || zone !== here;
}

const INVITED = {
  participant: t.invited,
  facilitator: t.invited_keeper,
  observer: t.invited_observer,
};

const FREEDOM = { participant: t.listen, facilitator: t.keeper, observer: t.observe };

/** What a part of each kind is about. */
const MEANS = {
  opening: t.opening,
  getting_to_know: t.getting_to_know,
  goals: t.goals,
  in_depth: t.in_depth,
  wrap_up: t.wrap_up,
  closing: t.closing,
  own: t.own,
};

function WhoIsHere({ meeting }: { meeting: Meeting }) {
  const circle = meeting.seats.filter(({ role }) => role !== 'observer');
  const keepers = circle.filter(({ role }) => role === 'facilitator').map(nameOf);
  const others = circle.filter(({ role }) => role === 'participant').map(nameOf);
  const bench = onTheBench(meeting).map(nameOf);
  return (
    <section class="stack stack--close">
      <h2 class="h3">{t.here}</h2>
      <p>
        {circle.length === 0
          ? t.nobody
          : [...keepers.map((name) => say(t.facilitates, { name })), ...others].map((name, i) => (
              <>
                {i > 0 && (i === keepers.length ? '. ' : ', ')}
                <bdi>{name}</bdi>
              </>
            ))}
      </p>
      {bench.length > 0 && <p class="cap">{say(t.observes, { names: together(bench) })}</p>}
    </section>
  );
}

function Expect({ meeting, role }: { meeting: Meeting; role: Role }) {
  return (
    <section class="stack stack--close">
      <h2 class="h3">{t.expect}</h2>
      <p>{FREEDOM[role]}</p>
      <ol class="parts">
        {meeting.plan.phases.map(({ id, kind, title, minutes }) => (
          <li key={id}>
            <b>{title}</b>
            <span>{MEANS[kind]}</span>
            <small class="cap">{say(t.minutes, { count: minutes })}</small>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The circle once more, as this viewer saw it, from any moment and at any speed. */

import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Circle } from '../../circle/Circle';
import { stageIn } from '../../circle/stage';
import type { Debrief } from '../../debrief/back';
import { type Moment, momentAt } from '../../debrief/replay';
import { t } from '../../i18n/debrief';
import type { Millis } from '../../replica/types';
import { later } from '../parts/later';
import { RadioGroup } from '../parts/RadioGroup';
import { Say } from '../parts/Say';
import { CalmList } from '../room/CalmList';
import { PhaseLine } from '../room/PhaseLine';
import { SpokenCircle } from '../room/Spoken';
import { useSize } from '../room/useSize';
import { screenOf } from '../room/view/screen';
import { minuteOf } from './order';

const FromHere = later('FromHere', () => import('../../rehearsal/FromHere'));

const SPEEDS = ['1', '5', '20', '60'] as const;
const FRAME_MS = 200;
/** The circle's height, as in the stylesheet; a list is as long as it is. */
const TALL_REM = 27;

interface Props {
  readonly id: string;
  readonly back: Debrief;
  readonly moments: readonly Moment[];
  /** Since the beginning. */
  readonly at: Millis;
  readonly go: (at: (was: Millis) => Millis) => void;
}

export function Replay({ id, back, moments, at, go }: Props) {
  const [speed, setSpeed] = useState<(typeof SPEEDS)[number]>('20');
  const [plays, setPlays] = useState(false);
  const over = at >= back.length;
  useEffect(() => {
    if (!plays || over) return;
    const frame = setInterval(
      () => go((was) => Math.min(back.length, was + FRAME_MS * Number(speed))),
      FRAME_MS,
    );
    return () => clearInterval(frame);
  }, [plays, over, speed]);
  const minute = minuteOf(at, back);
  const moment = momentAt(moments, back.began_at + at);
  const seen = moment?.replica;
  const canTryAgain = seen?.role === 'facilitator' && seen.meeting.rehearsal !== '';
  return (
    <section class="card stack" aria-label={t('replay')}>
      <h2>{t('replay')}</h2>
      <p class="cap">{t('replay_cap')}</p>
      <Seen back={back} moment={moment} at={at} />
      <label class="field">
        <span>{t('moment')}</span>
        <input
          type="range"
          min={0}
          max={back.length}
          step={back.minute / 12}
          value={at}
          aria-valuetext={t('moment_of', { minute, all: minuteOf(back.length, back) })}
          onInput={(event) => {
            const chosen = event.currentTarget.valueAsNumber;
            go(() => chosen);
          }}
        />
        <small class="cap">{t('moment_of', { minute, all: minuteOf(back.length, back) })}</small>
      </label>
      <div class="wrap replaying">
        <button
          type="button"
          class="button"
          onClick={() => {
            if (over) go(() => 0);
            setPlays(!plays || over);
          }}
        >
          {t(plays && !over ? 'stop' : 'play')}
        </button>
        <RadioGroup
          label={t('speed')}
          chosen={speed}
          choices={SPEEDS.map((value) => ({
            value,
            content: value === '1' ? t('speed_life') : t('speed_of', { times: value }),
          }))}
          choose={setSpeed}
        />
      </div>
      {moment && canTryAgain && <FromHere id={id} moment={moment} />}
    </section>
  );
}

interface SeenProps {
  readonly back: Debrief;
  readonly moment: Moment | undefined;
  readonly at: Millis;
}

function Seen({ back, moment, at }: SeenProps) {
  const place = useRef<HTMLDivElement>(null);
  const room = useSize(place);
  const drawn = back.blank.some(({ begins, ends }) => begins <= at && at < ends);
  const screen = useMemo(() => {
    if (!moment || drawn) return null;
    const { meeting, member, role } = moment.replica;
    return screenOf(meeting, { member: member ?? 0, role }, back.began_at + at, 'live');
  }, [moment, drawn, at]);
  const seats = screen?.seats ?? [];
  const height = TALL_REM * (room?.rem ?? 0);
  const stage = room && screen && stageIn({ ...room, height, wide: false }, seats.length);
  return (
    <>
      {screen && <PhaseLine view={screen.phases} />}
      <div ref={place} class="seen">
        {!screen && <p class="cap">{t('was_drawn')}</p>}
        {screen && stage && (
          <Circle
            stage={stage}
            seats={seats}
            ring={screen.ring}
            prompt={{ text: screen.middle.prompt, note: null, showWhole: null }}
          />
        )}
        {screen && (stage ? <SpokenCircle seats={seats} /> : <CalmList screen={screen} />)}
      </div>
      <p class="cap seen-said">{screen && <Say phrase={screen.status.first} />}</p>
    </>
  );
}

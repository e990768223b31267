import { t } from '../../i18n/drawer';
import type { Meeting } from '../../replica/types';
import { Sheet } from '../parts/Sheet';
import type { Actions } from '../room/actions';
import type { Open } from '../room/RoomScreen';
import { Asides } from './Asides';
import { Customs } from './Customs';
import { Ending } from './Ending';
import { Floor } from './Floor';
import { Hands } from './Hands';
import { Links, PlanOnPaper } from './Links';
import { Next } from './Next';
import { Notes } from './Notes';
import { Observers } from './Observers';
import { People } from './People';
import { Phases } from './Phases';
import { Preparing } from './Preparing';
import { Prompt } from './Prompt';
import { Series } from './Series';
import { Spoken } from './Spoken';
import { StayedAway } from './StayedAway';
import { Support, ToOurCircle } from './Support';
import { Time } from './Time';
import { drawerOf } from './view/drawer';
import { supportOf } from './view/support';
import { WhenAndWhere } from './WhenAndWhere';

interface DrawerProps {
  readonly meeting: Meeting;
  readonly meetingId: string;
  readonly me: number;
  readonly now: number;
  readonly send: Actions['send'];
  readonly open: Open;
}

/** All that facilitators can do, in one scroll: nothing is further than two taps. */
function Drawer({ meeting, meetingId, me, now, send, open }: DrawerProps) {
  const view = drawerOf(meeting, me, now);
  const care = supportOf(meeting, me);
  const hands = view.running && <Hands view={view.hands} send={send} />;
  const floor = (
    <>
      {view.running && <Floor view={view.floor} send={send} />}
      <Customs view={view.customs} send={send} />
    </>
  );
  return (
    <>
      <Asides rows={care.asides} send={send} />
      {view.notes && <Notes view={view.notes} send={send} />}
      <Next view={view.next} meeting={meeting} send={send} />
      {care.gathers && <Preparing />}
      <Spoken rows={view.spoken} send={send} />
      {!view.pair && hands}
      <Time view={view.time} send={send} />
      {view.running && <Prompt view={view.prompt} send={send} />}
      <Phases view={view.phases} send={send} />
      {view.pair ? (
        <section>
          <details class="fold">
            <summary>{t('as_in_a_circle')}</summary>
            {hands}
            {floor}
          </details>
        </section>
      ) : (
        floor
      )}
      <People rows={view.people} send={send} />
      {meeting.series && <Series meeting={meeting} id={meetingId} me={me} send={send} />}
      <WhenAndWhere about={meeting.about} stage={meeting.stage} now={now} send={send} />
      <ToOurCircle open={open} />
      <Support view={care} send={send} />
      <Observers meeting={meeting} send={send} />
      <Links meeting={meeting} meetingId={meetingId} send={send} />
      <PlanOnPaper meeting={meeting} meetingId={meetingId} />
      <Ending running={view.running} asks={view.asks} send={send} />
      <StayedAway contact={meeting.about.contact} />
    </>
  );
}

/** On wide screens the drawer always lies open beside the circle. */
export function DrawerBeside(props: DrawerProps) {
  return (
    <aside class="beside drawer" aria-label={t('drawer')}>
      <Drawer {...props} />
    </aside>
  );
}

/** On phones it is a sheet over the lower part of the screen. */
export function DrawerSheet({ onClose, ...props }: DrawerProps & { onClose: () => void }) {
  return (
    <Sheet label={t('drawer')} onClose={onClose}>
      <Drawer {...props} />
    </Sheet>
  );
}

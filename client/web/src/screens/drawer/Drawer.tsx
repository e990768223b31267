import { t } from '../../i18n/drawer';
import type { Meeting } from '../../replica/types';
import { Sheet } from '../parts/Sheet';
import type { Actions } from '../room/actions';
import { Ending } from './Ending';
import { Hands } from './Hands';
import { Links } from './Links';
import { Modes } from './Modes';
import { Next } from './Next';
import { People } from './People';
import { Phases } from './Phases';
import { Prompt } from './Prompt';
import { Time } from './Time';
import { drawerOf } from './view/drawer';

interface DrawerProps {
  readonly meeting: Meeting;
  readonly meetingId: string;
  readonly me: number;
  readonly now: number;
  readonly send: Actions['send'];
}

/** All that facilitators can do, in one scroll: nothing is further than two taps. */
function Drawer({ meeting, meetingId, me, now, send }: DrawerProps) {
  const view = drawerOf(meeting, me, now);
  return (
    <>
      <Next view={view.next} send={send} />
      {view.running && <Hands rows={view.hands} send={send} />}
      {view.time && <Time view={view.time} send={send} />}
      {view.running && <Prompt view={view.prompt} send={send} />}
      <Phases view={view.phases} send={send} />
      {view.running && <Modes mode={view.mode} send={send} />}
      <People rows={view.people} send={send} />
      <Links invites={meeting.invites} meetingId={meetingId} send={send} />
      <Ending running={view.running} send={send} />
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

/** Every screen from invented meetings, for looking at: `/gallery.html?state=listening`. */

import { type ComponentChildren, render } from 'preact';
import '../../src/look/fonts.css';
import '../../src/look/look.css';
import { Door } from '../../src/screens/door/Door';
import { Beginning } from '../../src/screens/drawer/Beginning';
import { DrawerBeside, DrawerSheet } from '../../src/screens/drawer/Drawer';
import { Goodbye } from '../../src/screens/goodbye/Goodbye';
import { Home } from '../../src/screens/home/Home';
import { Made } from '../../src/screens/home/Made';
import { Notice } from '../../src/screens/parts/Notice';
import type { Actions } from '../../src/screens/room/actions';
import { Beside } from '../../src/screens/room/Beside';
import { Companions } from '../../src/screens/room/Companions';
import { GuidanceAbove } from '../../src/screens/room/Guidance';
import { Kinds } from '../../src/screens/room/Kinds';
import { More } from '../../src/screens/room/More';
import { PassOn } from '../../src/screens/room/PassOn';
import { Pause } from '../../src/screens/room/Pause';
import { RoomScreen } from '../../src/screens/room/RoomScreen';
import { TableScreen } from '../../src/screens/room/TableScreen';
import { timeInNumbers } from '../../src/screens/room/view/numbers';
import { screenOf } from '../../src/screens/room/view/screen';
import { asList } from '../../src/screens/settings';
import { type Draft, MINUTE, meeting, NOW, STARTS } from '../fixtures';
import { DRAWER_STATES } from './drawer';
import { NADIA, STATES as ROOM, type State } from './states';

const STATES: Readonly<Record<string, State>> = { ...ROOM, ...DRAWER_STATES };

const actions: Actions = {
  send: async (command) => {
    console.log(command);
    return true;
  },
  look: () => {},
  retry: () => {},
  leave: () => {},
};
const ID = 'k7f2q9wzk7f2q9wzk7f2q9';
const LINK = `https://circle.example/m/${ID}#${ID}`;

function room(state: State): ComponentChildren {
  asList.value = state.list ?? false;
  const { as = NADIA, at = NOW, line = 'live', asked = false, open, beyond = {}, who } = state;
  const shown = meeting(state.change);
  const screen = screenOf(shown, who ?? as, at, line, {
    numbers: asked ? timeInNumbers(shown, at) : null,
    ...beyond,
  });
  if (who) return <TableScreen screen={screen} unlock={() => {}} />;
  const observes = as.role === 'observer';
  const drawer = {
    meeting: shown,
    meetingId: ID,
    me: as.member,
    now: at,
    send: actions.send,
    open: () => {},
  };
  const close = () => {};
  const { send } = actions;
  return (
    <>
      <RoomScreen
        screen={screen}
        actions={actions}
        askTime={() => {}}
        timeAsked={asked}
        beside={() =>
          as.role === 'facilitator' ? (
            <DrawerBeside {...drawer} />
          ) : (
            <Beside
              screen={screen}
              meeting={shown}
              observes={observes}
              now={at}
              send={send}
              open={() => {}}
            />
          )
        }
        above={() =>
          shown.stage === 'gathering' && as.role === 'facilitator' ? (
            <Beginning meeting={shown} now={at} />
          ) : (
            observes && <GuidanceAbove meeting={shown} open={() => {}} />
          )
        }
        sheet={() => null}
        drawer={as.role === 'facilitator'}
      />
      {open === 'drawer' && <DrawerSheet {...drawer} onClose={close} />}
      {open === 'kinds' && <Kinds meeting={shown} me={as} send={send} onClose={close} />}
      {open === 'bell' && <Pause minutes={1} send={send} onClose={close} />}
      {open === 'piece' && <PassOn seats={screen.seats} offer={() => {}} onClose={close} />}
      {open === 'more' && (
        <More
          meeting={shown}
          open={() => {}}
          name="Nadia"
          now={at}
          actions={actions}
          trySound={() => {}}
          companions={() => <Companions meeting={shown} me={as.member} send={send} />}
          observers={null}
          onClose={close}
        />
      )}
    </>
  );
}

const atTheDoor = (change: (draft: Draft) => void = () => {}) =>
  meeting((draft) => {
    draft.stage = 'gathering';
    draft.course.progress = [];
    draft.seats = draft.seats.filter(({ id }) => id !== 1);
    change(draft);
  });

const PAGES: Readonly<Record<string, () => ComponentChildren>> = {
  home: () => <Home />,
  made: () => (
    <Made
      made={{
        title: 'Tuesday circle',
        meeting: 'm',
        zone: 'UTC',
        starts_at: STARTS,
        minutes: 90,
        place: 'Linden House, room 2',
        place_link: '',
        rhythm: '',
        contact: '',
        meetings: 1,
        observers: true,
        plan: meeting().plan,
        links: { facilitator: LINK, participant: LINK, observer: LINK },
      }}
      another={() => {}}
    />
  ),
  door: () => (
    <Door
      meeting={atTheDoor()}
      role={NADIA.role}
      id="m"
      now={NOW}
      invite={null}
      lineIsDown={false}
      toSeat={null}
      trySound={() => {}}
      sit={async () => 'The circle is full at the moment.'}
    />
  ),
  goodbye: () => (
    <Goodbye
      id="m"
      meeting={meeting((draft) => {
        draft.erases_at = STARTS + 24 * 60 * MINUTE;
      })}
      form="thanks"
      now={NOW}
    />
  ),
  'goodbye-left': () => <Goodbye id="m" meeting={meeting()} form="left" now={NOW} />,
  notice: () => (
    <Notice
      title="This link does not open a meeting."
      text="It may be old or cut off. Please ask for a new one."
    />
  ),
};

const name = new URLSearchParams(location.search).get('state') ?? '';
const state = STATES[name];
const names = [...Object.keys(STATES), ...Object.keys(PAGES)];
const list = (
  <ul class="page">
    {names.map((each) => (
      <li key={each}>
        <a href={`?state=${each}`}>{each}</a>
      </li>
    ))}
  </ul>
);

render(
  state ? room(state) : (PAGES[name]?.() ?? list),
  document.getElementById('app') as HTMLElement,
);

/** Every screen from invented meetings, for looking at: `/gallery.html?state=listening`. */

import { render } from 'preact';
import '../../src/look/look.css';
import type { Actions } from '../../src/screens/room/actions';
import { RoomScreen } from '../../src/screens/room/RoomScreen';
import { screenOf } from '../../src/screens/room/view/screen';
import { asList } from '../../src/screens/settings';
import { meeting, NOW } from '../fixtures';
import { NADIA, STATES } from './states';

const actions: Actions = {
  send: async (command) => {
    console.log(command);
    return true;
  },
  retry: () => {},
  leave: () => {},
};

const name = new URLSearchParams(location.search).get('state') ?? '';
const state = STATES[name];
const app = document.getElementById('app') as HTMLElement;

if (state) {
  asList.value = state.list ?? false;
  const { as = NADIA, at = NOW, line = 'live', asked = false } = state;
  const screen = screenOf(meeting(state.change), as, at, line, asked);
  render(
    <RoomScreen
      screen={screen}
      actions={actions}
      askTime={() => {}}
      timeAsked={asked}
      beside={null}
      more={() => null}
      drawer={as.role === 'facilitator' ? () => null : null}
    />,
    app,
  );
} else {
  render(
    <ul class="page">
      {Object.keys(STATES).map((each) => (
        <li key={each}>
          <a href={`?state=${each}`}>{each}</a>
        </li>
      ))}
    </ul>,
    app,
  );
}

/** What stands behind an address: a meeting, the first page, a rehearsal, or nothing. */

import { stylesheet } from '../look/stylesheet';
import { later } from '../screens/parts/later';
import seeStyles from '../see/see.css?url';
import { MeetingPage } from './MeetingPage';

const Nothing = later('Nothing', () => import('./Nothing'));
const Home = later('Home', () => styled(import('../screens/home/Home')));
const See = later('See', () => styled(import('../see/See')));
const Screen = later('Screen', () => import('../see/Screen'));

/** Both offer a meeting to see, which has styles of its own. */
function styled<P>(part: Promise<P>): Promise<P> {
  return Promise.all([part, stylesheet(seeStyles)]).then(([loaded]) => loaded);
}

export function App({ path }: { path: string }) {
  const [, meeting, table] = /^\/m\/([\w-]{22})(\/table)?\/?$/.exec(path) ?? [];
  if (meeting) return <MeetingPage id={meeting} table={table !== undefined} />;
  if (path === '/') return <Home />;
  const [see, , seen] = /^\/see(\/([\w-]{22}))?\/?$/.exec(path) ?? [];
  if (seen) return <Screen id={seen} />;
  return see ? <See /> : <Nothing />;
}

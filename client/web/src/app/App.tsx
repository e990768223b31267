/** What stands behind an address: a meeting, the first page, a rehearsal, or nothing. */

import { later } from '../screens/parts/later';
import { MeetingPage } from './MeetingPage';

const Nothing = later('Nothing', () => import('./Nothing'));
const Home = later('Home', () => import('../screens/home/Home'));
const See = later('See', () => import('../see/See'));
const Screen = later('Screen', () => import('../see/Screen'));

export function App({ path }: { path: string }) {
  const [, meeting, table] = /^\/m\/([\w-]{22})(\/table)?\/?$/.exec(path) ?? [];
  if (meeting) return <MeetingPage id={meeting} table={table !== undefined} />;
  if (path === '/') return <Home />;
  const [see, , seen] = /^\/see(\/([\w-]{22}))?\/?$/.exec(path) ?? [];
  if (seen) return <Screen id={seen} />;
  return see ? <See /> : <Nothing />;
}

/** What stands behind an address: a meeting, the first page, a rehearsal, or nothing. */

import { t } from '../i18n/goodbye';
import { Notice, ToFirstPage } from '../screens/parts/Notice';
import { later } from './later';
import { MeetingPage } from './MeetingPage';

const Home = later(() => import('../screens/home/Home').then(({ Home }) => Home));
const See = later(() => import('../see/See').then(({ See }) => See));
const Screen = later(() => import('../see/Screen').then(({ Screen }) => Screen));

export function App({ path }: { path: string }) {
  const meeting = /^\/m\/([\w-]{22})\/?$/.exec(path)?.[1];
  if (meeting) return <MeetingPage id={meeting} />;
  if (path === '/') return <Home />;
  if (/^\/see\/?$/.test(path)) return <See />;
  const seen = /^\/see\/([\w-]{22})\/?$/.exec(path)?.[1];
  if (seen) return <Screen id={seen} />;
  return (
    <Notice title={t('nothing')} text={t('nothing_cap')}>
      <ToFirstPage />
    </Notice>
  );
}

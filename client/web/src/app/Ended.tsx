import { useState } from 'preact/hooks';
import type { Meeting } from '../replica/types';
import { Goodbye } from '../screens/goodbye/Goodbye';
import { later } from '../screens/parts/later';
import { useValue } from '../signals/useValue';
import type { Store } from '../socket/store';
import { sentenceOf } from './told';

const Erase = later('Erase', () => import('../screens/drawer/Ending'));

/** The meeting has ended; facilitators can still have it forgotten at once. */
export function Ended({ store, meeting }: { store: Store; meeting: Meeting }) {
  const [problem, setProblem] = useState('');
  return (
    <Goodbye meeting={meeting} left={false} now={store.now()}>
      {useValue(store.role) === 'facilitator' && (
        <>
          <Erase
            send={(command) =>
              store.send(command).then(
                () => true,
                (why) => {
                  setProblem(sentenceOf(why));
                  return false;
                },
              )
            }
          />
          <p class="problem" role="alert">
            {problem}
          </p>
        </>
      )}
    </Goodbye>
  );
}

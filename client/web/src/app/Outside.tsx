import { useState } from 'preact/hooks';
import type { Meeting } from '../replica/types';
import { Curtain } from '../screens/observing/Curtain';
import type { Actions } from '../screens/room/actions';
import type { Store } from '../socket/store';
import { sentenceOf } from './told';

interface Props {
  readonly store: Store;
  readonly meeting: Meeting;
}

/** Behind the curtain nothing can be done but to note something for oneself, and to leave. */
export function Outside({ store, meeting }: Props) {
  const [problem, setProblem] = useState('');
  const send: Actions['send'] = (command) =>
    store.send(command).then(
      () => true,
      (why) => {
        setProblem(sentenceOf(why));
        return false;
      },
    );
  return (
    <Curtain
      meeting={meeting}
      send={send}
      leave={() => {
        store.leave().catch((why) => setProblem(sentenceOf(why)));
      }}
      problem={problem}
    />
  );
}

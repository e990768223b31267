import { textOf } from '../../i18n/words';
import { Say } from '../parts/Say';
import type { Actions } from '../room/actions';
import type { Doing } from './view/doing';

interface Props {
  readonly doing: Doing;
  readonly send: Actions['send'];
  readonly class?: string;
}

/** A button of the drawer. One that cannot be pressed now says why. */
export function Do({ doing, send, class: look = 'button--small' }: Props) {
  const { label, cap, spoken, does, actingFor } = doing;
  return (
    <button
      type="button"
      class={`button ${look}`}
      aria-label={spoken && textOf(spoken)}
      aria-disabled={does === null || undefined}
      onClick={() => {
        if (does) void send(does, actingFor);
      }}
    >
      {cap ? (
        <>
          <b>
            <Say phrase={label} />
          </b>
          <small>
            <Say phrase={cap} />
          </small>
        </>
      ) : (
        <Say phrase={label} />
      )}
    </button>
  );
}

import { textOf } from '../../i18n/words';
import { Say } from '../parts/Say';
import type { Actions } from '../room/actions';
import type { Doing } from './view/doing';

interface Props {
  readonly doing: Doing;
  readonly send: Actions['send'];
  readonly class?: string;
  /** Where there is no room for more than the label, a sentence beside it says the rest. */
  readonly bare?: boolean;
  /** It was granted. */
  readonly done?: (doing: Doing) => void;
}

/** A button of the drawer. One that cannot be pressed now says why. */
export function Do({ doing, send, class: look = 'button--small', bare, done }: Props) {
  const { label, cap, does, actingFor } = doing;
  return (
    <button
      type="button"
      class={`button ${look}`}
      aria-label={readOut(doing, bare)}
      title={bare && cap && does === null ? textOf(cap) : undefined}
      aria-disabled={does === null || undefined}
      onClick={() => {
        if (!does) return;
        void send(does, actingFor).then((granted) => {
          if (granted) done?.(doing);
        });
      }}
    >
      {cap && !bare ? (
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

/** Says to those who cannot see it what the last press has changed. */
export function Changed({ by }: { by: Doing | null }) {
  return (
    <p class="vh" role="status">
      {by &&
        (by.spoken ? [by.spoken] : [by.label, by.cap]).map((each) => each && `${textOf(each)}. `)}
    </p>
  );
}

function readOut({ label, cap, spoken, does }: Doing, bare = false): string | undefined {
  const why = cap && does === null && (bare || spoken);
  if (why) return `${textOf(spoken ?? label)}. ${textOf(cap)}`;
  return spoken && textOf(spoken);
}

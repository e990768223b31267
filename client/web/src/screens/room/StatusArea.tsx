import { textOf } from '../../i18n/words';
import { Icon, type IconName } from '../parts/Icon';
import { Say } from '../parts/Say';
import type { Status } from './view/status';

interface Props {
  readonly status: Status;
  /** Read out once, without standing on the screen: the time, or a ritual's step. */
  readonly aside: string;
  /** Only what presses is shown, and what was refused; the rest of the screen says the same already. */
  readonly hushed: boolean;
}

/** What stands in a box has one of these beside it. */
const ICONS: Partial<Record<Status['look'], IconName>> = {
  notice: 'bell',
  part: 'clock',
  line: 'line',
};

/**
 * The one polite region: what happens, who is next, and a caption for every sound. Of the two lines only the one
 * that is new is read out, whole; and an empty text would be written again each time that the screen is drawn.
 */
export function StatusArea({ status, aside, hushed }: Props) {
  const { look, first, second } = status;
  const icon = ICONS[look];
  return (
    <div class="say" role="status" aria-atomic="false">
      {icon ? (
        <div class={`notice${icon === 'bell' ? '' : ' notice--plain'}`}>
          <Icon name={icon} />
          <div>
            <Say phrase={first} />
            {second && (
              <small>
                <Say phrase={second} />
              </small>
            )}
          </div>
        </div>
      ) : (
        <div class={hushed && look !== 'told' ? 'vh' : 'fade'} key={textOf(first)}>
          <p class={look === 'mine' ? 'big' : undefined}>
            <Say phrase={first} />
          </p>
          {second && (
            <p key={textOf(second)} class="cap">
              <Say phrase={second} />
            </p>
          )}
        </div>
      )}
      <span class="vh">{aside || null}</span>
    </div>
  );
}

import { t } from '../../i18n/room';
import { textOf } from '../../i18n/words';
import { Icon, type IconName } from '../parts/Icon';
import { Say } from '../parts/Say';
import type { Status } from './view/status';

interface Props {
  readonly status: Status;
  /** Read out once, without standing on the screen: the time, or a ritual's step. */
  readonly aside: string;
  /** The same of where we are in the plan, and what follows: also of a part before it comes. */
  readonly course: string;
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
 * What the alert says at once stands above it, so that nobody hears it twice.
 */
export function StatusArea(props: Props) {
  const { look, first, alerted } = props.status;
  return (
    <section class="say" aria-label={t.happens}>
      {alerted && <Line first={first} look={look} class="fade" key={textOf(first)} />}
      <div role="status" aria-atomic="false">
        <Polite {...props} />
      </div>
    </section>
  );
}

function Line({
  first,
  look,
  class: more = '',
}: Pick<Status, 'first' | 'look'> & { class?: string }) {
  return (
    <p class={`${look === 'mine' ? 'big ' : ''}${more}`}>
      <Say phrase={first} />
    </p>
  );
}

function Polite({ status, aside, course, hushed }: Props) {
  const { look, first, second, alerted } = status;
  const icon = ICONS[look];
  return (
    <>
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
          {!alerted && <Line first={first} look={look} />}
          {second && (
            <p key={textOf(second)} class="cap">
              <Say phrase={second} />
            </p>
          )}
        </div>
      )}
      <span class="vh">{aside || null}</span>
      <span class="vh">{course}</span>
    </>
  );
}

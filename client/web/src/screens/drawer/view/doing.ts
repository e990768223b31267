import type { Phrase } from '../../../i18n/words';
import type { AnyCommand, MemberId } from '../../../replica/types';

/** A button of the drawer: what it says, what it will cause, and what it asks the hub for. */
export interface Doing {
  readonly label: Phrase;
  /** What will follow from it, said before it is pressed; or why it cannot be done now. */
  readonly cap?: Phrase;
  /** Read out instead of a label that is too short on its own. */
  readonly spoken?: Phrase;
  readonly does: AnyCommand | null;
  readonly actingFor?: MemberId;
}

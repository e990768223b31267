import type { AnyCommand, MemberId } from '../../replica/types';

/** What the room's screens may ask of the line. */
export interface Actions {
  /** Asks the hub; resolves to whether it was done. A refusal is said in the status area. */
  send(command: AnyCommand, actingFor?: MemberId): Promise<boolean>;
  /** Shows what is for me alone, though others can see my screen. */
  look(): void;
  /** Tries the line again at once. */
  retry(): void;
  leave(): void;
}

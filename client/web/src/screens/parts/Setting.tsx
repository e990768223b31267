import type { Signal } from '../../signals/signals';
import { useValue } from '../../signals/useValue';
import { Check } from './Check';

interface Props {
  readonly label: string;
  readonly cap: string;
  readonly of: Signal<boolean>;
}

/** What someone can choose for this device, with yes or no. */
export function Setting({ label, cap, of }: Props) {
  const set = (on: boolean) => {
    of.value = on;
  };
  return <Check label={label} cap={cap} on={useValue(of)} set={set} />;
}

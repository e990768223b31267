/** A name that is shortened below its seat: a tap on either shows it whole, the next tap ends that. */

import type { Label } from './labels';
import { measured } from './measure';

const AIR = 8;

interface Props {
  readonly label: Label;
  readonly name: string;
  /** The width of the stage, which the name is kept within. */
  readonly width: number;
}

export function WholeName({ label, name, width }: Props) {
  const { nameY, bold } = label;
  const usual = measured(name, label.size, bold);
  const shrink = Math.min(1, (width - 2 * AIR) / usual);
  const size = label.size * shrink;
  const half = (usual * shrink) / 2 + AIR;
  const x = Math.max(half, Math.min(width - half, label.x));
  return (
    <g
      class="whole-name"
      style={{ transform: `translate(${x.toFixed(1)}px, ${nameY.toFixed(1)}px)` }}
    >
      <rect x={-half} y={-1.2 * size} width={2 * half} height={1.7 * size} rx={6} />
      <text class="name" font-size={size} font-weight={bold ? 700 : undefined}>
        {name}
      </text>
    </g>
  );
}

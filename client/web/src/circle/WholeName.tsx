/** A name that is shortened below its seat: a tap on either shows it whole, the next tap ends that. */

import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Label } from './labels';
import { measured } from './measure';

/** Marks what can be tapped: `data-seat` with the seat's id. */
export function useTapped(): [RefObject<SVGSVGElement | null>, number | null] {
  const drawing = useRef<SVGSVGElement>(null);
  const [tapped, setTapped] = useState<number | null>(null);
  useEffect(() => {
    const tap = ({ target }: Event) => {
      const seat = target instanceof Element ? target.closest('[data-seat]') : null;
      const id =
        seat && drawing.current?.contains(seat) ? Number(seat.getAttribute('data-seat')) : null;
      setTapped((was) => (was === id ? null : id));
    };
    document.addEventListener('click', tap);
    return () => document.removeEventListener('click', tap);
  }, []);
  return [drawing, tapped];
}

const AIR = 8;

interface Props {
  readonly label: Label;
  readonly name: string;
  /** The width of the stage, which the name is kept within. */
  readonly width: number;
}

export function WholeName({ label, name, width }: Props) {
  const { text, nameY, bold } = label;
  if (text === name) return null;
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

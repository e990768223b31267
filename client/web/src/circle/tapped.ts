import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** Marks what can be tapped: `data-seat` with the seat's id. */
export function useTapped(
  onSeat?: (id: number) => void,
): [RefObject<SVGSVGElement | null>, number | null] {
  const drawing = useRef<SVGSVGElement>(null);
  const [tapped, setTapped] = useState<number | null>(null);
  const told = useRef(onSeat);
  told.current = onSeat;
  useEffect(() => {
    const tap = ({ target }: Event) => {
      const seat = target instanceof Element ? target.closest('[data-seat]') : null;
      const id =
        seat && drawing.current?.contains(seat) ? Number(seat.getAttribute('data-seat')) : null;
      if (id !== null) told.current?.(id);
      setTapped((was) => (was === id ? null : id));
    };
    document.addEventListener('click', tap);
    return () => document.removeEventListener('click', tap);
  }, []);
  return [drawing, tapped];
}

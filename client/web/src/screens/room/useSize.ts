import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { Room } from '../../circle/stage';

const WIDE = '(min-width: 900px)';

/** The room that an element offers to the circle, measured again whenever it changes. */
export function useSize(element: RefObject<HTMLElement | null>): Room | null {
  const [room, setRoom] = useState<Room | null>(null);
  useLayoutEffect(() => {
    const stage = element.current;
    if (!stage) return;
    const measure = () => {
      const style = getComputedStyle(stage);
      const padding = Number.parseFloat(style.paddingTop) + Number.parseFloat(style.paddingBottom);
      const next = {
        width: stage.clientWidth,
        height: stage.clientHeight - padding,
        wide: matchMedia(WIDE).matches,
        rem: Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
      };
      setRoom((was) => (was && same(was, next) ? was : next));
    };
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(stage);
    return () => watch.disconnect();
  }, []);
  return room;
}

function same(one: Room, other: Room): boolean {
  return Object.keys(one).every((key) => one[key as keyof Room] === other[key as keyof Room]);
}

import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../i18n/editor';
import { Drawn } from '../parts/Icon';
import { placeAt } from './dragging';

const UP = 'M12 18V6M7 11l5-5 5 5';
const GRIP = 'M9 7v.01M15 7v.01M9 12v.01M15 12v.01M9 17v.01M15 17v.01';
const DOWN = 'M12 6v12M7 13l5 5 5-5';
/** How near to the window's edge a drag scrolls it, and by how much, in pixels. */
const EDGE = 72;
const SCROLL = 14;

export interface Row {
  readonly key: number;
  readonly name: string;
  /** What it is, in a line. */
  readonly line: string;
  readonly inside: () => ComponentChildren;
}

interface Props {
  readonly rows: readonly Row[];
  readonly open: number | null;
  readonly toggle: (key: number) => void;
  readonly move: (from: number, to: number) => void;
}

/** Rows that open, and move: by arrow keys, by their arrow buttons, or dragged by their number. */
export function Rows({ rows, open, toggle, move }: Props) {
  const list = useHeldFocus();
  const [drag, setDrag] = useState<Drag | null>(null);
  const places = () =>
    [...(list.current?.children ?? [])].map((row) => row.getBoundingClientRect());
  const follow = (event: PointerEvent) => {
    if (!drag) return;
    const { clientY } = event;
    if (clientY < EDGE) scrollBy(0, -SCROLL);
    if (clientY > innerHeight - EDGE) scrollBy(0, SCROLL);
    setDrag({
      ...drag,
      by: clientY + scrollY - drag.start,
      to: placeAt(places(), drag.from, clientY),
    });
  };
  const byKeys = (place: number) => (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!by || !rows[place + by]) return;
    event.preventDefault();
    move(place, place + by);
  };
  const drop = ({ clientY }: PointerEvent) => {
    const to = drag && placeAt(places(), drag.from, clientY);
    if (drag && to !== null && to !== drag.from) move(drag.from, to);
    setDrag(null);
  };
  return (
    <ol ref={list} class="rows">
      {rows.map(({ key, name, line, inside }, place) => (
        <li
          key={key}
          class={`moving-row${markOf(drag, place)}`}
          style={drag?.from === place ? { transform: `translateY(${drag.by}px)` } : undefined}
        >
          <div class="row-head">
            <span
              class="grab"
              aria-hidden="true"
              onPointerDown={(event) => {
                if (event.button !== 0) return;
                event.preventDefault();
                event.currentTarget.setPointerCapture(event.pointerId);
                setDrag({ from: place, to: place, start: event.clientY + scrollY, by: 0 });
              }}
              onPointerMove={follow}
              onPointerUp={drop}
              onPointerCancel={() => setDrag(null)}
            >
              <Drawn path={GRIP} />
              {place + 1}
            </span>
            <button
              type="button"
              class="row-name grow"
              aria-expanded={open === key}
              onKeyDown={byKeys(place)}
              onClick={() => toggle(key)}
            >
              <bdi>{name || t('unnamed')}</bdi>
              <small class="cap">{line}</small>
            </button>
            <Arrow
              path={UP}
              label={t('earlier', { name })}
              ends={place === 0}
              go={() => move(place, place - 1)}
              keys={byKeys(place)}
            />
            <Arrow
              path={DOWN}
              label={t('later', { name })}
              ends={place === rows.length - 1}
              go={() => move(place, place + 1)}
              keys={byKeys(place)}
            />
          </div>
          {open === key && <Inside>{inside()}</Inside>}
        </li>
      ))}
    </ol>
  );
}

/** What is opened from elsewhere comes into view, and has the focus. */
function Inside({ children }: { children: ComponentChildren }) {
  const inside = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const name = inside.current?.parentElement?.querySelector<HTMLElement>('.row-name');
    if (document.activeElement !== name) name?.focus();
  }, []);
  return (
    <div ref={inside} class="row-in stack">
      {children}
    </div>
  );
}

interface Drag {
  readonly from: number;
  readonly to: number;
  /** Where it was taken, on the page, and how far it has come since. */
  readonly start: number;
  readonly by: number;
}

/** Where it would come to lie. */
function markOf(drag: Drag | null, place: number): string {
  if (!drag) return '';
  if (place === drag.from) return ' dragged';
  if (place !== drag.to) return '';
  return drag.to < drag.from ? ' drop-before' : ' drop-after';
}

interface ArrowProps {
  readonly path: string;
  readonly label: string;
  readonly ends: boolean;
  readonly go: () => void;
  readonly keys: (event: KeyboardEvent) => void;
}

/** At the end of the list there is no further: the button's place stays empty. */
function Arrow({ path, label, ends, go, keys }: ArrowProps) {
  if (ends) return <span class="sq" />;
  return (
    <button type="button" class="sq" aria-label={label} onClick={go} onKeyDown={keys}>
      <Drawn path={path} />
    </button>
  );
}

/**
 * A row that moves keeps the focus. The browser drops it when an element is put elsewhere, and when the button is
 * gone since there is no further; then the row's name has it.
 */
function useHeldFocus() {
  const list = useRef<HTMLOListElement>(null);
  const { activeElement } = document;
  const held = list.current?.contains(activeElement) ? activeElement : null;
  const row = held?.closest('li');
  useLayoutEffect(() => {
    if (!(held instanceof HTMLElement) || document.activeElement === held) return;
    const there = held.isConnected ? held : row?.querySelector('button.row-name');
    if (there instanceof HTMLElement) there.focus();
  });
  return list;
}

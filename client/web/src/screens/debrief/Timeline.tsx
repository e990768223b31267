/** The course as a picture. What it shows, the list beside it says in words. A signal that was late has a line from
 * when it was due. */

import type { ComponentChildren } from 'preact';
import type { Debrief, Part, Span } from '../../debrief/back';
import { t } from '../../i18n/debrief';
import type { Remark } from '../../replica/types';

/** Colours by what they are for: those of the page, or fixed ones for a file. */
export type Paint = Readonly<
  Record<'ground' | 'ink' | 'edge' | 'line' | 'wool' | 'oil' | 'keep' | 'watch' | 'still', string>
>;

export const ON_THE_PAGE: Paint = {
  ground: 'var(--paper)',
  ink: 'var(--ink)',
  edge: 'var(--edge)',
  line: 'var(--line)',
  wool: 'var(--wool)',
  oil: 'var(--oil)',
  keep: 'var(--keep)',
  watch: 'var(--watch)',
  still: 'var(--ink-3)',
};
export const ON_PAPER: Paint = {
  ground: '#f7f0e2',
  ink: '#2b241d',
  edge: '#867660',
  line: '#d5c7af',
  wool: '#dfd1b9',
  oil: '#a56a15',
  keep: '#3b5f53',
  watch: '#57526f',
  still: '#6a5d4d',
};

const EDGE = 14;
const ROW = 42;
const BAR = 16;
const FOOT = 26;
const LETTER = 7;

interface Props {
  readonly back: Debrief;
  /** My own, which stay out of a file. */
  readonly remarks: readonly Remark[];
  readonly width: number;
  readonly paint: Paint;
  /** Below it: in a file, which stands alone. */
  readonly summary?: string;
}

interface Row {
  readonly is:
    | 'planned'
    | 'went'
    | 'circle'
    | 'facilitators'
    | 'nobody'
    | 'still'
    | 'signals'
    | 'deeds'
    | 'notes';
  readonly spans?: readonly Span[];
  readonly fill?: string;
  readonly stroke?: string;
  /** What else is in it, from `y` down. */
  readonly marks?: (y: number) => ComponentChildren;
}

export function Timeline({ back, remarks, width, paint, summary }: Props) {
  const whole = Math.max(1, back.length, ...back.parts.map(({ planned }) => planned?.ends ?? 0));
  const scale = (width - 2 * EDGE) / whole;
  const x = (at: number) => EDGE + Math.min(Math.max(0, at), whole) * scale;
  const of = (whose: string) => back.floor.filter((span) => span.whose === whose);
  const still = [...back.bells, ...back.pauses, ...back.held];
  const led = of('facilitators');
  const bars = (lit: boolean, spansOf: (part: Part) => readonly Span[]) => (y: number) =>
    back.parts.flatMap((part) =>
      spansOf(part).map(({ begins, ends }) => (
        <Bar
          key={`${part.phase} ${begins}`}
          from={x(begins)}
          to={x(ends)}
          y={y + 20}
          title={part.title}
          paint={paint}
          lit={lit}
        />
      )),
    );
  const rows: readonly Row[] = [
    { is: 'planned', marks: bars(false, ({ planned }) => (planned ? [planned] : [])) },
    { is: 'went', marks: bars(true, ({ went }) => went) },
    { is: 'circle', spans: of('circle'), fill: paint.ink },
    ...(led.length > 0 ? [{ is: 'facilitators', spans: led, fill: paint.keep } satisfies Row] : []),
    { is: 'nobody', spans: of('nobody'), fill: paint.ground, stroke: paint.edge },
    { is: 'still', spans: still, fill: paint.still },
    {
      is: 'signals',
      marks: (y) =>
        back.signals.map(({ at, due, kind, missed }) => (
          <g key={`${kind} ${at}`}>
            <line x1={x(due)} x2={x(at)} y1={y + 28} y2={y + 28} stroke={paint.oil} />
            <line
              x1={x(at)}
              x2={x(at)}
              y1={y + 18}
              y2={y + 20 + BAR}
              stroke={paint.oil}
              stroke-width={3}
              stroke-dasharray={missed ? '2 3' : undefined}
            />
          </g>
        )),
    },
    {
      is: 'deeds',
      marks: (y) =>
        back.deeds.map(({ at, what }, i) => (
          <circle key={`${what} ${i}`} cx={x(at)} cy={y + 28} r={5} fill={paint.keep} />
        )),
    },
    ...(remarks.length > 0
      ? [
          {
            is: 'notes',
            marks: (y) =>
              remarks.map(({ id, at }) => (
                <rect
                  key={id}
                  x={x(at - back.began_at) - 4.5}
                  y={y + 22}
                  width={9}
                  height={9}
                  fill={paint.watch}
                />
              )),
          } satisfies Row,
        ]
      : []),
  ];
  const top = (row: number) => 24 + row * ROW;
  const unseen = back.blank.length > 0;
  const foot = top(rows.length) + (unseen ? FOOT : 8);
  const height = foot + (summary ? FOOT : 0);
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={t('picture')}
      font-family="sans-serif"
      font-size="13"
    >
      <rect width={width} height={height} fill={paint.ground} />
      {ticks(whole / back.minute, width).map((minute) => (
        <g key={minute}>
          <line
            x1={x(minute * back.minute)}
            x2={x(minute * back.minute)}
            y1={20}
            y2={foot}
            stroke={paint.line}
          />
          <text x={x(minute * back.minute)} y={14} fill={paint.ink} text-anchor="middle">
            {minute}
          </text>
        </g>
      ))}
      {back.blank.map(({ begins, ends }) => (
        <rect
          key={begins}
          class="blank"
          x={x(begins)}
          y={22}
          width={x(ends) - x(begins)}
          height={foot - 24}
          fill={paint.wool}
          stroke={paint.edge}
          stroke-dasharray="4 4"
          fill-opacity={0.5}
        />
      ))}
      <line
        x1={x(back.length)}
        x2={x(back.length)}
        y1={20}
        y2={foot}
        stroke={paint.edge}
        stroke-width={2}
      />
      {rows.map(({ is, spans, fill, stroke, marks }, row) => (
        <g key={is} class={is}>
          <text
            x={EDGE}
            y={top(row) + 14}
            fill={paint.ink}
            stroke={paint.ground}
            stroke-width={4}
            paint-order="stroke"
          >
            {t(`row_${is}`)}
          </text>
          <line
            x1={EDGE}
            x2={width - EDGE}
            y1={top(row) + 20 + BAR}
            y2={top(row) + 20 + BAR}
            stroke={paint.line}
          />
          {spans?.map(({ begins, ends }) => (
            <rect
              key={`${begins} ${ends}`}
              x={x(begins)}
              y={top(row) + 20}
              width={Math.max(1.5, x(ends) - x(begins))}
              height={BAR}
              fill={fill}
              stroke={stroke ?? 'none'}
            />
          ))}
          {marks?.(top(row))}
        </g>
      ))}
      {back.blank.map(({ begins, ends }) => (
        <text
          key={begins}
          x={Math.min(Math.max(x((begins + ends) / 2), 40), width - 40)}
          y={foot - 9}
          fill={paint.ink}
          stroke={paint.ground}
          stroke-width={4}
          paint-order="stroke"
          text-anchor="middle"
        >
          {t('blank')}
        </text>
      ))}
      {summary && (
        <text x={EDGE} y={height - 9} fill={paint.ink}>
          {summary}
        </text>
      )}
    </svg>
  );
}

interface BarProps {
  readonly from: number;
  readonly to: number;
  readonly y: number;
  readonly title: string;
  readonly paint: Paint;
  readonly lit?: boolean;
}

/** With its title, as far as there is room for it. */
function Bar({ from, to, y, title, paint, lit = false }: BarProps) {
  const room = Math.floor((to - from - 8) / LETTER);
  const shown = title.length <= room ? title : room >= 4 ? `${title.slice(0, room - 1)}…` : '';
  return (
    <g>
      <rect
        x={from}
        y={y}
        width={Math.max(2, to - from)}
        height={BAR}
        rx={3}
        fill={lit ? paint.wool : 'none'}
        stroke={lit ? paint.oil : paint.edge}
        stroke-width={lit ? 2 : 1}
      />
      <text
        x={from + 4}
        y={y + 12}
        fill={paint.ink}
        stroke={lit ? paint.wool : paint.ground}
        stroke-width={3}
        paint-order="stroke"
        font-size="12"
      >
        {shown}
      </text>
    </g>
  );
}

const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 240, 480];

/** As many minutes as there is room for their numbers. */
function ticks(all: number, width: number): number[] {
  const step = STEPS.find((each) => all / each <= width / 48) ?? 960;
  return Array.from({ length: Math.floor(all / step) + 1 }, (_, i) => i * step);
}

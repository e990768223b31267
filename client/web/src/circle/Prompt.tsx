import type { ComponentChildren } from 'preact';
import { useValue } from '../signals/useValue';
import { laidOut, lineHeight } from './fitting';
import { middleOf, type Place, type Shape } from './geometry';
import { fontLoads, measuredSerif } from './measure';

export interface PromptProps {
  readonly text: string;
  readonly note: ComponentChildren;
  /** Shows all of what is too long for the middle. */
  readonly showWhole: (() => void) | null;
}

interface Props extends PromptProps {
  readonly shape: Shape;
  readonly places: readonly Place[];
  readonly largest: number;
  /** No wider than this. */
  readonly widest?: number | undefined;
}

/** The question on everybody's screen, as large as fits between the seats. */
export function Prompt({ text, note, showWhole, shape, places, largest, widest }: Props) {
  const free = middleOf(shape, places.length);
  const middle = { ...free, width: Math.min(free.width, widest ?? free.width) };
  // Widths are others once a font has come in.
  useValue(fontLoads);
  const laid = laidOut(text, Boolean(note), shape, middle, places, largest, measuredSerif);
  const { size, lines, cut } = laid;
  const whole = !cut && (!note || laid.noted);
  const low = middle.top !== 'middle';
  const words = (
    <span
      class="prompt"
      dir="auto"
      style={{ fontSize: `${size}px`, lineHeight: lineHeight(size), WebkitLineClamp: lines }}
    >
      {text}
    </span>
  );
  return (
    <div
      class={`middle${low ? ' middle--low' : ''}`}
      style={{ width: `${Math.floor(middle.width)}px`, top: low ? `${middle.top}px` : undefined }}
    >
      <div class="fade" key={text}>
        {!whole && showWhole ? (
          <button type="button" class="whole" onClick={showWhole}>
            {words}
          </button>
        ) : (
          words
        )}
        {note && <small class={laid.noted ? undefined : 'vh'}>{note}</small>}
      </div>
    </div>
  );
}

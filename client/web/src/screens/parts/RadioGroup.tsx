import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface Props<T extends string> {
  readonly label: string;
  readonly choices: readonly { readonly value: T; readonly content: ComponentChildren }[];
  readonly chosen: T;
  readonly choose: (value: T) => void;
  /** How it looks: apart from one another, or as one. */
  readonly look?: 'modes' | 'segment';
}

/** Choices of which one holds. What holds is told by `chosen` alone, never by the click itself. */
export function RadioGroup<T extends string>({
  label,
  choices,
  chosen,
  choose,
  look = 'modes',
}: Props<T>) {
  const name = useId();
  return (
    <fieldset class={look}>
      <legend class="vh">{label}</legend>
      {choices.map(({ value, content }) => (
        <label key={value} class="button">
          <input
            type="radio"
            name={name}
            class="over-label"
            value={value}
            checked={value === chosen}
            onChange={(event) => {
              for (const radio of document.getElementsByName(name)) {
                if (radio instanceof HTMLInputElement) radio.checked = radio.value === chosen;
              }
              event.currentTarget.focus();
              choose(value);
            }}
          />
          {content}
        </label>
      ))}
    </fieldset>
  );
}

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly most: number;
  readonly set: (text: string) => void;
  readonly example?: string;
}

export function TextField({ label, value, most, set, example }: TextFieldProps) {
  return (
    <label class="field">
      <span>{label}</span>
      <input
        value={value}
        maxLength={most}
        placeholder={example}
        autocomplete="off"
        dir="auto"
        onInput={(event) => set(event.currentTarget.value)}
      />
    </label>
  );
}

/** A text that may take more than a line on the screen, but is one. */
export function LongField({ label, value, most, set }: TextFieldProps) {
  return (
    <label class="field field--long">
      <span>{label}</span>
      <textarea
        dir="auto"
        rows={2}
        maxLength={most}
        value={value}
        onInput={(event) => set(event.currentTarget.value)}
      />
    </label>
  );
}

interface LinesProps {
  readonly label: string;
  readonly lines: readonly string[];
  readonly set: (lines: readonly string[]) => void;
}

/** Several texts, one on each line. */
export function Lines({ label, lines, set }: LinesProps) {
  return (
    <label class="field">
      <span>{label}</span>
      <textarea
        dir="auto"
        rows={Math.min(Math.max(lines.length + 1, 3), 8)}
        value={lines.join('\n')}
        onInput={(event) => set(event.currentTarget.value.split('\n'))}
      />
    </label>
  );
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly values: readonly T[];
  readonly chosen: T;
  readonly name: (value: T) => string;
  readonly choose: (value: T) => void;
}

export function Choice<T extends string>({ label, values, chosen, name, choose }: ChoiceProps<T>) {
  return (
    <label class="field">
      <span>{label}</span>
      <select value={chosen} onChange={(event) => choose(event.currentTarget.value as T)}>
        {values.map((value) => (
          <option key={value} value={value}>
            {name(value)}
          </option>
        ))}
      </select>
    </label>
  );
}

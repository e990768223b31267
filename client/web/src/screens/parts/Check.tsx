interface Props {
  readonly label: string;
  readonly cap: string;
  readonly on: boolean;
  readonly set: (on: boolean) => void;
}

/** Something that is on or off. */
export function Check({ label, cap, on, set }: Props) {
  return (
    <label class="choice">
      <input
        type="checkbox"
        class="over-label"
        checked={on}
        onChange={(event) => set(event.currentTarget.checked)}
      />
      <span class="dot tick" />
      <span>
        <bdi>{label}</bdi>
        <small>{cap}</small>
      </span>
    </label>
  );
}

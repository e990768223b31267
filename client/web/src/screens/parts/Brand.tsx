/** The sign of the house: four seats around a lamp. */
export function Brand() {
  return (
    <p class="brand">
      <svg viewBox="0 0 36 36" aria-hidden="true">
        <circle class="track" cx="18" cy="18" r="15.5" />
        <path
          class="brand-ring"
          d="M18 2.5A15.5 15.5 0 0 1 30.7 26.9M18 2.5A15.5 15.5 0 0 0 5.3 26.9"
        />
        {[
          [11, 13],
          [25, 13],
          [11.4, 23],
          [24.6, 23],
        ].map(([x, y]) => (
          <circle key={x} class="cushion" cx={x} cy={y} r="2.7" />
        ))}
        <circle class="brand-lamp" cx="18" cy="18" r="3.9" />
      </svg>
      <span>Circlekeeper</span>
    </p>
  );
}

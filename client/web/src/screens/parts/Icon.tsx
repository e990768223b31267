const PATHS = {
  bell: 'M3.5 11h17c0 5-3.6 8-8.5 8s-8.5-3-8.5-8ZM9 19.5h6M17 4l-4 5',
  calendar:
    'M5.5 6h13A1.5 1.5 0 0 1 20 7.5v11a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 18.5v-11A1.5 1.5 0 0 1 5.5 6ZM4 11h16M8 3.5V8M16 3.5V8',
  clock: 'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16ZM12 7.5V12l3 2',
  copy: 'M9.5 8h8A1.5 1.5 0 0 1 19 9.5v9a1.5 1.5 0 0 1-1.5 1.5h-8A1.5 1.5 0 0 1 8 18.5v-9A1.5 1.5 0 0 1 9.5 8ZM5 15V5a1 1 0 0 1 1-1h9',
  down: 'M12 6v12M7 13l5 5 5-5',
  less: 'M7 12h10',
  line: 'M3 12h5M16 12h5M12 11.9v.2',
  more: 'M5 8h14M5 12h14M5 16h14',
  plus: 'M7 12h10M12 7v10',
  respond: 'M19 18v-5a4 4 0 0 0-4-4H5m4-4L5 9l4 4',
  sound: 'M5 10v4h3l4 3.5v-11L8 10H5ZM15.5 9.5a3.6 3.6 0 0 1 0 5M17.8 7a7 7 0 0 1 0 10',
  up: 'M12 18V6M7 11l5-5 5 5',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}

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

/** What the room needs; larger ones stand where they are used. */
const PATHS = {
  bell: 'M3.5 11h17c0 5-3.6 8-8.5 8s-8.5-3-8.5-8ZM9 19.5h6M17 4l-4 5',
  clock: 'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16ZM12 7.5V12l3 2',
  line: 'M3 12h5M16 12h5M12 11.9v.2',
  more: 'M5 8h14M5 12h14M5 16h14',
  respond: 'M19 18v-5a4 4 0 0 0-4-4H5m4-4L5 9l4 4',
  sound: 'M5 10v4h3l4 3.5v-11L8 10H5ZM15.5 9.5a3.6 3.6 0 0 1 0 5M17.8 7a7 7 0 0 1 0 10',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return <Drawn path={PATHS[name]} />;
}

export function Drawn({ path }: { path: string }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}

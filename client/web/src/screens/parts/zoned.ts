/** Days and times by the clock of a place, which need not be the clock of this device. */

/** As the fields of a form write them: `2026-12-01` and `18:30`. */
export interface Wall {
  readonly day: string;
  readonly time: string;
}

const MINUTE = 60_000;

/** By its IANA name. */
export function myZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
}

/** The zones that this browser knows, with the one that is asked for among them. */
export function zones(with_: string): readonly string[] {
  const known = Intl.supportedValuesOf?.('timeZone') ?? [];
  return [...new Set([with_, myZone(), 'UTC', ...known])].sort();
}

/** "Port of Spain", of `America/Port_of_Spain`. */
export function placeOf(zone: string): string {
  return zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
}

export function wallOf(at: number, zone: string): Wall {
  const shown = new Date(at + offsetAt(at, zone)).toISOString();
  return { day: shown.slice(0, 10), time: shown.slice(11, 16) };
}

/** `null` where the fields hold no day or no time. A time that the clocks leave out is the one after the change. */
export function instantOf({ day, time }: Wall, zone: string): number | null {
  const asUtc = Date.parse(`${day}T${time}Z`);
  if (Number.isNaN(asUtc)) return null;
  const before = asUtc - offsetAt(asUtc - 24 * 60 * MINUTE, zone);
  const after = asUtc - offsetAt(asUtc + 24 * 60 * MINUTE, zone);
  return [before, after].find((at) => at + offsetAt(at, zone) === asUtc) ?? before;
}

/** How far the clock there is ahead of UTC, in milliseconds. */
export function offsetAt(at: number, zone: string): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(at)) parts[type] = Number(value);
  const { year = 0, month = 1, day, hour, minute, second } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const options = {
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  } as const;
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en', { ...options, timeZone: zone });
  } catch {
    // A zone that this browser does not know: its own clock is the next best.
    format = new Intl.DateTimeFormat('en', options);
  }
  formats.set(zone, format);
  return format;
}

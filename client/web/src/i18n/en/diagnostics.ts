/** Diagnostics: how well this browser knows the time that everyone shares. Hidden until asked for. */
export default {
  diagnostics: 'How exact this is',
  clock: 'Hub time, to within',
  bells: 'Bells, to within',
  milliseconds: { one: '{count} millisecond', other: '{count} milliseconds' },
  unknown: 'not known yet',
  line: 'Line to the hub',
  up: 'up',
  down: 'down',
  sounds: 'Sounds',
  heard: 'can be heard',
  silent: 'silent until a touch',
  close: 'Close',
} as const;

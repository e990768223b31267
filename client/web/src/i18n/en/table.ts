/** The screen that stands in the room for everyone. */
export default {
  table: 'A screen for the table',
  table_cap: 'The circle, large, for all in the room. Nothing can be pressed.',
  unlock: 'Let it ring',
} as const;

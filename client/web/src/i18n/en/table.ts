/** The screen that stands in the room for everyone. */
export default {
  unlock: 'Let it ring',
} as const;

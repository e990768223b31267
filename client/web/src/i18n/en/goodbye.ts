/** Goodbye, and everything else that ends a visit. */
export default {
  thanks: 'Thank you for being here.',
  gentle: 'The circle is whole. Be gentle with yourself.',
  left: 'You have left the circle.',
  left_cap: 'Thank you for being here. The same link lets you in again.',
  stay: 'Those who like can stay and talk a little.',
  in_touch: 'How to stay in touch',

  no_entry: 'This link does not open a meeting.',
  no_entry_cap: 'It may be old or cut off. Please ask for a new one.',
  no_link: 'You have no seat here at the moment.',
  no_link_cap: 'Open the link that you were given, once more.',
  removed: 'Your seat here was given up.',
  removed_cap: 'A facilitator did this. You can ask them about it.',
  erased: 'This meeting is forgotten.',
  erased_cap: 'Nothing of it is kept any more.',
  nothing: 'There is nothing here.',
  nothing_cap: 'A meeting is opened by its own link.',
  close_page: 'You can close this page.',
} as const;

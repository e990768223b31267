/** What several pages share. */
export default {
  copy_link: 'Copy the link',
  copied: 'Copied',
  copy_by_hand: 'Take it from here',
  code: 'The link as a code for cameras',
  unreachable: 'The hub cannot be reached. Please try again in a moment.',
  went_wrong: 'Something went wrong. Please try again.',
  line_lost: 'Your line was down. Please look whether it was done.',
  no_line: 'Your line is down. Nothing was sent.',
} as const;

/** What several pages share. */
export default {
  copy_link: 'Copy the link',
  copied: 'Copied',
  copy_by_hand: 'Take it from here',
  only_here: 'These links open on this computer only.',
  code: 'The link as a code for cameras',
  unreachable: 'The hub cannot be reached. Please try again in a moment.',
  went_wrong: 'Something went wrong. Please try again.',
  part_missing: 'A part of this page could not be fetched.',
  reload: 'Reload',
  home: 'To the first page',
  to_seat: 'Back to your seat',
  other_tab: 'This meeting is open in another tab too. It is one seat.',
  line_lost: 'Your line was down. Please look whether it was done.',
  no_line: 'Your line is down. Nothing was sent.',
} as const;

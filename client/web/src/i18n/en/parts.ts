/** What several pages share. */
export default {
  part_missing: 'This part could not be fetched.',
  reload: 'Reload',
  home: 'To the first page',
  to_seat: 'Back to your seat',
  other_tab: 'It is open in another tab too, as one seat.',
  line_lost: 'Your line was down. Please look whether it was done.',
  no_line: 'Your line is down. Nothing was sent.',
} as const;

/** Links, to be copied or shown to a camera. */
export default {
  copy_link: 'Copy the link',
  copied: 'Copied',
  copy_by_hand: 'Take it from here',
  only_here: 'These links open on this computer only.',
  code: 'The link as a code for cameras',
} as const;

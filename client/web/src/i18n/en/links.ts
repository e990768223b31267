/** Links to hand on, and what the hub makes of a request: for those who make meetings. */
export default {
  copy_link: 'Copy the link',
  copied: 'Copied',
  copy_by_hand: 'Take it from here',
  only_here: 'These links open on this computer only.',
  code: 'The link as a code for cameras',
  unreachable: 'The hub cannot be reached. Please try again in a moment.',
  went_wrong: 'Something went wrong. Please try again.',
} as const;

/** When something is not right with somebody here. */
export default {
  about_someone: 'About somebody in the circle',
  about_someone_cap: 'Tell the facilitators with a private word. Only they see it.',
  about_facilitator: 'About a facilitator',
  about_facilitator_cap: 'No facilitator sees this, and nothing is sent from here.',
  write: 'You can turn to: {contact}',
  nobody: 'No contact is named here. Tell somebody you trust.',
  leave: 'You may leave at any time, without a reason.',
} as const;

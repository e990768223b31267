/** When somebody drops out who may be upset: for facilitators alone. */
export default {
  dropped: "{*name}'s line is gone, in their turn.",
  dropped_asked: "{*name}'s line is gone. They had asked you for something.",
  left: '{*name} has gone, in their turn.',
  left_asked: '{*name} has gone. They had asked you for something.',
  agreed: 'Agreed about contact: {contact}',
  not_agreed: 'Nothing was agreed about contact. Agree who tries to reach them.',
  call: 'I try to reach them',
  called: 'I try to reach {name}.',
  well: 'All is well',
  title: 'Only facilitators see this.',
} as const;

/** For those who learn by watching: what may be worth noticing. */
export default {
  notice_opening: 'How does the group arrive? What makes it easier to begin?',
  notice_getting_to_know: 'Does everyone get the same room? What helps people share a little?',
  notice_goals: 'How are wishes heard, without being judged or solved?',
  notice_in_depth: 'What do people do with a silence? Who lets it be?',
  notice_wrap_up: 'How does the talk become lighter? What helps to let go?',
  notice_closing: 'How is the goodbye made? Does everyone know how to stay in touch?',
  notice_own: 'What does this part do for the group?',
  guidance_and_notes: 'Notes and guidance',
  notice_title: 'Worth noticing now',
  notice_cap: 'The meeting belongs to the circle. What you hear stays here.',
} as const;

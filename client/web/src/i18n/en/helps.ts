/** Once seated: the comfort card is offered. */
export default {
  offer: 'Would you like to say what helps you here?',
  offer_yes: 'Write it',
  not_now: 'Not now',
} as const;

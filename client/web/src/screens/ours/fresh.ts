/** The number of a card that nobody has written yet: whoever writes one chooses it at random. */
export function freshNumber(): number {
  const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2));
  return (high % 2 ** 21) * 2 ** 32 + low || 1;
}

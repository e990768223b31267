/** Where a row that is dragged would come to lie. */

export interface Span {
  readonly top: number;
  readonly bottom: number;
}

/** The place that row `from` takes when it is let go at `y`: after every other row whose middle lies above that. */
export function placeAt(rows: readonly Span[], from: number, y: number): number {
  return rows.filter(({ top, bottom }, place) => place !== from && (top + bottom) / 2 < y).length;
}

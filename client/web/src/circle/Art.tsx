/** What lies in the middle of the table during a ritual: drawn around the origin. */

export function Cup() {
  return (
    <g class="cup">
      <circle class="cup-saucer" r={74} />
      <circle class="cup-rim" r={67} />
      <path class="cup-handle" d="M43,-16 C70,-30 78,6 45,14" />
      <path class="cup-handle cup-handle--in" d="M43,-16 C70,-30 78,6 45,14" />
      <circle class="cup-wall" r={46} />
      <circle class="cup-tea" r={38.5} />
      <path class="cup-light" d="M-22,-16 A27,27 0 0 1 -4,-27" />
    </g>
  );
}

/** A circle that opens for four seconds and closes for six. */
export function Breath() {
  return (
    <g class="breath">
      <circle class="breath-in" r={78} />
      <circle class="breath-edge" r={78} />
    </g>
  );
}

/** The lamp on the table, when there is nothing to do but be here. */
export function Lamp({ radius = 30 }: { radius?: number }) {
  return (
    <g>
      <circle class="lamp-glow" r={radius * 2.07} />
      <circle class="piece" r={radius} />
    </g>
  );
}

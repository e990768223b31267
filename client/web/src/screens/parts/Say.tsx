import { type Phrase, piecesOf } from '../../i18n/words';

/** A phrase as it is drawn: people in bold, and names that keep their own direction. */
export function Say({ phrase }: { phrase: Phrase }) {
  return (
    <span>
      {piecesOf(phrase).map(({ text, value, person }, i) => {
        if (!value) return text;
        const isolated = <bdi key={i}>{text}</bdi>;
        return person ? <b key={i}>{isolated}</b> : isolated;
      })}
    </span>
  );
}

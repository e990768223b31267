import type { Card } from '../../replica/types';

interface Props {
  readonly cards: readonly Card[];
  readonly class?: string;
}

/** What was written on cards, to be read. */
export function Written({ cards, class: look = '' }: Props) {
  return (
    <ul class={`stack stack--close ${look}`}>
      {cards.map(({ id, text }) => (
        <li key={id} class="wrote" dir="auto">
          {text}
        </li>
      ))}
    </ul>
  );
}

import type { ComponentChildren } from 'preact';
import { Heading } from './Heading';

interface Props {
  readonly title: string;
  readonly text: string;
  /** The sign of the house, where there is time for it. */
  readonly brand?: ComponentChildren;
  /** What can be done about it. */
  readonly children?: ComponentChildren;
}

/** A page that says one thing. */
export function Notice({ title, text, brand, children }: Props) {
  return (
    <main class="page">
      {brand}
      <div class="stack stack--close">
        <Heading>{title}</Heading>
        <p>{text}</p>
      </div>
      {children && <p class="ways">{children}</p>}
    </main>
  );
}

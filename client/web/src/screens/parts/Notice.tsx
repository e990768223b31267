import type { ComponentChildren } from 'preact';
import { Heading } from './Heading';
import { Brand } from './Icon';

interface Props {
  readonly title: string;
  readonly text: string;
  readonly children?: ComponentChildren;
}

/** A page that says one thing. */
export function Notice({ title, text, children }: Props) {
  return (
    <main class="page">
      <Brand />
      <div class="stack stack--close">
        <Heading>{title}</Heading>
        <p>{text}</p>
      </div>
      {children}
    </main>
  );
}

import type { ComponentChildren } from 'preact';

/** Something to write, one tap deeper. */
export function Fold({ summary, children }: { summary: string; children: ComponentChildren }) {
  return (
    <details class="fold">
      <summary>{summary}</summary>
      <div class="fold-in">{children}</div>
    </details>
  );
}

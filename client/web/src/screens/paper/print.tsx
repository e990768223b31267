import { render } from 'preact';
import './paper.css';
import { drawCode } from '../parts/api';
import { Sheets } from './Sheets';
import type { PaperFacts } from './timetable';

const TOUCHES = ['pointerdown', 'keydown'] as const;

/**
 * Hands the sheets to the browser's printing, with their code drawn. They lie beside the page and are seen on paper
 * alone. Some browsers print after they said that they did, so the sheets go with the next touch: what is forgotten
 * later must not be printed once more.
 */
export async function print(facts: PaperFacts): Promise<void> {
  const code = facts.link ? await drawCode(facts.link).catch(() => null) : null;
  document.querySelector('body > .paper')?.remove();
  const paper = document.createElement('div');
  paper.className = 'paper';
  document.body.append(paper);
  render(<Sheets facts={facts} code={code} />, paper);
  await document.fonts.ready;
  window.print();
  const clear = () => {
    paper.remove();
    for (const touch of TOUCHES) removeEventListener(touch, clear, true);
  };
  for (const touch of TOUCHES) addEventListener(touch, clear, true);
}

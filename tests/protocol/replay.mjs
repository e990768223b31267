/**
 * Reads a life of a meeting per line, `{"start": Meeting | null, "entries": Event[][]}`, and answers each
 * with a line: the meeting after every entry, as the browser client's evolve folds it, and who is next then.
 */

import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const { evolveAll, nextMember } = await import(pathToFileURL(process.argv[2]));

for await (const line of createInterface({ input: process.stdin })) {
  const { start, entries } = JSON.parse(line);
  let meeting = start ?? {};
  const meetings = entries.map((events) => {
    meeting = evolveAll(meeting, events);
    return [meeting, nextMember(meeting)];
  });
  process.stdout.write(`${JSON.stringify(meetings)}\n`);
}

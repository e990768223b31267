// What both peers share: how long their messages are, and how they end up measured.

import { createInterface } from 'node:readline';

const [entryBytes, welcomeBytes] = process.argv.slice(2).map(Number);

/** As many connections may wait to be accepted as the kernel lets them. */
export const BACKLOG = 4096;

/** The body of a message that has this many bytes in all, JSON and the library's own included. */
const filled = (event, bytes, body, prefix) => {
  const bare = prefix.length + JSON.stringify([event, { ...body, text: '' }]).length;
  return { ...body, text: ' '.repeat(Math.max(bytes - bare, 0)) };
};

export const welcome = (prefix) => filled('welcome', welcomeBytes, {}, prefix);
export const entry = (seq, prefix) => filled('entry', entryBytes, { seq }, prefix);

/** Say where it listens; then, for each line on standard input, throw away what nobody needs. */
export const begin = (port) => {
  console.log(port);
  const told = createInterface({ input: process.stdin });
  told.on('line', () => {
    globalThis.gc();
    console.log('collected');
  });
  told.on('close', () => process.exit());
};

/**
 * Words from a catalogue. A message names its values in braces, `{count}` chooses the plural, and a
 * star, `{*name}`, marks a person who is shown in bold where the text is drawn, and `{=next}` words of a
 * catalogue, which run in its own direction.
 *
 * Catalogues of what everyone loads are constants, one for each message: `t.leave` is a text already,
 * `say(t.hand, { count: 2 })` puts values into one, and `phrase` keeps both as data. The build then sets the
 * words right where they are said, and what they are called weighs nothing on any phone. Catalogues of parts
 * that are fetched later are plain records: `wordsOf` looks messages up by their names. Either way every name
 * and every value that a message needs is checked by the compiler.
 */

export type Message = string | { readonly one: string; readonly other: string };
export type Catalogue = Readonly<Record<string, Message>>;

type Placeholders<S extends string> = S extends `${string}{${infer Name}}${infer Rest}`
  ? (Name extends `${'*' | '='}${infer Marked}` ? Marked : Name) | Placeholders<Rest>
  : never;

type Values<M extends Message> = M extends string
  ? Record<Placeholders<M>, string | number>
  : M extends { readonly one: infer One; readonly other: infer Other }
    ? Record<Placeholders<(One | Other) & string> | 'count', string | number>
    : never;

type Given<M extends Message> = keyof Values<M> extends never ? [] : [values: Values<M>];

/** A message with its values, not yet in any language. */
export interface Phrase {
  readonly message: Message;
  readonly values: Readonly<Record<string, string | number>>;
}

export interface Words<C extends Catalogue> {
  <K extends keyof C>(key: K, ...given: Given<C[K]>): string;
  /** The same, kept as data: to be compared in tests, and drawn with its people in bold. */
  phrase<K extends keyof C>(key: K, ...given: Given<C[K]>): Phrase;
}

/** A message with its values, kept as data: to be compared in tests, and drawn with its people in bold. */
export function phrase<M extends Message>(message: M, ...[values]: Given<M>): Phrase {
  return { message, values: values ?? {} };
}

/** The same as plain text. A message without values is its own text. */
export function say<M extends Message>(message: M, ...given: Given<M>): string {
  return textOf(phrase(message, ...given));
}

export const LANGUAGE = 'en';
const plurals = new Intl.PluralRules(LANGUAGE);

export function wordsOf<const C extends Catalogue>(catalogue: C): Words<C> {
  const phrase = (key: keyof C, values: Phrase['values'] = {}): Phrase => ({
    message: catalogue[key] as Message,
    values,
  });
  const text = (key: keyof C, values?: Phrase['values']) => textOf(phrase(key, values));
  return Object.assign(text, { phrase }) as Words<C>;
}

/** The pieces of a phrase in order: plain text, and values with whether they are a person. */
export type Piece = { readonly text: string; readonly value: boolean; readonly person: boolean };

export function piecesOf({ message, values }: Phrase): Piece[] {
  return template(message, values)
    .split(/(\{[^}]+\})/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      if (!piece.startsWith('{')) return { text: piece, value: false, person: false };
      const name = piece.replace(/\W/g, '');
      const text = String(values[name] ?? '');
      return { text, value: piece[1] !== '=', person: piece[1] === '*' };
    });
}

/** The whole phrase as plain text, for labels and titles. */
export function textOf(phrase: Phrase): string {
  return piecesOf(phrase)
    .map(({ text, value }) => (value ? isolated(text) : text))
    .join('');
}

function template(message: Message, values: Phrase['values']): string {
  if (typeof message === 'string') return message;
  return plurals.select(Number(values.count)) === 'one' ? message.one : message.other;
}

/** Keeps a name in Arabic or Hebrew script from turning the words around it. */
function isolated(value: string): string {
  return /[\u0590-\u08ff]/.test(value) ? `\u2068${value}\u2069` : value;
}

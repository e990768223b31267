import { describe, expect, test } from 'vitest';

/**
 * What a screen says is read by people who are tired, upset, or new to the language: each sentence has fewer words than
 * this. Their number says nothing about kindness; that was read aloud.
 */
const TOO_MANY = 14;

/** Sentences that need more, each with its reason. */
const LONGER: Readonly<Record<string, string>> = {};

type Words = Readonly<Record<string, string | { readonly one: string; readonly other: string }>>;

const catalogues = import.meta.glob<{ readonly default?: Words }>('../../src/i18n/en/*.ts', {
  eager: true,
});

function textsOf(module: { readonly default?: Words }): [string, string][] {
  const words = module.default ?? (module as Words);
  return Object.entries(words).flatMap(([key, message]): [string, string][] =>
    typeof message === 'string'
      ? [[key, message]]
      : [
          [key, message.one],
          [key, message.other],
        ],
  );
}

function sentencesIn(text: string): string[] {
  return text.split(/(?<=[.?!…][”’)]?)\s+/);
}

function wordsIn(sentence: string): number {
  return sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

const said = Object.entries(catalogues).map(([path, module]) => {
  const name = path.replace(/^.*\/|\.ts$/g, '');
  return [name, textsOf(module)] as const;
});
const tooLong = said.flatMap(([name, texts]) =>
  texts
    .filter(([, text]) => sentencesIn(text).some((sentence) => wordsIn(sentence) >= TOO_MANY))
    .map(([key]) => `${name}.${key}`),
);

test('every catalogue is read', () => {
  expect(said.length).toBeGreaterThan(30);
});

describe.each(said)('what %s says', (name, texts) => {
  test('is short, or has a reason', () => {
    const long = texts
      .map(([key]) => `${name}.${key}`)
      .filter((key) => tooLong.includes(key) && !(key in LONGER));

    expect(long).toEqual([]);
  });

  test('shouts at nobody', () => {
    expect(texts.filter(([, text]) => text.includes('!'))).toEqual([]);
  });
});

test('every exception is one', () => {
  expect(Object.keys(LONGER).filter((key) => !tooLong.includes(key))).toEqual([]);
});

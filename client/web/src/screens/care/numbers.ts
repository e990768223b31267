/**
 * Whom to call in an emergency. It stays in this browser: the hub never learns of it. The first number goes by the
 * browser's language, which says little about where somebody is; so whoever reads it is asked to check it.
 */

import { kept } from '../settings';

export interface PhoneNumber {
  readonly name: string;
  readonly number: string;
}

export const MOST_NUMBERS = 5;

const KEY = 'numbers';
const chosen = kept(KEY, '');

/** 112 reaches help in most countries from mobile phones; these have another number that everybody knows. */
const OTHERS: Readonly<Record<string, string>> = {
  AU: '000',
  BR: '192',
  CA: '911',
  CN: '120',
  GB: '999',
  HK: '999',
  IL: '101',
  JP: '119',
  KR: '119',
  MX: '911',
  MY: '999',
  NZ: '111',
  SG: '995',
  TW: '119',
  US: '911',
};

export function usualNumber(languages: readonly string[]): string {
  const region = languages.map((tag) => /-([A-Z]{2})\b/.exec(tag)?.[1]).find((found) => found);
  return (region && OTHERS[region]) || '112';
}

/** What was kept, or the one that goes by the language. */
export function numbersOf(emergency: string, languages = navigator.languages): PhoneNumber[] {
  try {
    const found: unknown = JSON.parse(chosen.value);
    if (Array.isArray(found)) return found.filter(isNumber);
  } catch {
    // Nothing was kept.
  }
  return [{ name: emergency, number: usualNumber(languages) }];
}

export function keepNumbers(numbers: readonly PhoneNumber[]): void {
  chosen.value = JSON.stringify(numbers);
}

/** As a phone dials it. */
export function dialled(number: string): string {
  return `tel:${number.replace(/[^\d+*#]/g, '')}`;
}

function isNumber(one: unknown): one is PhoneNumber {
  const { name, number } = (one ?? {}) as Partial<PhoneNumber>;
  return typeof name === 'string' && typeof number === 'string';
}

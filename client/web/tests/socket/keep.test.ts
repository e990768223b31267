import { describe, expect, test } from 'vitest';
import { keepOf, memory } from '../../src/socket/keep';

const INVITE = 'i'.repeat(22);
const ANOTHER = 'j'.repeat(22);

function browser() {
  let made = 0;
  const fresh = () => {
    made += 1;
    return `secret-${made}`;
  };
  const all = memory();
  const tab = memory();
  return {
    tab: () => keepOf('one', fresh, tab, all),
    otherTab: () => keepOf('one', fresh, memory(), all),
    otherMeeting: () => keepOf('two', fresh, tab, all),
  };
}

describe('what a browser keeps', () => {
  test('is the invite and one secret for the seat, until seated, also when the page reloads', () => {
    const { tab, otherTab } = browser();
    tab().invited(INVITE);
    const candidate = tab().candidate();
    tab().invited(INVITE);
    expect(tab().candidate()).toBe(candidate);
    expect(tab().invite()).toBe(INVITE);
    expect(otherTab().invite()).toBeNull();
    expect(tab().seat()).toBeNull();
  });

  test('is the seat for all tabs, from then on, and no invite', () => {
    const { tab, otherTab, otherMeeting } = browser();
    tab().invited(INVITE);
    const candidate = tab().candidate();
    tab().seated();
    expect(otherTab().seat()).toBe(candidate);
    expect(otherMeeting().seat()).toBeNull();
    expect(tab().invite()).toBeNull();
    expect(tab().candidate()).toBeNull();
    tab().seated();
    expect(tab().seat()).toBe(candidate);
    tab().invited(INVITE);
    tab().seated();
    expect(tab().seat()).toBe(candidate);
  });

  test('is another secret for another invite', () => {
    const { tab } = browser();
    tab().invited(INVITE);
    const candidate = tab().candidate();
    tab().invited(ANOTHER);
    expect(tab().candidate()).not.toBe(candidate);
  });

  test('is nothing after leaving', () => {
    const { tab, otherTab } = browser();
    tab().invited(INVITE);
    tab().seated();
    tab().forgetSeat();
    tab().forgetInvite();
    expect(otherTab().seat()).toBeNull();
    expect(otherTab().way()).toBeNull();
  });

  test('leads to the seat with the link that it was taken with, to a door with another', () => {
    const { tab, otherTab, otherMeeting } = browser();
    tab().invited(INVITE);
    expect(tab().way()).toBe('invite');
    tab().seated();
    expect(tab().way()).toBe('seat');
    tab().invited(INVITE);
    expect(tab().way()).toBe('seat');
    tab().invited(ANOTHER);
    expect(tab().way()).toBe('invite');
    expect(otherTab().way()).toBe('seat');
    expect(otherMeeting().way()).toBeNull();
    tab().forgetInvite();
    expect(tab().way()).toBe('seat');
  });

  test('is the newer seat when one was taken with another link', () => {
    const { tab, otherTab } = browser();
    tab().invited(INVITE);
    tab().seated();
    tab().invited(ANOTHER);
    const candidate = tab().candidate();
    tab().seated();
    expect(otherTab().seat()).toBe(candidate);
    tab().invited(ANOTHER);
    expect(tab().way()).toBe('seat');
  });

  test('tells no invite once seated', () => {
    const all = memory();
    const kept: string[] = [];
    const noted = { ...all, setItem: (_: string, value: string) => void kept.push(value) };
    const keep = keepOf('one', () => 'secret', memory(), noted);
    keep.invited(INVITE);
    keep.seated();
    expect(kept).toEqual(['secret', expect.stringMatching(/^\w{1,7}$/)]);
  });

  test('lets the page reload itself once, until it has arrived', () => {
    const { tab } = browser();
    expect(tab().mayReload()).toBe(true);
    expect(tab().mayReload()).toBe(false);
    tab().arrived();
    expect(tab().mayReload()).toBe(true);
  });
});

import { expect, test, vi } from 'vitest';
import { batch, computed, effect, signal } from '../../src/signals/signals';

test('an effect runs at once, and again after each change of what it read', () => {
  const name = signal('Ana');
  const said: string[] = [];
  effect(() => said.push(name.value));

  name.value = 'Bo';
  name.value = 'Bo';

  expect(said).toEqual(['Ana', 'Bo']);
});

test('an effect that was stopped runs no more', () => {
  const name = signal('Ana');
  const said: string[] = [];
  const stop = effect(() => said.push(name.value));

  stop();
  name.value = 'Bo';

  expect(said).toEqual(['Ana']);
});

test('what an effect does not read any more does not concern it', () => {
  const aloud = signal(true);
  const name = signal('Ana');
  const said: string[] = [];
  effect(() => said.push(aloud.value ? name.value : 'silence'));

  aloud.value = false;
  name.value = 'Bo';

  expect(said).toEqual(['Ana', 'silence']);
});

test('a computed value is worked out when it is read, and anew only after a change', () => {
  const name = signal('Ana');
  const weather = signal('rain');
  const greet = vi.fn(() => `Hello, ${name.value}`);
  const greeting = computed(greet);
  expect(greet).not.toHaveBeenCalled();

  expect([greeting.value, greeting.value]).toEqual(['Hello, Ana', 'Hello, Ana']);
  weather.value = 'sun';
  expect(greeting.value).toBe('Hello, Ana');
  expect(greet).toHaveBeenCalledTimes(1);

  name.value = 'Bo';
  expect(greeting.value).toBe('Hello, Bo');
});

test('an effect follows a computed value, not what that was made from', () => {
  const seats = signal(['Ana', 'Bo']);
  const count = computed(() => seats.value.length);
  const said: number[] = [];
  effect(() => said.push(count.value));

  seats.value = ['Ana', 'Cy'];
  expect(said).toEqual([2]);

  seats.value = ['Ana'];
  expect(said).toEqual([2, 1]);
});

test('nobody sees half of several changes at once', () => {
  const given = signal('Ana');
  const family = signal('Lind');
  const whole = computed(() => `${given.value} ${family.value}`);
  const said: string[] = [];
  effect(() => said.push(`${given.value}: ${whole.value}`));

  batch(() => {
    given.value = 'Bo';
    expect(whole.value).toBe('Bo Lind');
    family.value = 'Moe';
  });

  expect(said).toEqual(['Ana: Ana Lind', 'Bo: Bo Moe']);
});

test('a change that an effect makes is followed too', () => {
  const name = signal('Ana');
  const loud = signal('');
  const said: string[] = [];
  effect(() => said.push(loud.value));
  effect(() => {
    loud.value = name.value.toUpperCase();
  });

  name.value = 'Bo';

  expect(said).toEqual(['', 'ANA', 'BO']);
});

test('what an effect changes of what it read itself, it looks at again', () => {
  const count = signal(0);
  effect(() => {
    if (count.value < 3) count.value += 1;
  });

  expect(count.value).toBe(3);
});

test('an effect that fails is reported, keeps no other from running, and may do better next time', () => {
  const reported = vi.fn();
  vi.stubGlobal('reportError', reported);
  const name = signal('Ana');
  const greeting = computed(() => {
    if (name.value === '') throw new Error('nobody to greet');
    return `Hello, ${name.value}`;
  });
  const greeted: string[] = [];
  const heard: string[] = [];
  effect(() => greeted.push(greeting.value));
  effect(() => heard.push(name.value));

  name.value = '';
  name.value = 'Bo';

  expect(reported).toHaveBeenCalledOnce();
  expect(heard).toEqual(['Ana', '', 'Bo']);
  expect(greeted).toEqual(['Hello, Ana', 'Hello, Bo']);
  vi.unstubAllGlobals();
});

test('a batch that fails still lets its changes be followed', () => {
  const name = signal('Ana');
  const said: string[] = [];
  effect(() => said.push(name.value));

  expect(() =>
    batch(() => {
      name.value = 'Bo';
      throw new Error('half done');
    }),
  ).toThrow('half done');
  name.value = 'Cy';

  expect(said).toEqual(['Ana', 'Bo', 'Cy']);
});

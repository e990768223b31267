import { expect, test } from 'vitest';
import { namesItself } from '../../src/screens/parts/OnlyHere';

test.each(['http://localhost:8000/', 'http://127.0.0.1/', 'http://[::1]:8000/'])(
  '%s opens on this computer only',
  (address) => {
    expect(namesItself(new URL(address).hostname)).toBe(true);
  },
);

test.each(['http://192.168.1.5:8000/', 'https://circle.example/', 'https://localhost.example/'])(
  '%s opens elsewhere',
  (address) => {
    expect(namesItself(new URL(address).hostname)).toBe(false);
  },
);

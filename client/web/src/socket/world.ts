/** Everything outside that the line needs, as arguments: tests move time and drop lines themselves. */

/** The part of a browser's WebSocket that is used here. */
export interface Socket {
  onopen: (() => void) | null;
  onmessage: ((message: { readonly data: unknown }) => void) | null;
  onclose: ((closed: { readonly code: number }) => void) | null;
  send(text: string): void;
  close(): void;
}

export type Timer = number;

export interface World {
  connect(): Socket;
  /** Milliseconds that only go forward, whatever happens to the device's clock. */
  mono(): number;
  /** The device's clock, in milliseconds since 1970; a first guess until the hub has spoken. */
  wall(): number;
  after(ms: number, act: () => void): Timer;
  cancel(timer: Timer | undefined): void;
  /** From 0 to below 1. */
  random(): number;
  /** 128 random bits as 22 signs. */
  secret(): string;
  /** Calls back whenever the line may have changed unnoticed: the page is shown, the network is back. */
  onWake(act: () => void): () => void;
  reload(): void;
}

export function browserWorld(): World {
  const { protocol, host } = location;
  const address = `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/ws`;
  return {
    connect: () => new WebSocket(address) as Socket,
    mono: () => performance.now(),
    wall: () => Date.now(),
    after: (ms, act) => window.setTimeout(act, ms),
    cancel: (timer) => window.clearTimeout(timer),
    random: Math.random,
    secret,
    onWake,
    reload: () => location.reload(),
  };
}

/** 128 random bits in base64url; works without a secure context, as on a network at home. */
export function secret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .slice(0, 22);
}

function onWake(act: () => void): () => void {
  const shown = () => document.visibilityState === 'visible' && act();
  document.addEventListener('visibilitychange', shown);
  window.addEventListener('pageshow', act);
  window.addEventListener('online', act);
  return () => {
    document.removeEventListener('visibilitychange', shown);
    window.removeEventListener('pageshow', act);
    window.removeEventListener('online', act);
  };
}

/** Adds a stylesheet that not every page needs. Settles when it is there, or cannot be had. */
export function stylesheet(address: string): Promise<unknown> {
  return new Promise((settled) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = address;
    link.onload = link.onerror = settled;
    document.head.append(link);
  });
}

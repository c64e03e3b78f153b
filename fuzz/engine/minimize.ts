/** How many inputs a search for a shorter one may try. */
const MOST_TRIES = 3000;

/** A shorter input of which the same holds: pieces are left out, from large to small, as long as it does. */
export function minimize(input: Buffer, holds: (shorter: Buffer) => boolean): Buffer {
  let best = input;
  let tries = 0;
  for (
    let size = Math.ceil(best.length / 2);
    size >= 1 && tries < MOST_TRIES;
    size = size === 1 ? 0 : Math.ceil(size / 2)
  ) {
    for (let start = 0; start < best.length && tries < MOST_TRIES; ) {
      const shorter = Buffer.concat([best.subarray(0, start), best.subarray(start + size)]);
      tries++;
      if (holds(shorter)) best = shorter;
      else start += size;
    }
  }
  return best;
}

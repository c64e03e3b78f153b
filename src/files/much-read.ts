/** What is to be done, once. */
let waiting: (() => void) | undefined;
let left = 0;

/** So many bytes are much: about a thousand Services. */
const MUCH = 500_000;

/** What the name of a file takes, even where the file is empty. */
const NAME = 100;

/** Has something done, once, as soon as much is read from now on: half a megabyte, or the names of 5,000 files. */
export function whenMuchIsRead(act: () => void): void {
  waiting = act;
  left = MUCH;
}

/** Counts so many bytes as read. */
export function countRead(bytes: number): void {
  if (waiting === undefined) return;
  left -= bytes;
  if (left > 0) return;
  const act = waiting;
  waiting = undefined;
  act();
}

/** Counts so many names of files as read. */
export function countNames(names: number): void {
  countRead(names * NAME);
}

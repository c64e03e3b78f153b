import type { Family } from './address.ts';

/** The addresses from `first` to `last`, both included; `first <= last`, one family. */
export interface Interval {
  readonly family: Family;
  readonly first: bigint;
  readonly last: bigint;
}

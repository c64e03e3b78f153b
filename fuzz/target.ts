import type { Arbitrary } from 'fast-check';

/** A part of the program that is given whatever there is. */
export interface Target {
  /** Words of its language, which chance would not spell. */
  readonly dictionary: readonly string[];
  /** Inputs to start from: well-formed ones, and stories of broken ones. */
  readonly seeds: readonly (string | Uint8Array)[];
  /** Inputs of the right shape, of which some are drawn to start from. */
  readonly shapes?: Arbitrary<string>;
  /** The length in bytes to which inputs grow; a longer seed keeps its own. Missing: 300. */
  readonly longest?: number;
  /** Takes an input. Throws where a law is broken; whatever else it throws is a fault as well. */
  run(input: Buffer): void;
  /** Further laws that take long: for inputs that went a new way, and for one of 64. */
  inspect?(input: Buffer): void;
}

/** Throws a broken law; the same message for the same fault, whatever the input. */
export function demand(isKept: boolean, law: string): asserts isKept {
  if (!isKept) throw new Error(`broken law: ${law}`);
}

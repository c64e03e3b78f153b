/** How many tokens a document may have that is read by itself, such as a plan: about 200,000 values, or 2 MB of plain YAML. */
const MOST_OF_DOCUMENT = 1_000_000;

/** How many a file of manifests may have: fewer, since rules take longer over them than the parser does. */
const MOST_OF_MANIFESTS = 400_000;

/** How many tokens go with a value of YAML as most people write it, keys and marks included. */
const TOKENS_OF_PLAIN_VALUE = 5;

/** How many tokens a value or a key has: its own, and what stands around it. */
const TOKENS_OF_VALUE = 4;

/** What an opening bracket or a question mark counts for: the parser makes the most of them in time and memory. */
const OPENING = 4;

/**
 * What is left to be parsed of one file: whoever reads its documents takes from one allowance. What is read later of a
 * document that cannot matter takes from none.
 */
export class Allowance {
  readonly #most: number;
  #left: number;

  /** For what is read by itself, unless another number of tokens is given. */
  constructor(most: number = MOST_OF_DOCUMENT) {
    this.#most = most;
    this.#left = most;
  }

  /** For all documents of a file of manifests. */
  static ofManifests(): Allowance {
    return new Allowance(MOST_OF_MANIFESTS);
  }

  /** About how many values could be parsed at first. */
  get values(): number {
    return this.#most / TOKENS_OF_PLAIN_VALUE;
  }

  /** Whether nothing more may be parsed. */
  get isSpent(): boolean {
    return this.#left < 0;
  }

  /** Takes what so many values and keys have; false, and nothing is taken, where that is not left. */
  takeValues(count: number): boolean {
    if (count * TOKENS_OF_VALUE > this.#left) return false;
    this.#left -= count * TOKENS_OF_VALUE;
    return true;
  }

  /** Takes one piece of the lexer; whether there was enough left for it. */
  take(lexeme: string): boolean {
    this.#left -= lexeme === '{' || lexeme === '[' || lexeme === '?' ? OPENING : 1;
    return this.#left >= 0;
  }
}

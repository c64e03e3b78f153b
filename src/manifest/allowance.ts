/**
 * How many tokens one file may have: about 200,000 values or 2 MB of plain YAML, which is parsed in less than a second
 * and, where little is found in it, judged in another.
 */
const MAX_TOKENS = 1_000_000;

/** How many tokens a value or a key has: its own, and what stands around it. */
const TOKENS_OF_VALUE = 4;

/** What an opening bracket or a question mark counts for: the parser makes the most of them in time and memory. */
const OPENING = 4;

/**
 * What is left to be parsed of one file: whoever reads its documents takes from one allowance. What is read later of a
 * document that cannot matter takes from none.
 */
export class Allowance {
  #left = MAX_TOKENS;

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

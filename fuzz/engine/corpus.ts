import type { Random } from './random.ts';

/** What an execution did. */
export interface Walk {
  /** Whether it went a way, or so many times, as none did before. */
  readonly isNew: boolean;
  /** How many branches it took. */
  readonly steps: number;
}

/** The inputs that went new ways, and the ways that were gone. */
export class Corpus {
  readonly #edges: Uint32Array;
  /** For every branch, how often it was taken in one execution: a bit for each order of magnitude. */
  readonly #seen: Uint8Array;
  readonly #inputs: Buffer[] = [];
  #covered = 0;

  /** `edges` is the counters of the code. */
  constructor(edges: Uint32Array) {
    this.#edges = edges;
    this.#seen = new Uint8Array(edges.length);
  }

  get inputs(): readonly Buffer[] {
    return this.#inputs;
  }

  /** How many branches were ever taken, of all that there are. */
  get coverage(): { readonly taken: number; readonly all: number } {
    return { taken: this.#covered, all: this.#edges.length };
  }

  keep(input: Buffer): void {
    this.#inputs.push(Buffer.from(input));
  }

  /** An input to go on from; every second time the shortest of three, which takes the least time. */
  pick(random: Random): Buffer {
    if (random.below(2) === 0) return this.#draw(random);
    const drawn = [this.#draw(random), this.#draw(random), this.#draw(random)];
    return drawn.reduce((shortest, one) => (one.length < shortest.length ? one : shortest));
  }

  /** Every second time one of the latest. */
  #draw(random: Random): Buffer {
    const { length } = this.#inputs;
    const at = random.below(2) === 0 ? random.below(length) : length - 1 - random.below(Math.min(length, LATEST));
    return this.#inputs[at] ?? Buffer.alloc(0);
  }

  /** Reads the counters and sets them to zero. */
  walked(): Walk {
    const edges = this.#edges;
    const seen = this.#seen;
    let steps = 0;
    let isNew = false;
    for (let edge = 0; edge < edges.length; edge++) {
      const count = edges[edge] ?? 0;
      if (count === 0) continue;
      steps += count;
      const bit = 1 << magnitude(count);
      const known = seen[edge] ?? 0;
      if ((known & bit) !== 0) continue;
      if (known === 0) this.#covered++;
      seen[edge] = known | bit;
      isNew = true;
    }
    edges.fill(0);
    return { isNew, steps };
  }
}

const LATEST = 32;

/** 1, 2, 3, to 7, to 15, to 31, to 127, more. */
function magnitude(count: number): number {
  if (count < 4) return count - 1;
  if (count < 32) return count < 8 ? 3 : count < 16 ? 4 : 5;
  return count < 128 ? 6 : 7;
}

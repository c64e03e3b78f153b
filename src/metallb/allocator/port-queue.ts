import { partitionPoint } from '../../text/partition-point.ts';

/** How much was looked at: the work done, whatever the machine. */
export interface Tally {
  looks: number;
}

/**
 * Things in an order that Services with ports look through from the start for the first where none of their ports is in
 * use. A port that is in use stays in use, so what lies before the first thing without it is passed over for good; the
 * same holds for a set of ports. Ten thousand Services cost little more than their own number.
 */
export class PortQueue<T> {
  readonly #items: T[] = [];
  readonly #isBefore: (a: T, b: T) => boolean;
  readonly #blocks: (item: T, ports: readonly string[]) => boolean;
  readonly #tally: Tally;
  /** By port or set of ports: how many things from the start all block it. */
  readonly #passed = new Map<string, { readonly ports: readonly string[]; readonly count: number }>();

  /** `blocks` tells whether one of the ports is in use on a thing. */
  constructor(isBefore: (a: T, b: T) => boolean, blocks: (item: T, ports: readonly string[]) => boolean, tally: Tally) {
    this.#isBefore = isBefore;
    this.#blocks = (item, ports) => {
      tally.looks++;
      return blocks(item, ports);
    };
    this.#tally = tally;
  }

  /** The things that do not block the ports, in their order. */
  *open(ports: readonly string[]): Generator<T> {
    let start = ports.length > 1 ? this.#pass(ports) : 0;
    for (const port of ports) start = Math.max(start, this.#pass([port]));
    for (let index = start; index < this.#items.length; index++) {
      const item = this.#items[index];
      if (item !== undefined && !this.#blocks(item, ports)) yield item;
    }
  }

  /** Adds a thing in its place, or, where it is there, takes note that it blocks less than before. */
  put(item: T): void {
    const index = partitionPoint(this.#items, (other) => this.#isBefore(other, item));
    if (this.#items[index] !== item) {
      this.#items.splice(index, 0, item);
      if (index === this.#items.length - 1) return;
    }
    for (const [key, { ports, count }] of this.#passed) {
      this.#tally.looks++;
      if (count > index) this.#passed.set(key, { ports, count: index });
    }
  }

  #pass(ports: readonly string[]): number {
    const key = ports.join(' ');
    const before = this.#passed.get(key)?.count ?? 0;
    let count = before;
    for (let item = this.#items[count]; item !== undefined; item = this.#items[count]) {
      if (!this.#blocks(item, ports)) break;
      count++;
    }
    if (count > before) this.#passed.set(key, { ports, count });
    return count;
  }
}

import type { Sharing } from './demand.ts';

/** Services of one key and backend. */
interface Party {
  count: number;
  /** How many of them use a port. */
  readonly ports: Map<string, number>;
}

/** Services that may meet on one address, counted so that nobody has to look at each of them. */
export class Crowd {
  #size = 0;
  readonly #parties = new Map<string, Party>();

  get size(): number {
    return this.#size;
  }

  /** Adds a number of Services that are alike. */
  add(sharing: Sharing, count: number): void {
    this.#size += count;
    if (sharing.key === '') return;
    const party = this.#parties.get(partyKey(sharing)) ?? { count: 0, ports: new Map() };
    this.#parties.set(partyKey(sharing), party);
    party.count += count;
    for (const port of new Set(sharing.ports)) party.ports.set(port, (party.ports.get(port) ?? 0) + count);
  }

  /** Whether a Service could not share an address with each of the others; `itself`: it is one of the crowd. */
  clashes(sharing: Sharing, itself: boolean): boolean {
    const own = itself ? 1 : 0;
    const party = sharing.key === '' ? undefined : this.#parties.get(partyKey(sharing));
    if (this.#size - own > (party === undefined ? 0 : party.count - own)) return true;
    return sharing.ports.some((port) => (party?.ports.get(port) ?? 0) > own);
  }

  /** Whether one of the crowd with this key and backend uses one of these ports. */
  usesPort(sharing: Sharing): boolean {
    const party = sharing.key === '' ? undefined : this.#parties.get(partyKey(sharing));
    return sharing.ports.some((port) => (party?.ports.get(port) ?? 0) > 0);
  }
}

function partyKey({ key, backend }: Sharing): string {
  return JSON.stringify([key, backend]);
}

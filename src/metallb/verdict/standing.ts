import { append } from '../../text/group-by.ts';
import type { BgpAdvertisement } from '../bgp-advertisement.ts';

interface Place {
  readonly advertisement: BgpAdvertisement;
  readonly order: number;
}

type ByPreference = Map<unknown, Place[]>;

/**
 * BGPAdvertisements in an order, by the peers that they announce to and by local preference, so that one is held
 * against few of many. No peers at all are every peer; a name that is unknown is nobody's.
 */
export class Standing {
  readonly #all: ByPreference = new Map();
  readonly #toEvery: ByPreference = new Map();
  readonly #byPeer = new Map<string, ByPreference>();
  #count = 0;

  /** Adds one at the end. */
  add(advertisement: BgpAdvertisement): void {
    const place = { advertisement, order: this.#count++ };
    append(this.#all, advertisement.localPref, place);
    if (advertisement.peers.length === 0) append(this.#toEvery, advertisement.localPref, place);
    for (const peer of peersOf(advertisement)) {
      const byPreference: ByPreference = this.#byPeer.get(peer) ?? new Map();
      this.#byPeer.set(peer, byPreference);
      append(byPreference, advertisement.localPref, place);
    }
  }

  /** The first that shares a peer with an advertisement, has another local preference and meets a condition. */
  first(advertisement: BgpAdvertisement, holds: (other: BgpAdvertisement) => boolean): BgpAdvertisement | undefined {
    let best: Place | undefined;
    for (const [preference, places] of this.#near(advertisement).flatMap((near) => [...near])) {
      if (preference === advertisement.localPref) continue;
      const limit = best?.order ?? this.#count;
      const found = places.find(({ order, advertisement: other }) => order >= limit || holds(other));
      if (found !== undefined && found.order < limit) best = found;
    }
    return best?.advertisement;
  }

  #near(advertisement: BgpAdvertisement): readonly ByPreference[] {
    if (advertisement.peers.length === 0) return [this.#all];
    return [this.#toEvery, ...[...peersOf(advertisement)].flatMap((peer) => this.#byPeer.get(peer) ?? [])];
  }
}

function peersOf({ peers }: BgpAdvertisement): ReadonlySet<string> {
  return new Set(peers.flatMap(({ name }) => (typeof name === 'string' ? [name] : [])));
}

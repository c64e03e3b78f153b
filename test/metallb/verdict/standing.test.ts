import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { BgpAdvertisement } from '../../../src/metallb/bgp-advertisement.ts';
import { Standing } from '../../../src/metallb/verdict/standing.ts';
import { clusterOf, resource } from '../cluster-of.ts';

const some = fc.record({
  localPref: fc.constantFrom(100, 100, 200, 300),
  peers: fc.array(fc.constantFrom('a', 'b', 'c', '$PEER', ''), { maxLength: 2 }),
  aggregationLength: fc.constantFrom(32, 24),
});

const collides = (a: BgpAdvertisement, b: BgpAdvertisement) => a.aggregationLength === b.aggregationLength;

/** As MetalLB compares two: names that are equal, or none on either side. */
function sharesPeer(a: BgpAdvertisement, b: BgpAdvertisement): boolean {
  if (a.peers.length === 0 || b.peers.length === 0) return true;
  return a.peers.some(({ name }) => typeof name === 'string' && b.peers.some((other) => other.name === name));
}

it('finds the first that a look at all before it finds', () => {
  fc.assert(
    fc.property(fc.array(some, { maxLength: 12 }), (specs) => {
      const text = specs.map((spec, at) => resource('BGPAdvertisement', `a${at}`, JSON.stringify(spec))).join('');
      const standing = new Standing();
      const before: BgpAdvertisement[] = [];
      for (const one of clusterOf(text).bgpAdvertisements) {
        const plain = before.find(
          (other) => sharesPeer(one, other) && one.localPref !== other.localPref && collides(one, other),
        );
        expect(standing.first(one, (other) => collides(one, other))).toBe(plain);
        standing.add(one);
        before.push(one);
      }
    }),
    { numRuns: 300 },
  );
});

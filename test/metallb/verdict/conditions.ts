import { describe, expect, it } from 'vitest';
import type { Mode } from '../../../src/metallb/cluster.ts';
import { NEWEST, RELEASES, type Release, Releases } from '../../../src/metallb/release.ts';
import type { Component, Consequence, Fact } from '../../../src/metallb/verdict/refusal.ts';
import { refusals } from '../../../src/metallb/verdict/refusals.ts';
import { clusterOf, resource } from '../cluster-of.ts';

/** A condition of MetalLB: the smallest configuration that is refused, and its nearest neighbor that is not. */
export interface Condition {
  readonly title: string;
  readonly fact: Fact;
  readonly refused: string;
  readonly neighbor: string;
  /** The first release that refuses it; the oldest where it is missing. */
  readonly since?: Release;
  /** The last release that refuses it; the newest where it is missing. */
  readonly last?: Release;
  readonly mode?: Mode;
  /** Who refuses it in the first and the last release, and what happens then. */
  readonly first?: readonly [Component, Consequence];
  readonly later?: readonly [Component, Consequence];
}

const SPEAKER = ['speaker', 'stale'] as const;

/** Holds every condition at its first and its last release, and where there is one in the release before and after. */
export function holdConditions(title: string, conditions: readonly Condition[]): void {
  describe.each(conditions)(`${title}: $title`, (condition) => {
    const { since = '0.13.0', last = NEWEST, first = SPEAKER, later = first } = condition;

    it('is refused, and its neighbor is not', () => {
      expect(judged(condition, condition.refused, since)).toEqual([[condition.fact, ...first]]);
      expect(judged(condition, condition.refused, last)).toEqual([[condition.fact, ...later]]);
      expect(judged(condition, condition.neighbor, since)).toEqual([]);
      expect(judged(condition, condition.neighbor, last)).toEqual([]);
    });

    it('is not refused by the releases before and after', () => {
      const around = [RELEASES[RELEASES.indexOf(since) - 1], RELEASES[RELEASES.indexOf(last) + 1]];
      for (const release of around.flatMap((one) => one ?? [])) {
        expect(judged(condition, condition.refused, release).map(([fact]) => fact)).not.toContain(condition.fact);
      }
    });
  });
}

function judged({ mode = 'frr' }: Condition, text: string, release: Release) {
  const cluster = clusterOf(text, { releases: Releases.of(release), modes: [mode] });
  return refusals(cluster, release, mode).map(({ fact, component, consequence }) => [fact, component, consequence]);
}

/** A pool of one entry. */
export function pool(name: string, entries = '198.51.100.0/28', more = ''): string {
  return resource('IPAddressPool', name, `{ addresses: [ ${entries} ]${more} }`);
}

/** A BGPAdvertisement, of every pool unless it says otherwise. */
export function bgp(name: string, spec = ''): string {
  return resource('BGPAdvertisement', name, `{ ${spec} }`);
}

/** An L2Advertisement. */
export function l2(name: string, spec = ''): string {
  return resource('L2Advertisement', name, `{ ${spec} }`);
}

/** A BGPPeer of v1beta2 to a router of its own; what `more` says comes on top. */
export function peer(name: string, more = '', address = '192.0.2.1'): string {
  return bare(name, `myASN: 64500, peerASN: 64501, peerAddress: ${address}${more}`);
}

/** A BGPPeer of v1beta2 that has what it is given. */
export function bare(name: string, spec: string): string {
  return resource('BGPPeer', name, `{ ${spec} }`).replace('v1beta1', 'v1beta2');
}

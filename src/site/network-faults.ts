import { type Interval, sizeOf } from '../address/interval.ts';
import { type Claim, firstOverlaps } from '../address/sweep.ts';
import type { NetworkPlan, SitePlan } from '../plan/plan.ts';
import { compareBigints } from '../text/compare.ts';
import type { Located, Span } from '../text/source.ts';
import { compareSpans } from './clashes.ts';
import type { Contradiction } from './contradiction.ts';
import { foremost } from './foremost.ts';
import { prefixText } from './networks.ts';
import type { AddressSpace } from './site.ts';

interface Written {
  readonly site: string;
  readonly network: NetworkPlan;
  readonly at: Span;
  readonly prefix: Interval;
}

/** Networks of an address space that share addresses; each prefix with the one that covers most of it. */
export function overlappingNetworks(space: AddressSpace): readonly Contradiction[] {
  const claims = space.sites.flatMap(({ plan }) => (plan === undefined ? [] : claimsOf(plan)));
  return [...firstOverlaps(claims)].map(({ earlier, later, shared }) => {
    const isLater = compareSpans(later.of.at, earlier.of.at) > 0;
    return isLater ? overlap(later.of, earlier.of, shared) : overlap(earlier.of, later.of, shared);
  });
}

function claimsOf({ name, networks }: SitePlan): readonly Claim<Written>[] {
  return networks.flatMap((network) =>
    distinct(network).map(({ at, value }) => ({
      interval: value,
      of: { site: name.value, network, at, prefix: value },
    })),
  );
}

/** The prefixes of a network without those that lie in another of its own. */
function distinct({ cidrs }: NetworkPlan): readonly Located<Interval>[] {
  const items = cidrs.map((cidr) => ({ interval: cidr.value, cidr }));
  const pieces = foremost(items, (a, b) => compareBigints(sizeOf(b.interval), sizeOf(a.interval)));
  return [...new Set(pieces.map(({ of }) => of.cidr))];
}

function overlap(later: Written, earlier: Written, shared: Interval): Contradiction {
  const whose = later.site === earlier.site ? '' : ` of site "${earlier.site}"`;
  const names = `Network "${later.network.name.value}" overlaps network "${earlier.network.name.value}"${whose}`;
  return {
    site: later.site,
    at: later.at,
    message: `${names} at ${prefixText(shared)}`,
    help:
      later.site === earlier.site
        ? 'Correct one of the prefixes: an address lies in one network.'
        : 'Correct one of the prefixes, or give the sites a `vrf` of their own if they share no address space.',
    related: [{ message: 'the other network', at: earlier.at }],
    addresses: [shared],
    other: earlier.prefix,
  };
}

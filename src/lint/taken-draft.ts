import { formatInterval } from '../address/interval.ts';
import { written } from '../metallb/service.ts';
import { freeInstead } from '../site/free.ts';
import type { Owned, Site } from '../site/site.ts';
import type { Taken } from '../site/taken.ts';
import { blameValue, type Draft, type RelatedPlace } from './rule.ts';

/** How a rule about taken addresses speaks. */
export interface TakenWords {
  /** What the owner does with the addresses, as in `also leases`. */
  readonly does: string;
  /** The owner in the related remark, as in `the DHCP range`. */
  readonly owner: string;
}

/** What a rule says of one claim on addresses that belong to somebody else: one finding, with all of them. */
export function draftTaken(site: Site, taken: Taken, words: TakenWords): Draft {
  const { claim, owned } = taken;
  const owners = distinctOwners(owned);
  const more = owners.length > 1 ? ` and ${owners.length - 1} more` : '';
  const addresses = owned.map(({ interval }) => interval);
  const takes = claim.pool === undefined ? 'asks for' : 'hands out';
  const [first] = owned;
  return {
    at: blameValue(claim.cluster, claim.manifest, claim.route),
    message: `${claim.label} ${takes} ${list(addresses.map(formatInterval))}, which ${first.owner.label}${more} ${words.does}`,
    help: help(site, taken),
    related: related(owners, words),
    addresses,
    blamed: list(owners.map(({ interval }) => formatInterval(interval))),
  };
}

function distinctOwners(owned: readonly Owned[]) {
  return [...new Set(owned.map(({ owner }) => owner))];
}

function related(owners: readonly Owned['owner'][], words: TakenWords): readonly RelatedPlace[] {
  return owners.slice(0, 10).map((owner) => ({ message: words.owner, at: owner.at }));
}

function help(site: Site, { claim }: Taken): string {
  const wanted = {
    ...(claim.pool === undefined ? {} : { pool: written(claim.pool.name) }),
    ...(claim.cluster.name === undefined ? {} : { cluster: claim.cluster.name }),
  };
  const free = freeInstead(site, claim.interval, wanted);
  const what = claim.pool === undefined ? 'Ask for an address' : 'Move the pool';
  if (free === undefined) return `${what} ${claim.pool === undefined ? 'that' : 'to addresses that'} nobody else owns.`;
  if (claim.pool === undefined)
    return `${what} of a service range, for example ${formatInterval({ ...free, last: free.first })}.`;
  return `${what} into a service range, for example ${formatInterval(free)}.`;
}

/** At most three of a list, and how many more. */
export function list(items: readonly string[]): string {
  const shown = items.slice(0, 3).join(', ');
  return items.length > 3 ? `${shown} and ${items.length - 3} more` : shown;
}

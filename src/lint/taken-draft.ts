import { formatAddress } from '../address/address.ts';
import { formatInterval } from '../address/interval.ts';
import { serves } from '../metallb/serves.ts';
import type { Claim } from '../site/claims.ts';
import { freeFor } from '../site/free.ts';
import { type Move, moveOff } from '../site/move-off.ts';
import { requestMove } from '../site/request-moves.ts';
import type { Owner, Site } from '../site/site.ts';
import { type Taken, takenParts } from '../site/taken.ts';
import { moveFix } from './move-fix.ts';
import { requestFix } from './request-fix.ts';
import { blameValue, type Draft, type Fix } from './rule.ts';

/** How a rule about taken addresses speaks. */
export interface TakenWords {
  /** What the owner does with the addresses, as in `also leases`. */
  readonly does: string;
  /** The owner in the related remark, as in `the DHCP range`. */
  readonly owner: string;
}

const MOST_RELATED = 10;

/** What a rule says of one claim on addresses that belong to somebody else: one finding, with all of them. */
export function draftTaken(site: Site, taken: Taken, wordsOf: (owner: Owner) => TakenWords): Draft {
  const { claim, owned } = taken;
  const [{ owner }] = owned;
  const owners = [...new Set(owned.map((one) => one.owner))];
  const more = owners.length > 1 ? ` (and ${owners.length - 1} more)` : '';
  const addresses = owned.map(({ interval }) => interval);
  const takes = claim.pool === undefined ? 'asks for' : 'hands out';
  const move = moveOff(site, claim);
  const fix = move === undefined ? askElsewhere(site, claim) : moveFix(claim, move);
  return {
    at: blameValue(claim.cluster, claim.manifest, claim.route),
    message: `${claim.label} ${takes} ${list(addresses.map(formatInterval))}, which ${owner.label} ${wordsOf(owner).does}${more}`,
    help: moveHelp(site, taken, move),
    related: owners.slice(0, MOST_RELATED).map((one) => ({ message: wordsOf(one).owner, at: one.at })),
    addresses,
    blamed: list(owners.map(({ interval }) => formatInterval(interval))),
    ...(fix !== undefined && { fix }),
  };
}

function askElsewhere(site: Site, claim: Claim): Fix | undefined {
  const move = requested(site, claim);
  return move === undefined || claim.service === undefined ? undefined : requestFix(move, claim.service);
}

function requested(site: Site, { service, interval: { family, first: value } }: Claim) {
  return service === undefined ? undefined : requestMove(site, service, { family, value });
}

function moveHelp(site: Site, { claim }: Taken, move: Move | undefined): string {
  const { cluster, service } = claim;
  const elsewhere = requested(site, claim);
  if (elsewhere !== undefined) return `Ask for ${formatAddress(elsewhere.to)} of pool "${elsewhere.pool}".`;
  if (move !== undefined && (move.entries.length > 1 || move.gained.length === 0))
    return `Change the entry to ${written(move)}.`;
  const space = move?.entries[0] ?? freeFor(site, claim, true);
  const free = space === undefined ? undefined : formatInterval(space);
  if (service === undefined)
    return free === undefined ? leaveOut(site, claim) : `Move the pool into a service range, for example ${free}.`;
  if (serves(cluster, service) !== false && cluster.pools.length > 0)
    return "Ask for an address of one of the cluster's pools.";
  return free === undefined
    ? 'Ask for an address that nobody else owns.'
    : `Ask for an address of a service range, for example ${free}.`;
}

/** All entries of a move, `a, b and c`. */
function written({ entries }: Move): string {
  const all = entries.map(formatInterval);
  return [all.slice(0, -1).join(', '), all.at(-1)].filter((part) => part !== '').join(' and ');
}

function leaveOut(site: Site, { interval }: Claim): string {
  const left = takenParts(site, interval).gaps(interval);
  return left.length === 0
    ? 'Move the pool to addresses that nobody else owns.'
    : `Leave out what others own: ${list(left.map(formatInterval))}.`;
}

/** At most three of a list, and how many more. */
export function list(items: readonly string[]): string {
  const shown = items.slice(0, 3).join(', ');
  return items.length > 3 ? `${shown} and ${items.length - 3} more` : shown;
}

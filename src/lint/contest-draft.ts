import { formatAddress } from '../address/address.ts';
import { intervalOf } from '../address/interval.ts';
import type { Cluster } from '../metallb/cluster.ts';
import { subject } from '../metallb/subject.ts';
import type { Contest } from '../site/contested-addresses.ts';
import { freeBeside } from '../site/free-beside.ts';
import { requestMove } from '../site/request-moves.ts';
import type { Site } from '../site/site.ts';
import { requestFix } from './request-fix.ts';
import { blameValue, type Draft } from './rule.ts';

/** Why a Service cannot have the address it asks for, and what would let both have one. */
export interface ContestWords {
  /** As it follows the Service's name and `asks for 192.0.2.1`. */
  readonly why: string;
  readonly remedy: string;
}

/** One finding for two Services that claim an address: at what asks for it, or at the later of two that ask. */
export function draftContest(site: Site, cluster: Cluster, contest: Contest, words: ContestWords): Draft {
  const { address, later, earlier } = contest;
  const text = formatAddress(address);
  const move = requestMove(site, later.service, address);
  const free = move?.to ?? freeBeside(site, cluster, address);
  const fix = move === undefined ? undefined : requestFix(move, later.service);
  const other = free === undefined ? 'another address' : `another address, for example ${formatAddress(free)}`;
  return {
    at: blameValue(cluster, later.service.manifest, later.route),
    message: `${subject(cluster, later.service.manifest)} asks for ${text}, ${words.why}`,
    help: `Ask for ${other}, or ${words.remedy}.`,
    related: [
      {
        message: earlier.asks ? 'the other request' : 'the Service that has it',
        at: blameValue(cluster, earlier.service.manifest, earlier.route),
      },
    ],
    addresses: [intervalOf(address)],
    ...(fix !== undefined && { fix }),
  };
}

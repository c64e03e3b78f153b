import { type Address, formatAddress, parseAddress, sameAddress } from '../address/address.ts';
import type { ReportedLocation } from '../lint/reported.ts';
import type { Plan } from '../plan/plan.ts';
import type { Source } from '../text/source.ts';
import type { Mention, ServiceReview } from './review.ts';

/** Where to look for what an address that moves takes with it. */
export interface Neighborhood {
  readonly plan: Plan | undefined;
  /** The files of head, the plan's among them. */
  readonly sources: readonly Source[];
  /** A path as people read it. */
  display(path: string): string;
}

/** Places that are named for one Service. */
const MOST_MENTIONS = 20;

/** What else speaks of the addresses that a Service loses: names in the DNS, and places in the repository. */
export function withRadius(review: ServiceReview, neighborhood: Neighborhood): ServiceReview {
  const lost = lostBy(review);
  if (lost.length === 0) return review;
  const dns = dnsOf(lost, neighborhood.plan);
  const mentions = mentionsOf(lost, neighborhood);
  return { ...review, ...(dns.length === 0 ? {} : { dns }), ...(mentions.length === 0 ? {} : { mentions }) };
}

/** The addresses that a Service has at base and, surely or in some order, not at head. */
function lostBy({ change, before, after }: ServiceReview): readonly Address[] {
  if (change === 'unchanged' || change === 'appears' || change === 'recovers') return [];
  const kept = change === 'may-change' ? [] : (after?.addresses ?? []);
  return (before?.addresses ?? []).filter((text) => !kept.includes(text)).flatMap((text) => parseAddress(text) ?? []);
}

function dnsOf(lost: readonly Address[], plan: Plan | undefined): readonly string[] {
  const reservations = (plan?.sites ?? []).flatMap((site) => site.networks.flatMap((network) => network.reservations));
  const own = reservations.filter(({ address }) => lost.some((one) => sameAddress(one, address.value)));
  return [...new Set(own.flatMap(({ dns }) => dns))];
}

function mentionsOf(lost: readonly Address[], { sources, display }: Neighborhood): readonly Mention[] {
  const mentions: Mention[] = [];
  for (const source of sources) {
    for (const address of lost) {
      const text = formatAddress(address);
      for (const start of occurrences(source.text, text)) {
        if (mentions.length >= MOST_MENTIONS) return mentions;
        mentions.push({ message: `mentions ${text}`, location: locate(source, start, text.length, display) });
      }
    }
  }
  return mentions;
}

/** Where a text stands as an address of its own, and not as a part of another one. */
function* occurrences(text: string, address: string): Generator<number> {
  for (let at = text.indexOf(address); at !== -1; at = text.indexOf(address, at + 1)) {
    const [before = '', after = ''] = [text[at - 1], text[at + address.length]];
    const next = text[at + address.length + 1] ?? '';
    if (/[\w.:]/.test(before) || /[\w:]/.test(after) || (after === '.' && /\d/.test(next))) continue;
    yield at;
  }
}

function locate(source: Source, start: number, length: number, display: (path: string) => string): ReportedLocation {
  const { line, column } = source.position(start);
  const end = source.position(start + length);
  return { file: display(source.path), line, column, endLine: end.line, endColumn: end.column };
}

import { formatAddress, parseAddress } from '../address/address.ts';
import type { ReportedLocation } from '../lint/reported.ts';
import type { Plan, ReservationPlan } from '../plan/plan.ts';
import { compareText } from '../text/compare.ts';
import type { Source, Span } from '../text/source.ts';
import { mentionsIn } from './mentions.ts';
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

/** Adds what else speaks of the addresses that Services lose: reservations, names in the DNS, places in the repository. */
export function withRadii(services: readonly ServiceReview[], neighborhood: Neighborhood): readonly ServiceReview[] {
  const places = mentionsIn(neighborhood.sources, new Set(services.flatMap(lostBy)));
  return services.map((service) => withRadius(service, places, neighborhood));
}

function withRadius(
  service: ServiceReview,
  places: ReadonlyMap<string, readonly Span[]>,
  { plan, display }: Neighborhood,
): ServiceReview {
  const lost = lostBy(service);
  if (lost.length === 0) return service;
  const reserved = reservationsOf(service, plan).filter(({ address }) => lost.includes(formatAddress(address.value)));
  const dns = [...new Set(reserved.flatMap((reservation) => reservation.dns))];
  const mentions = [
    ...reserved.map(({ address }) => mention(`reserves ${formatAddress(address.value)}`, address.at, display)),
    ...lost.flatMap((text) => (places.get(text) ?? []).map((at) => mention(`mentions ${text}`, at, display))),
  ];
  const once = distinct(mentions).slice(0, MOST_MENTIONS);
  return { ...service, ...(dns.length === 0 ? {} : { dns }), ...(once.length === 0 ? {} : { mentions: once }) };
}

/** The addresses, as they are formatted, that a Service has at base and, surely or in some order, not at head. */
function lostBy({ change, before, after }: ServiceReview): readonly string[] {
  if (change === 'unchanged' || change === 'appears' || change === 'recovers') return [];
  const kept = change === 'may-change' ? [] : (after?.addresses ?? []);
  const lost = (before?.addresses ?? []).filter((text) => !kept.includes(text));
  return lost.flatMap((text) => {
    const address = parseAddress(text);
    return address === undefined ? [] : [formatAddress(address)];
  });
}

/** The reservations of every site that shares the Service's address space. */
function reservationsOf({ site: name }: ServiceReview, plan: Plan | undefined): readonly ReservationPlan[] {
  const sites = plan?.sites ?? [];
  const own = sites.find((site) => site.name.value === name);
  const vrf = own?.vrf?.value;
  const neighbors = sites.filter((site) => site === own || (vrf !== undefined && site.vrf?.value === vrf));
  return neighbors.flatMap((site) => site.networks.flatMap((network) => network.reservations));
}

function mention(message: string, { source, start, end }: Span, display: Neighborhood['display']): Mention {
  const { line, column } = source.position(start);
  const last = source.position(end);
  const location: ReportedLocation = {
    file: display(source.path),
    line,
    column,
    endLine: last.line,
    endColumn: last.column,
  };
  return { message, location };
}

/** One mention a line, the reservation before the mere text, by file and line. */
function distinct(mentions: readonly Mention[]): readonly Mention[] {
  const byLine = new Map<string, Mention>();
  for (const one of mentions) {
    const key = JSON.stringify([one.location.file, one.location.line]);
    if (!byLine.has(key)) byLine.set(key, one);
  }
  return [...byLine.values()].sort(
    (a, b) => compareText(a.location.file, b.location.file) || a.location.line - b.location.line,
  );
}

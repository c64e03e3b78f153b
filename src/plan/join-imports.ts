import { didYouMean } from '../text/nearest.ts';
import type { Problem } from '../text/problem.ts';
import type { Imported } from './imports/imported.ts';
import { joinNodes } from './join-nodes.ts';
import { JoinedNetworks, type NetworkDraft } from './joined-networks.ts';
import { placeRanges } from './place-ranges.ts';
import type { ImportPlan, NetworkPlan, RangePlan, SitePlan } from './plan.ts';
import { quote } from './quote.ts';

/** An entry of `imports` and what it gave. */
export interface ReadImport {
  readonly entry: ImportPlan;
  /** The import as the plan names it: its file or its server. */
  readonly from: string;
  /** Undefined where it was not read: what it would say is unknown. */
  readonly imported: Imported | undefined;
}

/** A site with its imports, and what in the plan keeps them from being joined. */
export interface JoinedSite {
  readonly site: SitePlan;
  readonly problems: readonly Problem[];
}

/**
 * Joins a site with what its imports say. Networks are the same where they share addresses, or where the entry names
 * the network; others are added. Ranges outside every network count as routed. A range that the plan writes too is
 * kept once, as the plan's. Where an import is unknown or not wholly understood the site is not complete.
 */
export function joinImports(site: SitePlan, imports: readonly ReadImport[]): JoinedSite {
  if (imports.length === 0) return { site, problems: [] };
  const networks = new JoinedNetworks(site.networks);
  const routed: RangePlan[] = [...site.routed];
  const read = imports.flatMap(({ imported, ...one }) => (imported === undefined ? [] : { ...one, imported }));
  for (const { entry, imported } of read) networks.add(imported, entry);
  const placed = placeRanges(site, networks, read);
  for (const { draft, part } of placed) {
    if (draft === undefined) routed.push(...fresh(routed, part.ranges));
    else draft.parts.push(part);
  }
  const { clusters, problems, loose } = joinNodes(site, read);
  routed.push(...loose);
  const joined = networks.drafts.map(finish);
  const known = imports.every(({ imported }) => imported !== undefined);
  const whole = known && read.every(({ imported }) => imported.problems.length === 0);
  return {
    site: { ...site, networks: joined, routed, clusters, complete: site.complete && whole },
    problems: [...problems, ...(known ? unknownNetworks(site, joined) : [])],
  };
}

function finish({ plan, cidrs, gateways, vlan, parts }: NetworkDraft): NetworkPlan {
  if (parts.length === 0 && cidrs === plan.cidrs && gateways === plan.gateways) return plan;
  const ranges = [...plan.ranges];
  for (const part of parts) ranges.push(...fresh(ranges, part.ranges));
  return { ...plan, cidrs, gateways, ...(vlan !== undefined && { vlan }), ranges, imported: parts };
}

/** The ranges of an import that do not stand among the others with the same role and addresses. */
function fresh(others: readonly RangePlan[], ranges: readonly RangePlan[]): readonly RangePlan[] {
  const known = new Set(others.map(keyOf));
  return ranges.filter((range) => !known.has(keyOf(range)) && known.add(keyOf(range)));
}

function keyOf({ role, range: { value } }: RangePlan): string {
  return `${role} ${value.family} ${value.first} ${value.last}`;
}

/** Networks that clusters name and that neither the plan nor an import has. */
function unknownNetworks(site: SitePlan, networks: readonly NetworkPlan[]): readonly Problem[] {
  const names = new Set(networks.map(({ name }) => name.value));
  const references = site.clusters.flatMap((cluster) => cluster.networks ?? []);
  return references.flatMap(({ value, at }) => {
    if (names.has(value)) return [];
    const meant = didYouMean(value, names);
    return { message: `site ${quote(site.name.value)} has no network ${quote(value)}${meant}`, at };
  });
}

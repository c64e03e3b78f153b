import { didYouMean } from '../text/nearest.ts';
import type { Problem } from '../text/problem.ts';
import type { Located } from '../text/source.ts';
import type { SitePlan } from './plan.ts';
import { quote } from './quote.ts';

/** Names that stand twice, and names of networks and clusters that do not exist. */
export function nameProblems(sites: readonly SitePlan[]): readonly Problem[] {
  const clusters = new Set(sites.flatMap((site) => site.clusters.map(({ name }) => name.value)));
  return [
    ...duplicates('site', 'the plan', sites),
    ...sites.flatMap((site) => {
      const where = `site ${quote(site.name.value)}`;
      return [
        ...duplicates('network', where, site.networks),
        ...duplicates('cluster', where, site.clusters),
        ...unknownNetworks(site),
        ...clusterReferences(site).flatMap((reference) => unknown('cluster', 'the plan', reference, clusters)),
      ];
    }),
  ];
}

function duplicates(
  kind: string,
  where: string,
  named: readonly { readonly name: Located<string> }[],
): readonly Problem[] {
  const first = new Map<string, Located<string>>();
  return named.flatMap(({ name }) => {
    const earlier = first.get(name.value);
    if (earlier === undefined) first.set(name.value, name);
    if (earlier === undefined) return [];
    const message = `${where} has two ${kind}s named ${quote(name.value)}`;
    return [{ message, at: name.at, related: [{ message: `the other ${kind}`, at: earlier.at }] }];
  });
}

/** Silent in a site with imports, which may bring networks that are not written here. */
function unknownNetworks(site: SitePlan): readonly Problem[] {
  if (site.imports.length > 0) return [];
  const names = new Set(site.networks.map(({ name }) => name.value));
  const references = site.clusters.flatMap((cluster) => cluster.networks ?? []);
  return references.flatMap((network) => unknown('network', `site ${quote(site.name.value)}`, network, names));
}

function clusterReferences(site: SitePlan): readonly Located<string>[] {
  const ranges = [...site.networks.flatMap((network) => network.ranges), ...site.routed];
  const reservations = site.networks.flatMap((network) => network.reservations);
  return [
    ...ranges.flatMap((range) => range.clusters),
    ...[...reservations, ...site.imports].flatMap(({ cluster }) => (cluster === undefined ? [] : [cluster])),
  ];
}

function unknown(
  kind: string,
  where: string,
  { value, at }: Located<string>,
  names: ReadonlySet<string>,
): readonly Problem[] {
  if (names.has(value)) return [];
  return [{ message: `${where} has no ${kind} ${quote(value)}${didYouMean(value, names)}`, at }];
}

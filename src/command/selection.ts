import type { Plan } from '../plan/plan.ts';
import { didYouMean } from '../text/nearest.ts';
import { UsageError } from './usage-error.ts';

/** Whether a cluster of a site is judged and reported; those left out are still read. */
export type Judged = (site: string | undefined, cluster: string | undefined) => boolean;

/** What `--site` and `--cluster` leave in. Throws a UsageError for a name that the plan does not have. */
export function readSelection(
  plan: Plan | undefined,
  sites: readonly string[] = [],
  clusters: readonly string[] = [],
): Judged {
  checkNames('--site', sites, plan?.sites.map(({ name }) => name.value) ?? []);
  const names = plan?.sites.flatMap((site) => site.clusters.map(({ name }) => name.value)) ?? [];
  checkNames('--cluster', clusters, names);
  const admits = (chosen: readonly string[], name: string | undefined) =>
    chosen.length === 0 || name === undefined || chosen.includes(name);
  return (site, cluster) =>
    admits(sites, site) && (cluster === undefined ? clusters.length === 0 : admits(clusters, cluster));
}

function checkNames(option: string, chosen: readonly string[], known: readonly string[]): void {
  for (const name of chosen) {
    if (known.includes(name)) continue;
    const meant = known.length === 0 ? '; there is no plan that names any' : didYouMean(name, known);
    throw new UsageError(`${option}: the plan has no "${name}"${meant}`);
  }
}

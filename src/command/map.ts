import { addressMapOf } from '../site/address-map.ts';
import type { MapReport } from '../site/map.ts';
import type { Area } from '../site/map-areas.ts';
import { networksOf } from '../site/networks.ts';
import type { Site } from '../site/site.ts';
import { type Opened, openSites, type SiteOptions } from './open-sites.ts';

/** The options of `mlb-lint map`. */
export type MapOptions = SiteOptions;

/**
 * Draws up who owns, claims and uses every address of the plan; without a plan, what the manifests claim. Throws a
 * UsageError for what ends it with status 2.
 */
export async function map(options: MapOptions = {}): Promise<MapReport> {
  return mapOf(await openSites(options), options);
}

/** The map of sites that are opened already. */
export function mapOf(opened: Opened, options: Pick<MapOptions, 'cluster'>): MapReport {
  const sites = opened.loaded.sites.filter((site) => isShown(opened, site, options.cluster ?? []));
  return {
    schemaVersion: 1,
    sites: sites.map((site) => addressMapOf(site, (area) => isOf(opened, area, options.cluster ?? []))),
    ...opened.notRead,
  };
}

function isShown({ judged }: Opened, site: Site, clusters: readonly string[]): boolean {
  if (clusters.length === 0) return judged(site.name, undefined);
  return site.clusters.some(({ name }) => judged(site.name, name));
}

/** Of a site of which only some clusters are shown, the networks that their nodes sit in, and what lies in none. */
function isOf({ judged }: Opened, { site, network }: Area, clusters: readonly string[]): boolean {
  if (clusters.length === 0 || network === undefined) return true;
  const shown = site.clusters.filter(({ name }) => judged(site.name, name));
  return shown.some((cluster) => networksOf(site, cluster).includes(network));
}

import { parseReleases } from '../metallb/release-range.ts';
import { compareFindings } from '../review/compare-findings.ts';
import { compareReleases } from '../review/compare-releases.ts';
import type { Owner } from '../review/review.ts';
import type { Upgrade } from '../review/upgrade.ts';
import { judgeSites } from './judge-sites.ts';
import { type Member, membersOf, type Opened, openSites, type SiteOptions } from './open-sites.ts';
import { UsageError } from './usage-error.ts';

/** The options of `mlb-lint upgrade`. */
export interface UpgradeOptions extends SiteOptions {
  /** The release to compare with; of a range its newest. */
  readonly to: string;
}

/** Tells what another release of MetalLB changes for a repository. Throws a UsageError for what ends it with status 2. */
export async function upgrade(options: UpgradeOptions): Promise<Upgrade> {
  const to = releaseNamed(options.to);
  const { say: _said, unseen: _told, ...quiet } = options;
  const before = await openSites(options);
  const after = await openSites({ ...quiet, metallbVersion: to });
  const now = membersOf(after);
  const comparisons = membersOf(before).flatMap((member, index) => {
    const other = now[index];
    if (other === undefined) return [];
    return [compareReleases(ownerOf(member), member.cluster, other.cluster, before.workspace.display)];
  });
  return {
    schemaVersion: 1,
    to,
    clusters: comparisons.map(({ cluster }) => cluster),
    findings: compareFindings(findingsOf(before), findingsOf(after)),
    honored: comparisons.flatMap(({ honored }) => honored),
    defaults: comparisons.flatMap(({ defaults }) => defaults),
    pools: comparisons.flatMap(({ pools }) => pools),
    services: comparisons.flatMap(({ services }) => services),
    ...before.notRead,
  };
}

/** What the repository installs differs from the other release by design: that is not told. */
function findingsOf(opened: Opened) {
  return judgeSites(opened, { rule: { 'cluster/version-skew': 'off' } }).findings.map(({ reported }) => reported);
}

function ownerOf({ site, cluster }: Member): Owner {
  return {
    ...(site.name === undefined ? {} : { site: site.name }),
    ...(cluster.name === undefined ? {} : { cluster: cluster.name }),
  };
}

function releaseNamed(text: string): string {
  const read = parseReleases(text);
  if ('releases' in read && !read.beyond) return read.releases.newest;
  if ('releases' in read)
    throw new UsageError(`--to: ${text} is newer than MetalLB ${read.releases.newest}, the last that is known`);
  throw new UsageError(
    `--to: ${read.fault}${read.suggestion === undefined ? '' : `; did you mean "${read.suggestion}"?`}`,
  );
}

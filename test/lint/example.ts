import { type LintInput, lint } from '../../src/lint/engine.ts';
import type { Finding } from '../../src/lint/finding.ts';
import type { UnusedIgnore } from '../../src/lint/ignores.ts';
import { blameValue, type Draft, type IgnoreRule, type SiteRule } from '../../src/lint/rule.ts';
import { readDocuments } from '../../src/manifest/documents.ts';
import type { Manifest } from '../../src/manifest/manifest.ts';
import { resourcesOf } from '../../src/manifest/resources.ts';
import { buildCluster } from '../../src/metallb/build-cluster.ts';
import type { Cluster } from '../../src/metallb/cluster.ts';
import { Releases } from '../../src/metallb/release.ts';
import type { Site } from '../../src/site/site.ts';
import { Source } from '../../src/text/source.ts';

/** A pool with two entries, the lower on line 9. */
export const POOL = `apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata:
  name: office
  namespace: metallb-system
spec:
  addresses:
    - 192.0.2.0/28
    - 198.51.100.7-198.51.100.9
`;

/** The resources of a file. */
function manifestsIn(source: Source): readonly Manifest[] {
  return readDocuments(source).documents.flatMap((document) => resourcesOf(document).manifests);
}

/** A cluster of the resources of some files. */
export function clusterOf(name: string | undefined, ...sources: readonly Source[]): Cluster {
  return buildCluster({
    name,
    plan: undefined,
    bounded: true,
    manifests: sources.flatMap(manifestsIn),
    releases: Releases.all,
    modes: ['frr'],
    unseen: { mayHold: () => false },
  });
}

/** A site of some clusters, without a plan. */
export function siteOf(name: string | undefined, ...clusters: readonly Cluster[]): Site {
  const owners = { over: () => [], all: [], rangeAt: () => undefined };
  return { plan: undefined, name, clusters, space: { plan: undefined, sites: [], owners }, syntax: [] };
}

/** A rule that says the same of every entry of every pool. */
export const everyEntry = ruleOf('pool/entry', function* (site) {
  for (const cluster of site.clusters) {
    for (const { manifest, entries } of cluster.pools) {
      for (const { route, text } of entries) {
        yield { at: blameValue(cluster, manifest, route), message: `Entry ${JSON.stringify(text)}` };
      }
    }
  }
});

/** A rule that warns. */
export function ruleOf(name: string, check: (site: Site) => Iterable<Draft>): SiteRule {
  return { name, summary: 'Says something', severity: 'warning', since: '0.1.0', evidence: ['a test'], check };
}

/** A rule that repeats what it is told of suppressions. */
export const unusedIgnore: IgnoreRule = {
  name: 'lint/unused-ignore',
  summary: 'Repeats what it is told',
  severity: 'warning',
  since: '0.1.0',
  evidence: ['a test'],
  *checkIgnores(unused: readonly UnusedIgnore[]) {
    for (const { at, reason, rule, meant, until } of unused) {
      yield { at, message: [reason, rule, meant, until].filter((word) => word !== undefined && word !== '').join(' ') };
    }
  },
};

/** Lints files as the one cluster `prod` of the site `office`, on 2026-06-15. */
export function lintFiles(files: Readonly<Record<string, string>>, more: Partial<LintInput> = {}): readonly Finding[] {
  const sources = Object.entries(files).map(([path, text]) => new Source(path, text));
  return lintSites([siteOf('office', clusterOf('prod', ...sources))], { sources, ...more });
}

/** Lints sites with the rules above. */
export function lintSites(sites: readonly Site[], more: Partial<LintInput> = {}): readonly Finding[] {
  return lint({
    sites,
    rules: [everyEntry, unusedIgnore],
    settings: new Map(),
    overrides: new Map(),
    sources: [],
    today: '2026-06-15',
    display: (path) => path,
    ...more,
  }).findings;
}

/** `line rule: message` of each finding. */
export function told(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ reported: { rule, message, location } }) => `${location.line} ${rule}: ${message}`);
}

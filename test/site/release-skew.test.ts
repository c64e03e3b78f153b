import { describe, expect, it } from 'vitest';
import { parseReleases } from '../../src/metallb/release-range.ts';
import { joinSites } from '../../src/site/join-sites.ts';
import { type Skew, skewsAcross, skewsWithin } from '../../src/site/release-skew.ts';
import type { Site } from '../../src/site/site.ts';
import { clusterOf } from '../metallb/cluster-of.ts';
import { planOf } from '../plan/memory-files.ts';

/** A cluster of the site: what its plan says of MetalLB, and its manifests. */
type Part = readonly [name: string, metallb: string, manifests?: string];

function siteOf(...parts: readonly Part[]): Site {
  const clusters = parts.map(([name, metallb]) => `{ name: ${name}, manifests: [${name}], metallb: { ${metallb} } }`);
  const plan = planOf(`version: 1\nsites: [{ name: lab, clusters: [${clusters.join(', ')}] }]\n`);
  const built = plan.sites.map((one) => ({
    plan: one,
    clusters: one.clusters.map((cluster, index) => {
      const read = cluster.metallb.version && parseReleases(cluster.metallb.version.value);
      const releases = read !== undefined && 'releases' in read ? read.releases : undefined;
      return clusterOf(parts[index]?.[2] ?? '', { name: cluster.name.value, plan: cluster, releases });
    }),
    syntax: [],
  }));
  const [site] = joinSites(plan, built);
  return site ?? expect.fail('no site');
}

/** Skews as `west: the plan's 0.14.9 / east: the plan's 0.15.3`. */
function told(skews: readonly Skew[]): readonly string[] {
  return skews.map(({ blamed, other }) =>
    [blamed, other].map(({ cluster, words }) => `${cluster.name}: ${words}`).join(' / '),
  );
}

const within = (metallb: string, manifests: string) =>
  told(siteOf(['prod', metallb, manifests]).clusters.flatMap(skewsWithin));

const image = (name: string, tag: string, mode = '') =>
  `---\n{ apiVersion: apps/v1, kind: Deployment, metadata: { name: ${name}, namespace: metallb-system }, spec: { template: { spec: { containers: [{ name: ${name}, image: "quay.io/metallb/${name}:${tag}"${mode === '' ? '' : `, env: [{ name: METALLB_BGP_TYPE, value: ${mode} }]`} }] } } } }\n`;

describe('what a cluster says of its release disagrees', () => {
  it('where the plan and an image name different ones, at the image', () => {
    expect(within('version: 0.15.3', image('controller', 'v0.14.9'))).toEqual([
      "prod: the image's tag v0.14.9 / prod: the plan's 0.15.3",
    ]);
    expect(within('version: 0.15.3', image('controller', 'v0.15.3'))).toEqual([]);
  });

  it('not where one of the releases that the plan allows is the one', () => {
    expect(within('version: 0.15.x', image('controller', 'v0.15.2'))).toEqual([]);
    expect(within('version: 0.15.x', image('controller', 'v0.14.9'))).toHaveLength(1);
  });

  it('where two images do, at the later one, and each only once', () => {
    const three = image('controller', 'v0.15.3') + image('speaker', 'v0.14.9') + image('speaker', 'v0.14.8');
    expect(within('', three)).toEqual([
      "prod: the image's tag v0.14.9 / prod: the image's tag v0.15.3",
      "prod: the image's tag v0.14.8 / prod: the image's tag v0.15.3",
    ]);
    expect(within('', image('controller', 'v0.15.3'))).toEqual([]);
  });
});

describe('what a cluster says of its BGP mode disagrees', () => {
  it('where the plan and a variable do, at the variable', () => {
    expect(within('bgp: frr', image('speaker', 'v0.15.3', 'native'))).toEqual([
      "prod: METALLB_BGP_TYPE, native / prod: the plan's frr",
    ]);
    expect(within('bgp: frr', image('speaker', 'v0.15.3', 'frr'))).toEqual([]);
    expect(within('', image('speaker', 'v0.15.3', 'frr'))).toEqual([]);
  });

  it('not by what nobody wrote', () => {
    expect(within('bgp: frr', image('speaker', 'v0.15.3'))).toEqual([]);
  });
});

describe('the clusters of a site run different releases', () => {
  const across = (...parts: readonly Part[]) => told(skewsAcross(siteOf(...parts)));

  it('where one is apart from the larger part, wherever it stands', () => {
    const [old, one, two] = [
      ['old', 'version: 0.14.9'],
      ['one', 'version: 0.15.3'],
      ['two', 'version: 0.15.3'],
    ] as const;
    expect(across(old, one, two)).toEqual(["old: the plan's 0.14.9 / one: the plan's 0.15.3"]);
    expect(across(one, two, old)).toEqual(["old: the plan's 0.14.9 / one: the plan's 0.15.3"]);
    expect(across(old, one)).toEqual(["one: the plan's 0.15.3 / old: the plan's 0.14.9"]);
    expect(across(one, two)).toEqual([]);
  });

  it('not where they may run the same one', () => {
    expect(across(['one', 'version: 0.15.x'], ['two', 'version: 0.15.2'])).toEqual([]);
    expect(across(['one', 'version: 0.15.2'], ['two', 'version: 0.15.x'])).toEqual([]);
  });

  it('by what the manifests of one name, where its plan says nothing', () => {
    const skews = skewsAcross(siteOf(['one', 'version: 0.15.3'], ['two', '', image('controller', 'v0.14.9')]));
    expect(told(skews)).toEqual(["two: the image's tag v0.14.9 / one: the plan's 0.15.3"]);
    const [skew] = skews;
    expect(skew?.kind).toBe('across');
    expect(skew && 'manifest' in skew.blamed.at && skew.blamed.at.manifest.name).toBe('controller');
  });

  it('not as far as nothing says which', () => {
    expect(across(['one', 'version: 0.15.3'], ['two', ''])).toEqual([]);
    expect(across(['one', ''], ['two', ''])).toEqual([]);
    expect(across()).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { missingServices } from '../../src/site/missing-services.ts';
import { clusterOf } from '../metallb/cluster-of.ts';
import { officePlan, siteOf } from './sites-of.ts';

const service = (namespace: string, name: string) =>
  `---\n{ apiVersion: v1, kind: Service, metadata: { name: ${name}, namespace: ${namespace} } }\n`;

function missing(text: string, more = '') {
  const prod = `expect: [{ service: shop/till }]${more}`;
  return siteOf(officePlan({ prod }), { prod: text }).clusters.flatMap((cluster) =>
    missingServices(cluster).map(({ name, meant }) => [name, meant]),
  );
}

describe('an expected Service is missing', () => {
  it('where nobody defines it, and the nearest is meant', () => {
    expect(missing('')).toEqual([['shop/till', undefined]]);
    expect(missing(service('shop', 'tills'))).toEqual([['shop/till', 'shop/tills']]);
  });

  it('not where it is there, of any type', () => expect(missing(service('shop', 'till'))).toEqual([]));

  it.each([
    ['shop', '$NAME', 0],
    ['lab', '$NAME', 1],
    ['shop', '""', 0],
    ['lab', '""', 1],
    ['$NS', 'till', 0],
    ['$NS', 'scale', 1],
  ])('where %s/%s, which is half a variable, cannot be it', (namespace, name, count) => {
    expect(missing(service(namespace, name))).toHaveLength(count);
  });

  it('not where it is unknown where the cluster ends, or nothing is expected', () => {
    const [cluster] = siteOf(officePlan({ prod: 'expect: [{ service: shop/till }]' })).clusters;
    const { name, plan } = cluster ?? expect.fail('no cluster');
    expect(missingServices(clusterOf('', { name, plan }))).toHaveLength(1);
    expect(missingServices(clusterOf('', { name, plan, bounded: false }))).toEqual([]);
    expect(missingServices(clusterOf(''))).toEqual([]);
  });

  it('not where configuration is extracted, or a chart of its namespace may create it', () => {
    expect(missing('', ', extract: [{ file: values.yaml }]')).toEqual([]);
    const chart = (namespace: string) =>
      `{ apiVersion: helm.toolkit.fluxcd.io/v2, kind: HelmRelease, metadata: { name: a, namespace: ${namespace} } }`;
    expect(missing(chart('shop'))).toEqual([]);
    expect(missing(chart('lab'))).toEqual([['shop/till', undefined]]);
  });
});

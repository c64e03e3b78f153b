import { describe, expect, it } from 'vitest';
import type { ClusterPlan } from '../../src/plan/plan.ts';
import { planOf, problemsOf, spot } from './memory-files.ts';

/** The clusters of a site with these defaults, by name. */
function clusters(defaults: string, ...own: readonly string[]): (name: string) => ClusterPlan {
  const text = `version: 1
sites:
  - name: dock
    bgp: { asn: 64512 }
    defaults: ${defaults}
    clusters:
${own.map((cluster) => `      - ${cluster}`).join('\n')}
`;
  const all = planOf(text).sites.flatMap((site) => site.clusters);
  return (name) => {
    const found = all.find((cluster) => cluster.name.value === name);
    if (found === undefined) throw new Error(`no cluster ${name}`);
    return found;
  };
}

describe('defaults', () => {
  it('fill in the name of the cluster, and say that such an entry may match nothing', () => {
    const of = clusters("{ manifests: ['k8s/{cluster}', shared] }", '{ name: east }', '{ name: west }');
    expect(of('east').manifests.map(({ path, optional }) => [path.value, optional])).toEqual([
      ['k8s/east', true],
      ['shared', false],
    ]);
    expect(of('west').manifests[0]?.path.value).toBe('k8s/west');
  });

  it('fill in a name as it is, whatever stands in it', () => {
    const of = clusters("{ manifests: ['{cluster}'] }", "{ name: '$&-{cluster}' }");
    expect(of('$&-{cluster}').manifests[0]?.path.value).toBe('$&-{cluster}');
  });

  it('do not touch what a cluster says itself', () => {
    const of = clusters('{ manifests: [a], podCIDRs: [10.1.0.0/16] }', "{ name: east, manifests: ['{cluster}'] }");
    expect(of('east').manifests).toMatchObject([{ path: { value: '{cluster}' }, optional: false }]);
    expect(of('east').podCIDRs.map(({ at }) => spot(at))).toEqual(['plan.yaml:5:44']);
  });

  it('give way to an empty list of the cluster', () => {
    expect(clusters('{ manifests: [a] }', '{ name: east, manifests: [] }')('east').manifests).toEqual([]);
  });

  it('are merged key by key for MetalLB', () => {
    const of = clusters(
      '{ metallb: { version: 0.15.3, namespace: lb, loadBalancerClass: null } }',
      '{ name: east, manifests: [], metallb: { version: 0.14.9 } }',
      '{ name: west, manifests: [], metallb: { loadBalancerClass: lb } }',
      '{ name: none, manifests: [], metallb: false }',
    );
    expect(of('east').metallb).toMatchObject({
      installed: true,
      version: { value: '0.14.9' },
      namespace: { value: 'lb' },
      loadBalancerClass: { value: null },
    });
    expect(of('west').metallb).toMatchObject({ version: { value: '0.15.3' }, loadBalancerClass: { value: 'lb' } });
    expect(of('none').metallb).toMatchObject({ installed: false });
  });

  it('of false give way to a mapping', () => {
    const of = clusters(
      '{ metallb: false, manifests: [a] }',
      '{ name: east, metallb: { namespace: lb } }',
      '{ name: west }',
    );
    expect(of('east').metallb).toMatchObject({ installed: true, namespace: { value: 'lb' } });
    expect(of('west').metallb).toMatchObject({ installed: false });
  });

  it('of BGP win over the site, and the cluster over both', () => {
    const of = clusters(
      '{ manifests: [a], bgp: { asn: 64513 } }',
      '{ name: east }',
      '{ name: west, bgp: { asn: 64514 } }',
    );
    expect(of('east').bgp?.asn?.value).toBe(64513);
    expect(of('west').bgp?.asn?.value).toBe(64514);
    expect(clusters('{}', '{ name: east }')('east').bgp?.asn?.value).toBe(64512);
  });

  it('are taken for manifests before an extract leaves them out', () => {
    const of = clusters('{ manifests: [a] }', '{ name: east, extract: [{ file: b.yaml }] }');
    expect(of('east').manifests.map(({ path }) => path.value)).toEqual(['a']);
  });

  it('are blamed once for what all clusters take', () => {
    const text = `version: 1
sites:
  - name: dock
    defaults: { manifests: [a], podCIDRs: [10.1.0.0/99] }
    clusters: [{ name: east }, { name: west }]
`;
    expect(problemsOf(text)).toHaveLength(1);
  });
});

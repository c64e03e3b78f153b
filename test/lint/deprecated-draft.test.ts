import { describe, expect, it } from 'vitest';
import { draftOldAnnotations, draftOldRequests } from '../../src/lint/deprecated-draft.ts';
import { Releases } from '../../src/metallb/release.ts';
import { clusterOf } from '../metallb/cluster-of.ts';

function service(name: string, spec: string, annotations = '{}'): string {
  return `---\n{ apiVersion: v1, kind: Service, metadata: { name: ${name}, namespace: shop, annotations: ${annotations} }, spec: { type: LoadBalancer${spec} } }\n`;
}

const OLD = '{ metallb.universe.tf/address-pool: apps }';

describe('the old annotation prefix', () => {
  it('is said once a cluster, with a fix for every Service', () => {
    const [draft, another] = draftOldAnnotations(clusterOf(service('a', '', OLD) + service('b', '', OLD)));
    expect(draft?.message).toBe(
      'The annotation prefix "metallb.universe.tf/" is deprecated since MetalLB 0.14.9, and Service "shop/a" and 1 more use it',
    );
    expect(draft?.related).toHaveLength(1);
    expect(draft?.fix?.edits.map(({ text }) => text)).toEqual(['metallb.io/address-pool', 'metallb.io/address-pool']);
    expect(another).toBeUndefined();
  });

  it('is renamed once where an anchor brings it to two Services', () => {
    const text =
      'apiVersion: v1\nkind: List\nitems:\n- { apiVersion: v1, kind: Service, metadata: { name: a, annotations: &shared { metallb.universe.tf/address-pool: apps } }, spec: { type: LoadBalancer } }\n- { apiVersion: v1, kind: Service, metadata: { name: b, annotations: *shared }, spec: { type: LoadBalancer } }\n';
    expect(draftOldAnnotations(clusterOf(text))[0]?.fix?.edits).toHaveLength(1);
  });

  it('is not renamed where the new one stands beside it', () => {
    const both = '{ metallb.universe.tf/address-pool: apps, metallb.io/address-pool: apps }';
    expect(draftOldAnnotations(clusterOf(service('a', '', both)))[0]?.fix).toBeUndefined();
  });

  it('is fine where a possible release knows no other', () => {
    const releases = Releases.of('0.14.8', '0.14.9');
    expect(draftOldAnnotations(clusterOf(service('a', '', OLD), { releases }))).toEqual([]);
  });
});

describe('spec.loadBalancerIP', () => {
  it('is to be an annotation that every possible release reads', () => {
    const help = (release: '0.14.8' | '0.14.9') =>
      draftOldRequests(clusterOf(service('a', ', loadBalancerIP: 192.0.2.1'), { releases: Releases.of(release) }))[0]
        ?.help;
    expect(help('0.14.8')).toBe('Ask by the annotation "metallb.universe.tf/loadBalancerIPs".');
    expect(help('0.14.9')).toBe('Ask by the annotation "metallb.io/loadBalancerIPs".');
  });

  it('is left to others where it is unknown, asked both ways, or of another class', () => {
    const text =
      service('a', ', loadBalancerIP: $IP') +
      service('b', ', loadBalancerIP: 192.0.2.1', '{ metallb.io/loadBalancerIPs: 192.0.2.1 }') +
      service('c', ', loadBalancerIP: 192.0.2.1, loadBalancerClass: example.org/lan');
    expect(draftOldRequests(clusterOf(text))).toEqual([]);
  });
});

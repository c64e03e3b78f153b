import { describe, expect, it } from 'vitest';
import { serviceLabel } from '../../src/metallb/service.ts';
import { outcomesOf } from '../../src/site/outcomes-of.ts';
import { pool, service } from '../metallb/allocator/world.ts';
import { clusterOf, resource } from '../metallb/cluster-of.ts';
import { officePlan, siteOf } from './sites-of.ts';

const P = pool('p', '192.168.20.0/29');
const REFUSED = P + pool('q', '192.168.20.4/30');

/** What comes of each Service, as `a/s pending by request: invalid-configuration`. */
function outcomes(text: string, cluster = clusterOf(text)): readonly string[] {
  return [...outcomesOf(cluster)].map(([one, outcome]) => {
    const by = 'by' in outcome ? ` by ${outcome.by}` : '';
    return `${serviceLabel(one)} ${outcome.status}${by}${'reason' in outcome ? `: ${outcome.reason}` : ''}`;
  });
}

describe('what comes of a Service', () => {
  it('is the prediction where MetalLB takes the pools', () => {
    expect(outcomes(P + service('s') + service('t', { spec: 'loadBalancerIP: 192.168.20.99' }))).toEqual([
      'a/s assigned by automatic',
      'a/t pending by request: address-outside-pools',
    ]);
  });

  it('is nothing where MetalLB refuses the pools, whatever it asks for', () => {
    const services =
      service('s') +
      service('t', { annotations: 'metallb.io/loadBalancerIPs: 192.168.20.1' }) +
      service('u', { spec: 'loadBalancerIP: 192.168.20.2' }) +
      service('v', { annotations: 'metallb.io/address-pool: p' }) +
      service('w', { annotations: 'metallb.io/address-pool: p, metallb.io/loadBalancerIPs: 192.168.20.3' });
    expect(outcomes(REFUSED + services)).toEqual([
      'a/s pending by automatic: invalid-configuration',
      'a/t pending by request: invalid-configuration',
      'a/u pending by request: invalid-configuration',
      'a/v pending by pool: invalid-configuration',
      'a/w pending by request: invalid-configuration',
    ]);
  });

  it('is that there is no pool where there is none, whatever else MetalLB refuses', () => {
    const community = resource('Community', 'c', '{ communities: [{ name: a, value: nonsense }] }');
    expect(outcomes(community + service('s'))).toEqual(['a/s pending by automatic: no-pool']);
    expect(outcomes(community + P + service('s'))).toEqual(['a/s pending by automatic: invalid-configuration']);
  });

  it('has no part in refused pools where MetalLB does not serve it, or may not', () => {
    const services =
      service('s', { spec: 'loadBalancerClass: example.com/lb' }) + service('t', { spec: 'loadBalancerClass: $CLASS' });
    expect(outcomes(REFUSED + services + service('u', { spec: 'type: ClusterIP' }))).toEqual([
      'a/s ignored',
      'a/t unknown',
    ]);
    const [bare] = siteOf(officePlan({ prod: 'metallb: false' }), {
      prod: pool('p', 'nonsense') + service('s'),
    }).clusters;
    expect(outcomes('', bare)).toEqual(['a/s ignored']);
  });
});

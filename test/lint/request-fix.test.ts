import { describe, expect, it } from 'vitest';
import { requestFix } from '../../src/lint/request-fix.ts';
import { requestedAddresses } from '../../src/site/claims.ts';
import { requestMove } from '../../src/site/request-moves.ts';
import { resource } from '../metallb/cluster-of.ts';
import { officePlan, siteOf } from '../site/sites-of.ts';

const PLAN = officePlan({ lan: 'ranges: [{ range: .100-.199, role: dhcp }]', prod: 'families: [ipv4, ipv6]' });
const POOL = resource('IPAddressPool', 'vips', '{ addresses: [192.168.20.200-192.168.20.203, "2001:db8::/126"] }');

/** What becomes of the annotations and the spec of a Service, and the title of the repair. */
function repaired(annotations: string, spec = '') {
  const text = `${POOL}---
apiVersion: v1
kind: Service
metadata:
  name: till
  namespace: shop
  annotations:
${annotations}
spec:
  type: LoadBalancer
  ports: [{ port: 80 }]
${spec}`;
  const site = siteOf(PLAN, { prod: text });
  const [service] = site.clusters[0]?.services ?? [];
  if (service === undefined) throw new Error('no Service');
  const [fix] = requestedAddresses(service).flatMap(({ address }) => {
    const move = requestMove(site, service, address);
    return move === undefined ? [] : (requestFix(move, service) ?? []);
  });
  const edits = [...(fix?.edits ?? [])].sort((a, b) => b.at.start - a.at.start);
  let edited = text;
  for (const { at, text: word } of edits) edited = edited.slice(0, at.start) + word + edited.slice(at.end);
  return { title: fix?.title, changed: edited.split('\n').filter((line, index) => line !== text.split('\n')[index]) };
}

describe('the repair of a request', () => {
  it('says which pool the address is of', () => {
    expect(repaired('    metallb.io/loadBalancerIPs: 192.168.20.110 # old')).toEqual({
      title: 'Ask for 192.168.20.200, the nearest free address of pool "vips"',
      changed: ['    metallb.io/loadBalancerIPs: 192.168.20.200 # old'],
    });
  });

  it('keeps quotes, blanks and the other address of a list', () => {
    const dual = '  ipFamilyPolicy: RequireDualStack\n';
    expect(repaired(`    metallb.io/loadBalancerIPs: '2001:db8::1 ,  192.168.20.110 '`, dual).changed).toEqual([
      `    metallb.io/loadBalancerIPs: '2001:db8::1 ,  192.168.20.200 '`,
    ]);
  });

  it('writes into spec.loadBalancerIP, and into both annotations that say the same', () => {
    expect(repaired('    a: b', '  loadBalancerIP: "192.168.20.110"\n').changed).toEqual([
      '  loadBalancerIP: "192.168.20.200"',
    ]);
    const both =
      '    metallb.universe.tf/loadBalancerIPs: 192.168.20.110\n    metallb.io/loadBalancerIPs: 192.168.20.110';
    expect(repaired(both).changed).toEqual([
      '    metallb.universe.tf/loadBalancerIPs: 192.168.20.200',
      '    metallb.io/loadBalancerIPs: 192.168.20.200',
    ]);
  });

  it('is not offered in a block scalar', () => {
    expect(repaired('    metallb.io/loadBalancerIPs: |-\n      192.168.20.110').title).toBeUndefined();
  });
});

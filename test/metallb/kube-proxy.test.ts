import { describe, expect, it } from 'vitest';
import { announcesOverL2, laxProxies } from '../../src/metallb/kube-proxy.ts';
import { Releases } from '../../src/metallb/release.ts';
import { clusterOf, resource } from './cluster-of.ts';

function lax(text: string): readonly string[] {
  return laxProxies(clusterOf(text)).map(({ route }) => route.join('.'));
}

function configuration(fields: string): string {
  return `{ apiVersion: kubeproxy.config.k8s.io/v1alpha1, kind: KubeProxyConfiguration, ${fields} }`;
}

function configMap(config: string, name = 'kube-proxy'): string {
  return `{ apiVersion: v1, kind: ConfigMap, metadata: { name: ${name}, namespace: kube-system }, data: { config.conf: "${config}" } }`;
}

describe('a lax kube-proxy', () => {
  it('is in IPVS mode and says nothing of strict ARP, or no', () => {
    expect(lax(configuration('mode: ipvs'))).toEqual(['mode']);
    expect(lax(configuration('mode: ipvs, ipvs: { strictARP: false }'))).toEqual(['ipvs.strictARP']);
  });

  it('is so in the ConfigMap of kubeadm too', () => {
    expect(lax(configMap('{ mode: ipvs, ipvs: { strictARP: false } }'))).toEqual(['data.config.conf']);
  });

  it.each([
    ['a strict one', configuration('mode: ipvs, ipvs: { strictARP: true }')],
    ['one whose strictness is not known', configuration('mode: ipvs, ipvs: { strictARP: $STRICT }')],
    ['one in another mode', configuration('mode: nftables')],
    ['one in the default mode', configuration('mode: ""')],
    ['one whose text does not parse', configMap('mode: [')],
    ['what another ConfigMap says', configMap('{ mode: ipvs }', 'other')],
  ])('is not %s', (_, text) => {
    expect(lax(text)).toEqual([]);
  });
});

describe('announcesOverL2', () => {
  it('is the first L2Advertisement, or an AddressPool that says it itself', () => {
    const legacy = resource('AddressPool', 'old', '{ protocol: layer2, addresses: [192.0.2.0/28] }');
    const l2 = resource('BGPAdvertisement', 'bgp', '{}') + resource('L2Advertisement', 'l2', '{}');
    expect(announcesOverL2(clusterOf(l2))?.name).toBe('l2');
    expect(announcesOverL2(clusterOf(legacy, { releases: Releases.of('0.13.12') }))?.name).toBe('old');
    expect(announcesOverL2(clusterOf(resource('BGPAdvertisement', 'bgp', '{}')))).toBeUndefined();
  });
});

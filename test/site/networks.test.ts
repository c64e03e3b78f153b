import { describe, expect, it } from 'vitest';
import { knownExtent, networksOf, prefixText, serviceSpace } from '../../src/site/networks.ts';
import { interval, siteOf, texts } from './sites-of.ts';

const LAN = '{ name: lan, cidr: 192.0.2.0/25, ranges: [{ range: .9, role: service }, { range: .8, role: dhcp }] }';
const DMZ = '{ name: dmz, cidr: 198.51.100.0/24 }';
const RANGED = '{ name: lab, ranges: [{ range: 203.0.113.1-203.0.113.9, role: service }] }';

function officeOf(networks: string, prod = '', more = '') {
  const site = siteOf(
    `version: 1\nsites: [{ name: office, networks: [${networks}], ${more} clusters: [{ name: prod, manifests: [k8s], ${prod} }] }]\n`,
  );
  const [cluster] = site.clusters;
  return { site, cluster: cluster ?? expect.fail('no cluster') };
}

describe('the networks of a cluster', () => {
  it('are those that the plan names for it, else all of its site', () => {
    const names = (prod = '') => {
      const { site, cluster } = officeOf(`${LAN}, ${DMZ}`, prod);
      return networksOf(site, cluster).map(({ name }) => name.value);
    };
    expect(names()).toEqual(['lan', 'dmz']);
    expect(names('networks: [dmz]')).toEqual(['dmz']);
  });

  it('are known in full where each has a prefix', () => {
    const extent = (networks: string) => {
      const { site, cluster } = officeOf(networks);
      const known = knownExtent(site, cluster);
      return known && texts(known.intervals);
    };
    expect(extent(`${LAN}, ${DMZ}`)).toEqual(['192.0.2.0-192.0.2.127', '198.51.100.0-198.51.100.255']);
    expect(extent(`${LAN}, ${RANGED}`)).toBeUndefined();
    expect(extent(RANGED)).toBeUndefined();
    expect(extent('')).toBeUndefined();
  });

  it('leave to Services what their service ranges and the routed ones hold', () => {
    const { site } = officeOf(`${LAN}, ${RANGED}`, '', 'routed: [{ range: 10.0.0.0/28, role: service }],');
    expect(texts(serviceSpace(site.space).intervals)).toEqual([
      '10.0.0.0-10.0.0.15',
      '192.0.2.9',
      '203.0.113.1-203.0.113.9',
    ]);
  });
});

describe('a prefix as people write it', () => {
  it('has a length where it is one, and is an interval where it is none', () => {
    expect(prefixText(interval('192.0.2.0-192.0.2.127'))).toBe('192.0.2.0/25');
    expect(prefixText(interval('192.0.2.1-192.0.2.9'))).toBe('192.0.2.1-192.0.2.9');
  });
});

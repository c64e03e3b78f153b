import { describe, expect, it } from 'vitest';
import { runsOn, selectsAll } from '../../src/metallb/advertisement.ts';
import { nodeLabels } from '../../src/metallb/labels.ts';
import { clusterOf, resource } from './cluster-of.ts';

function advertisement(spec: string, kind = 'L2Advertisement') {
  const [found] = clusterOf(resource(kind, 'a', spec)).advertisements;
  if (found === undefined) throw new Error('no advertisement');
  return found;
}

describe('an advertisement', () => {
  it('is of the protocol of its kind', () => {
    expect(advertisement('{}').protocol).toBe('l2');
    expect(advertisement('{}', 'BGPAdvertisement').protocol).toBe('bgp');
  });

  it('names pools, each at its route', () => {
    expect(advertisement('{ ipAddressPools: [office, lab] }').pools).toEqual([
      { name: 'office', route: ['spec', 'ipAddressPools', 0] },
      { name: 'lab', route: ['spec', 'ipAddressPools', 1] },
    ]);
  });

  it('selects every pool where it names and selects none', () => {
    expect(selectsAll(advertisement('{}'))).toBe(true);
    expect(selectsAll(advertisement('{ nodeSelectors: [{}] }'))).toBe(true);
    expect(selectsAll(advertisement('{ ipAddressPools: [office] }'))).toBe(false);
    expect(selectsAll(advertisement('{ ipAddressPoolSelectors: [{}] }'))).toBe(false);
    expect(selectsAll(advertisement('{ ipAddressPools: office }'))).toBe(false);
    expect(selectsAll(advertisement('$SPEC'))).toBe(false);
  });

  it('runs on every node where it selects none, else on those it selects', () => {
    const node = nodeLabels('n1', new Map([['rack', 'r1']]));
    const on = (selectors: string) => runsOn(advertisement(`{ nodeSelectors: ${selectors} }`), node);
    expect(on('[]')).toBe(true);
    expect(on('[{ matchLabels: { rack: r1 } }]')).toBe(true);
    expect(on('[{ matchLabels: { rack: r2 } }]')).toBe(false);
    expect(on('[{ matchLabels: { kubernetes.io/arch: arm64 } }]')).toBe('unknown');
    expect(on('$SELECTORS')).toBe('unknown');
  });
});

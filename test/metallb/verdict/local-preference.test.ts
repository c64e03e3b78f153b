import { expect, it } from 'vitest';
import { judge } from '../../../src/metallb/verdict/refusals.ts';
import { clusterOf, resource } from '../cluster-of.ts';

it('BGPAdvertisements of thousands of pools are compared so often, and then the rest is left alone', () => {
  const all = Array.from({ length: 300 }, (_, at) => resource('BGPAdvertisement', `all${at}`, '{ localPref: 1 }'));
  const blamed = (count: number) => {
    const own = Array.from({ length: count }, (_, at) => [
      resource('IPAddressPool', `p${at}`, `{ addresses: [10.0.${at >> 8}.${at & 255}/32] }`),
      resource('BGPAdvertisement', `own${at}`, `{ localPref: 2, ipAddressPools: [p${at}] }`),
    ]);
    return judge(clusterOf([...all, ...own.flat()].join('')), '0.15.3', 'frr').length;
  };
  expect([blamed(10), blamed(340)]).toEqual([10, 165]);
});

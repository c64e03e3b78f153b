import { expect, it } from 'vitest';
import { joinSites } from '../../src/site/join-sites.ts';
import { sitesOf } from './sites-of.ts';

it('sites share an address space by the vrf they name, the others have one each', () => {
  const sites = sitesOf(`version: 1
sites: [{ name: hill, vrf: home }, { name: farm }, { name: dale, vrf: home }, { name: mill }]
`);
  expect(sites.map(({ name, space }) => [name, space.sites.map((site) => site.name)])).toEqual([
    ['hill', ['hill', 'dale']],
    ['farm', ['farm']],
    ['dale', ['hill', 'dale']],
    ['mill', ['mill']],
  ]);
});

it('a folder without a plan is one site without a name', () => {
  const sites = joinSites(undefined, [{ plan: undefined, clusters: [], syntax: [] }]);
  expect(sites.map(({ name, plan, space }) => [name, plan, space.sites.length])).toEqual([[undefined, undefined, 1]]);
});

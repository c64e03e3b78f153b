import { expect, it } from 'vitest';
import { sharedClaims } from '../../src/site/shared-claims.ts';
import { resource } from '../metallb/cluster-of.ts';
import { sitesOf, texts } from './sites-of.ts';

const pool = (addresses: string) => resource('IPAddressPool', 'apps', `{ addresses: [${addresses}] }`);

function shared(ranges: string, clusters: readonly (readonly [string, string])[]) {
  const list = clusters.map(([name]) => `{ name: ${name}, manifests: [${name}] }`).join(', ');
  const plan = `version: 1\nsites: [{ name: hill, routed: [${ranges}], clusters: [${list}] }]\n`;
  const [site] = sitesOf(plan, Object.fromEntries(clusters));
  return site === undefined
    ? []
    : sharedClaims(site.space).map(({ later, earlier, intervals }) => [
        later.claim.cluster.name,
        earlier.map(({ claim }) => claim.cluster.name),
        texts(intervals),
      ]);
}

it('pools of two clusters share addresses, those of one cluster are not its matter', () => {
  const east = ['east', pool('10.0.0.0/28, 10.0.0.8/29')] as const;
  expect(shared('', [east, ['west', pool('10.0.0.12/30')]])).toEqual([['west', ['east'], ['10.0.0.12-10.0.0.15']]]);
  expect(shared('', [east])).toEqual([]);
});

it('what a range shares on purpose between both clusters is no fault, what lies around it is', () => {
  const both = '{ range: 10.0.0.4-10.0.0.7, role: service, clusters: [east, west] }';
  const clusters = [
    ['east', pool('10.0.0.0/28')],
    ['west', pool('10.0.0.0/28')],
  ] as const;
  expect(shared(both, clusters)).toEqual([['west', ['east'], ['10.0.0.0-10.0.0.3', '10.0.0.8-10.0.0.15']]]);
  expect(shared(both.replace('10.0.0.4-10.0.0.7', '10.0.0.0/24'), clusters)).toEqual([]);
});

it('a third cluster, which the range does not name, shares nothing on purpose', () => {
  const range = '{ range: 10.0.0.0/24, role: service, clusters: [east, west] }';
  const north = ['north', pool('10.0.0.1/32')] as const;
  expect(shared(range, [['east', pool('10.0.0.1/32')], ['west', pool('10.0.0.1/32')], north])).toEqual([
    ['north', ['east', 'west'], ['10.0.0.1']],
  ]);
});

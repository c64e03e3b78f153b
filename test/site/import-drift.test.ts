import { describe, expect, test } from 'vitest';
import type { RangePlan, SitePlan } from '../../src/plan/plan.ts';
import { addressesOf, importDrifts } from '../../src/site/import-drift.ts';
import { planOf } from '../plan/memory-files.ts';
import { officePlan, texts } from './sites-of.ts';

/** What an import says: ranges, those of single machines, and whether all of it is understood. */
interface Said {
  readonly ranges?: readonly string[];
  readonly hosts?: readonly string[];
  readonly complete?: boolean;
}

function planned(ranges: readonly string[]): SitePlan {
  const [site] = planOf(officePlan({ lan: `ranges: [${ranges.map((one) => `{ range: ${one} }`).join(', ')}]` })).sites;
  if (site === undefined) throw new Error('The plan has no site');
  return site;
}

function rangesOf(ranges: readonly string[]): readonly RangePlan[] {
  return planned(ranges).networks.flatMap((network) => network.ranges);
}

/** Where a plan and its imports differ, as `role: what is only in the plan / only in the imports, from which`. */
function drifts(written: readonly string[], ...imports: readonly Said[]): readonly string[] {
  const site = planned(written);
  const imported = imports.map(({ ranges = [], hosts = [], complete = true }, index) => {
    const machines = rangesOf(hosts);
    return { from: `file${index + 1}`, ranges: [...rangesOf(ranges), ...machines], hosts: new Set(machines), complete };
  });
  const networks = site.networks.map((network) => ({ ...network, imported }));
  return importDrifts({ ...site, networks }).map(
    ({ network, role, onlyWritten, onlyImported, from, written: ours, imported: theirs }) =>
      `${network} ${role}: ${texts(onlyWritten).join()} / ${texts(onlyImported).join()}, ${from.join()}; ${addressesOf(ours).join()} is ${addressesOf(theirs).join()}`,
  );
}

describe('a plan and its imports differ', () => {
  test.each<readonly [string, readonly string[], readonly Said[], readonly string[]]>([
    ['not without an import', ['.1-.9, role: dhcp'], [], []],
    [
      'not where they say the same in other pieces',
      ['.1-.9, role: dhcp'],
      [{ ranges: ['.1-.4, role: dhcp', '.5-.9, role: dhcp'] }],
      [],
    ],
    [
      'where the import leases more',
      ['.1-.9, role: dhcp'],
      [{ ranges: ['.1-.12, role: dhcp'] }],
      ['lan dhcp:  / 192.168.20.10-192.168.20.12, file1; 192.168.20.1-192.168.20.9 is 192.168.20.1-192.168.20.12'],
    ],
    [
      'where it leases less',
      ['.1-.9, role: dhcp'],
      [{ ranges: ['.1-.7, role: dhcp'] }],
      ['lan dhcp: 192.168.20.8-192.168.20.9 / , file1; 192.168.20.1-192.168.20.9 is 192.168.20.1-192.168.20.7'],
    ],
    [
      'not where it leases less, as far as it is understood',
      ['.1-.9, role: dhcp'],
      [{ ranges: ['.1-.7, role: dhcp'], complete: false }],
      [],
    ],
    [
      'not where one of two is not understood',
      ['.1-.9, role: dhcp'],
      [{ ranges: ['.1-.4, role: dhcp'] }, { ranges: ['.5-.7, role: dhcp'], complete: false }],
      [],
    ],
    [
      'by as much on either side',
      ['.1-.2, role: dhcp'],
      [{ ranges: ['.2-.3, role: dhcp'] }],
      ['lan dhcp: 192.168.20.1 / 192.168.20.3, file1; 192.168.20.1-192.168.20.2 is 192.168.20.2-192.168.20.3'],
    ],
    ['not where only one of them has the role', ['.1-.9, role: reserved'], [{ ranges: ['.1-.9, role: dhcp'] }], []],
    [
      'not by a machine inside its range',
      ['.1-.9, role: appliance'],
      [{ ranges: ['.1-.7, role: appliance'], hosts: ['.8, role: appliance', '.9, role: appliance'] }],
      [],
    ],
    [
      'by a machine of another role, which is none of the range',
      ['.1-.9, role: appliance'],
      [{ ranges: ['.1-.7, role: appliance'], hosts: ['.8-.9, role: node'] }],
      ['lan appliance: 192.168.20.8-192.168.20.9 / , file1; 192.168.20.1-192.168.20.9 is 192.168.20.1-192.168.20.7'],
    ],
    [
      'from those imports that have the role',
      ['.1-.9, role: dhcp'],
      [{ ranges: ['.1-.4, role: dhcp'] }, { ranges: ['.20, role: node'] }, { ranges: ['.5-.11, role: dhcp'] }],
      [
        'lan dhcp:  / 192.168.20.10-192.168.20.11, file1,file3; 192.168.20.1-192.168.20.9 is 192.168.20.1-192.168.20.11',
      ],
    ],
    [
      'by a machine that moved',
      ['.9, role: appliance, name: nas'],
      [{ hosts: ['.8, role: appliance, name: nas'] }],
      ['lan appliance: 192.168.20.9 / 192.168.20.8, file1; 192.168.20.9 is 192.168.20.8'],
    ],
    [
      'not by a machine that stayed, though it has another address too',
      ['.9, role: appliance, name: nas'],
      [{ hosts: ['.8, role: appliance, name: nas', '.9, role: appliance, name: nas'] }],
      [],
    ],
    [
      'not by a machine of another name, or none',
      ['.9, role: appliance, name: nas', '.10, role: appliance'],
      [{ hosts: ['.8, role: appliance, name: printer', '.11, role: appliance'] }],
      [],
    ],
    [
      'not by a machine of another role',
      ['.9, role: appliance, name: nas'],
      [{ hosts: ['.8, role: node, name: nas'] }],
      [],
    ],
    [
      'not by a range of the name of a machine',
      ['.9-.10, role: appliance, name: nas'],
      [{ hosts: ['.8, role: appliance, name: nas'] }],
      [],
    ],
  ])('%s', (_title, written, imports, expected) => {
    expect(drifts(written, ...imports)).toEqual(expected);
  });
});

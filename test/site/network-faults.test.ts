import { describe, expect, it } from 'vitest';
import { formatInterval } from '../../src/address/interval.ts';
import { overlappingNetworks } from '../../src/site/network-faults.ts';
import { spot } from '../plan/memory-files.ts';
import { sitesOf } from './sites-of.ts';

const network = (name: string, cidr: string) => `\n      { name: ${name}, cidr: [${cidr}] },`;

/** A plan of the sites `hill` and `dale` in one address space, each network on a line of its own. */
function plan(hill: readonly string[], dale: readonly string[] = []): string {
  return `version: 1
sites:
  - { name: hill, vrf: home, networks: [${hill.join('')}] }
  - { name: dale, vrf: home, networks: [${dale.join('')}] }
`;
}

function faults(text: string) {
  const [site] = sitesOf(text);
  return site === undefined ? [] : overlappingNetworks(site.space);
}

function found(...sites: Parameters<typeof plan>): readonly string[] {
  return faults(plan(...sites)).map(
    ({ site, at, message, related }) =>
      `${site} ${spot(at).split(':')[1]} ${message} (${related.map((one) => spot(one.at).split(':')[1])})`,
  );
}

describe('networks that share addresses', () => {
  it('are a fault of the one written later, whichever comes first by address', () => {
    expect(found([network('small', '10.0.1.0/24'), network('large', '10.0.0.0/16')])).toEqual([
      'hill 5 Network "large" overlaps network "small" at 10.0.1.0/24 (4)',
    ]);
    expect(found([network('large', '10.0.0.0/16'), network('small', '10.0.1.0/24')])).toEqual([
      'hill 5 Network "small" overlaps network "large" at 10.0.1.0/24 (4)',
    ]);
  });

  it('are each compared with the one that covers most of it', () => {
    const three = [network('all', '10.0.0.0/8'), network('mid', '10.0.0.0/16'), network('low', '10.0.1.0/24')];
    expect(found(three)).toEqual([
      'hill 5 Network "mid" overlaps network "all" at 10.0.0.0/16 (4)',
      'hill 6 Network "low" overlaps network "all" at 10.0.1.0/24 (4)',
    ]);
  });

  it('are none where two prefixes of one network lie in one another, in any order', () => {
    expect(found([network('lan', '10.0.1.0/24, 10.0.0.0/16, 10.0.2.0/24')])).toEqual([]);
    expect(found([network('lan', '10.0.0.0/16, 10.0.1.0/24')])).toEqual([]);
    expect(found([network('lan', '10.0.0.0/24, 10.0.0.0/24')])).toEqual([]);
  });

  it('are none where prefixes touch, or are of two families', () => {
    expect(found([network('one', '10.0.0.0/24'), network('two', '10.0.1.0/24')])).toEqual([]);
    expect(found([network('one', '192.0.2.0/24'), network('two', '"2001:db8::/64"')])).toEqual([]);
  });

  it('hold what is shared and the prefix of the other', () => {
    const [fault] = faults(plan([network('lan', '10.0.1.0/24'), network('wan', '10.0.0.0/16')]));
    expect(fault?.addresses.map(formatInterval)).toEqual(['10.0.1.0-10.0.1.255']);
    expect(fault?.other && formatInterval(fault.other)).toBe('10.0.1.0-10.0.1.255');
  });

  it('may be told apart by a vrf where they are of two sites, not within one', () => {
    const lan = network('lan', '10.0.0.0/24');
    const help = (text: string) => faults(text).map((one) => one.help);
    expect(help(plan([lan, network('wan', '10.0.0.0/16')]))).toEqual([
      'Correct one of the prefixes: an address lies in one network.',
    ]);
    expect(help(plan([lan], [lan]))).toEqual([
      'Correct one of the prefixes, or give the sites a `vrf` of their own if they share no address space.',
    ]);
    expect(found([lan], [lan])).toEqual([
      'dale 6 Network "lan" overlaps network "lan" of site "hill" at 10.0.0.0/24 (4)',
    ]);
  });
});

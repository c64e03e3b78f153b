import { describe, expect, it, test } from 'vitest';
import { Releases } from '../../src/metallb/release.ts';
import { crowdedPools } from '../../src/site/crowded-pools.ts';
import { DUAL, pinned, pool, type Said, service, world } from '../metallb/allocator/world.ts';
import { clusterOf } from '../metallb/cluster-of.ts';

/** Pools that run out, as `pools family needed/capacity: Services`. */
function crowded(text: string): readonly string[] {
  return crowdedPools(world(text)).map(({ pools, family, needed, capacity, services }) => {
    const names = services.map(({ name }) => String(name)).join(' ');
    return `${pools.map(({ name }) => name).join('+')} ${family} ${needed}/${capacity}: ${names}`;
  });
}

const P = pool('p', '10.0.0.0/32');
const MANUAL = pool('m', '10.0.2.0/31', 'autoAssign: false');
const asks = (list: string, more: Said = {}): Said => ({
  annotations: `metallb.io/loadBalancerIPs: "${list}"`,
  ...more,
});
const asksPool = (name: string, more: Said = {}): Said => ({
  annotations: `metallb.io/address-pool: ${name}`,
  ...more,
});
const shares = (ports: string, more = ''): Said => ({ annotations: `metallb.io/allow-shared-ip: k${more}`, ports });
const all = (names: string, said: Said = {}) =>
  names
    .split(' ')
    .map((name) => service(name, said))
    .join('');
const kept = (name: string, addresses: string, namespace: string) =>
  pinned(name, addresses, `{ namespaces: [${namespace}] }`);

describe('pools run out', () => {
  test.each<readonly [string, string, readonly string[]]>([
    ['where more Services need one than it has addresses', P + all('s t'), ['p ipv4 2/1: s t']],
    ['not where each of them gets one', P + all('s'), []],
    [
      'less what others hold',
      pool('p', '10.0.0.0/31') + service('h', { holds: '10.0.0.0' }) + all('s t'),
      ['p ipv4 3/2: s t'],
    ],
    ['of two with as many addresses together as are needed not', P + pool('q', '10.0.1.0/32') + all('s t'), []],
    ['two together', P + pool('q', '10.0.1.0/32') + all('s t u'), ['p+q ipv4 3/2: s t u']],
    [
      'two of one family each',
      pool('q', '10.0.0.0/31') +
        pool('p', '"2001:db8::/128"') +
        all('s t', { spec: DUAL.ipv6 }) +
        all('u', { spec: 'ipFamilies: [IPv4]' }),
      ['p ipv6 2/1: s t'],
    ],
    [
      'of both families, which need one pool',
      pool('p', '10.0.0.0/32, "2001:db8::/127"') + all('s t', { spec: DUAL.require }),
      ['p ipv4 2/1: s t'],
    ],
    [
      'of a family each for itself, said once',
      pool('p', '10.0.0.0/32, "2001:db8::/128"') + all('s t', { spec: DUAL.require }),
      ['p ipv4 2/1: s t'],
    ],
    ['that is asked for by name', P + MANUAL + all('s t u', asksPool('m')), ['m ipv4 3/2: s t u']],
    [
      'that is asked for by address, each once',
      MANUAL + all('s t', asksPool('m')) + service('a', asks('10.0.2.0')) + service('b', asks('10.0.2.0')),
      ['m ipv4 3/2: a s t'],
    ],
    [
      'not by a request for an address that is held',
      MANUAL + service('h', { holds: '10.0.2.0' }) + service('a', asks('10.0.2.0')) + all('s', asksPool('m')),
      [],
    ],
    [
      'not by a request that is refused for what it says',
      MANUAL + all('s t', asksPool('m')) + service('a', asks('10.0.9.9')),
      [],
    ],
    ['not by a pool that does not exist', P + all('s') + all('t', asksPool('gone')), []],
    ['not by a pool that refuses', P + kept('k', '10.0.3.0/32', 'b') + all('s') + all('t', asksPool('k')), []],
    [
      'not by Services that share one address',
      P + service('s', shares('{ port: 1 }')) + service('t', shares('{ port: 2 }')),
      [],
    ],
    [
      'by Services of one key and one port',
      P + service('s', shares('{ port: 1 }')) + service('t', shares('{ port: 1 }')),
      ['p ipv4 2/1: s t'],
    ],
    [
      'by the busiest port of a key',
      P +
        service('s', shares('{ port: 1 }')) +
        service('t', shares('{ port: 2 }')) +
        service('u', shares('{ port: 2 }, { port: 2, protocol: UDP }')),
      ['p ipv4 2/1: t u'],
    ],
    [
      'by one of a key beside another',
      P + service('s', shares('{ port: 1 }')) + service('t', shares('{ port: 2 }')) + service('u'),
      ['p ipv4 2/1: s u'],
    ],
    [
      'not by a key that a holder has',
      pool('p', '10.0.0.0/31') +
        service('h', { ...shares('{ port: 9 }'), holds: '10.0.0.0' }) +
        service('s', shares('{ port: 1 }')) +
        service('u'),
      [],
    ],
    [
      'not by who may do with the other family',
      pool('p', '10.0.0.0/32, "2001:db8::/128"') + all('s t', { spec: DUAL.prefer }),
      [],
    ],
    [
      'in a part, beside the whole that is no shorter',
      kept('k', '10.0.3.0/32', 'a') + pool('q', '10.0.1.0/29', 'autoAssign: false') + all('s t'),
      ['k ipv4 2/1: s t'],
    ],
    [
      'in a part, and as a whole where that is shorter',
      kept('k', '10.0.3.0/32', 'a') + P + all('s t u') + all('v w', { namespace: 'b' }),
      ['p ipv4 2/1: v w', 'k+p ipv4 5/2: s t u v w'],
    ],
    ['by their names', pool('z', '10.0.0.0/32') + pool('a', '10.0.1.0/32') + all('s t u'), ['a+z ipv4 3/2: s t u']],
    [
      'that hang together through a third',
      kept('a', '10.0.3.0/32', 'a') +
        pinned('b', '10.0.4.0/32', '{ namespaces: [a, b] }') +
        kept('c', '10.0.5.0/32', 'b') +
        all('s t u') +
        all('v w', { namespace: 'b' }),
      ['a+b ipv4 3/2: s t u', 'a+b+c ipv4 5/3: s t u v w'],
    ],
    [
      'that hang together through a third which comes last',
      kept('y', '10.0.3.0/32', 'a') +
        pinned('z', '10.0.4.0/32', '{ namespaces: [a, c] }') +
        pinned('w', '10.0.5.0/32', '{ namespaces: [b, c] }') +
        kept('x', '10.0.6.0/32', 'b') +
        all('s t') +
        all('u v', { namespace: 'b' }) +
        all('r', { namespace: 'c' }),
      ['w+x+y+z ipv4 5/4: u v r s t'],
    ],
    [
      'in small groups first',
      kept('a', '10.0.3.0/32', 'a') +
        pinned('b', '10.0.4.0/32', '{ namespaces: [a, b] }') +
        kept('c', '10.0.5.0/32', 'b') +
        all('s t u') +
        all('v w', { namespace: 'b' }) +
        ['g', 'h', 'i', 'j'].map((name, index) => kept(name, `10.0.6.${index}/32`, 'c')).join('') +
        all('k l m n o', { namespace: 'c' }),
      ['a+b ipv4 3/2: s t u', 'a+b+c ipv4 5/3: s t u v w', 'g+h+i+j ipv4 5/4: k l m n o'],
    ],
    [
      'in a part, where the whole is no shorter',
      P + pool('q', '10.0.1.0/32') + all('s t', asksPool('p')) + service('u'),
      ['p ipv4 2/1: s t'],
    ],
    [
      'not by who may do with another pool',
      P + pool('q', '10.0.1.0/32') + service('s') + service('t', asksPool('p')),
      [],
    ],
    [
      'not by the other address of a holder of both families',
      pool('p', '10.0.0.0/31, "2001:db8::/127"') +
        service('h', { spec: DUAL.require, holds: '10.0.0.0,2001:db8::' }) +
        service('s'),
      [],
    ],
    [
      'not by an address that two holders share, twice',
      pool('p', '10.0.0.0/31') +
        service('h', { ...shares('{ port: 1 }'), holds: '10.0.0.0' }) +
        service('i', { ...shares('{ port: 2 }'), holds: '10.0.0.0' }) +
        service('s'),
      [],
    ],
    [
      'though each Service may have several',
      kept('a', '10.0.3.0/32', 'a') + kept('b', '10.0.4.0/32', 'b') + all('s t') + all('v w', { namespace: 'b' }),
      ['a ipv4 2/1: s t', 'b ipv4 2/1: v w'],
    ],
  ])('%s', (_title, text, expected) => {
    expect(crowded(text)).toEqual(expected);
  });

  it('for nobody can tell where the cluster may have more of them, or a pool is not read', () => {
    expect(crowdedPools(clusterOf(P + all('s t'), { bounded: false }))).toEqual([]);
    expect(crowded(P + all('s t') + pool('far', '10.0.9.0/30').replace('metallb-system', 'shop'))).toEqual([]);
  });

  it('for nobody can tell which family a Service has', () => {
    const text = pool('p', '10.0.0.0/32, "2001:db8::/128"') + all('s t');
    expect(crowdedPools(clusterOf(text, { releases: Releases.of('0.15.3') }))).toEqual([]);
    expect(crowdedPools(clusterOf(P + all('s t'), { releases: Releases.of('0.15.3') }))).toHaveLength(1);
  });
});

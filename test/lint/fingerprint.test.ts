import { describe, expect, it } from 'vitest';
import { Source } from '../../src/text/source.ts';
import { clusterOf, everyEntry, lintFiles, lintSites, POOL, ruleOf, siteOf } from './example.ts';

function prints(text: string, path = 'pool.yaml'): readonly string[] {
  return lintFiles({ [path]: text }).map(({ reported }) => reported.fingerprint);
}

describe('a fingerprint', () => {
  const [upper, lower] = prints(POOL);

  it('is the same today and tomorrow', () => {
    expect([upper, lower]).toEqual(['c607181a1424f75b', '11f17e6ca8c98fe0']);
  });

  it('stays when lines move', () => expect(prints(`# a comment\n\n${POOL}`)).toEqual([upper, lower]));

  it('stays when the file is moved', () => expect(prints(POOL, 'moved/pool.yaml')).toEqual([upper, lower]));

  it('stays when an item is put before the one it blames', () =>
    expect(prints(POOL.replace('    - 192', '    - 203.0.113.0/24\n    - 192')).slice(1)).toEqual([upper, lower]));

  it('stays when the API version grows', () =>
    expect(prints(POOL.replace('v1beta1', 'v1beta2'))).toEqual([upper, lower]));

  it('is another one for another value', () =>
    expect(prints(POOL.replace('192.0.2.0/28', '192.0.2.0/29'))).toEqual([
      expect.not.stringMatching(`${upper}`),
      lower,
    ]));

  it('is another one for another resource, cluster and site', () => {
    const source = new Source('pool.yaml', POOL);
    const sites = [siteOf('a', clusterOf('x', source), clusterOf('y', source)), siteOf('b', clusterOf('x', source))];
    const all = [...prints(POOL.replace('office', 'lab')), ...lintSites(sites).map((one) => one.reported.fingerprint)];
    expect(new Set([...all, upper, lower]).size).toBe(10);
  });

  it('counts equals, so that each has its own', () => {
    const [first, second] = prints(POOL.replace('198.51.100.7-198.51.100.9', '192.0.2.0/28'));
    expect(first).toBe(upper);
    expect(second).not.toBe(first);
  });

  it('holds on to what its rule says instead of the route', () => {
    const rule = ruleOf('pool/entry', (site) =>
      [...everyEntry.check(site, {})].map((draft) => ({ ...draft, blamed: '192.0.2.0/24' })),
    );
    const blamed = (text: string) =>
      lintFiles({ 'pool.yaml': text }, { rules: [rule] }).map(({ reported }) => reported.fingerprint);
    expect(blamed(POOL.replace('/28', '/29'))).toEqual(blamed(POOL));
  });

  it('is the same from whichever folder the run is seen', () => {
    const from = (display: (path: string) => string) =>
      lintFiles({ 'a/pool.yaml': POOL }, { display }).map(({ reported }) => reported.fingerprint);
    expect(from((path) => path.slice(2))).toEqual(from((path) => `../${path}`));
  });

  it('of a place in no resource holds on to the file', () => {
    const at = (path: string) => {
      const source = new Source(path, 'a: 1\n');
      const rule = ruleOf('yaml/syntax', () => [{ at: source.whole(), message: 'Broken' }]);
      return lintSites([siteOf(undefined)], { rules: [rule] })[0]?.reported.fingerprint;
    };
    expect(at('a.yaml')).toBe(at('a.yaml'));
    expect(at('a.yaml')).not.toBe(at('b.yaml'));
  });
});

import { describe, expect, it } from 'vitest';
import { inFiles } from '../../src/lint/finding.ts';
import { blameKey, blameValue, type SiteRule } from '../../src/lint/rule.ts';
import type { RuleSetting } from '../../src/plan/plan.ts';
import { Source } from '../../src/text/source.ts';
import { clusterOf, everyEntry, lintFiles, lintSites, POOL, ruleOf, siteOf, unusedIgnore } from './example.ts';

const plan = new Source('plan.yaml', 'version: 1\nsites: []\n');

function setting(severity: RuleSetting['severity'], options: RuleSetting['options'] = new Map()): RuleSetting {
  return { at: plan.whole(), options, ...(severity === undefined ? {} : { severity }) };
}

describe('a finding', () => {
  it('has everything a report says of it', () => {
    const rule = ruleOf('pool/range', function* ({ clusters: [cluster] }) {
      const manifest = cluster?.manifests[0];
      if (cluster === undefined || manifest === undefined) return;
      yield {
        at: blameValue(cluster, manifest, ['spec', 'addresses', 1]),
        message: 'A range',
        help: 'Write a CIDR.',
        related: [{ message: 'its list', at: blameKey(cluster, manifest, ['spec', 'addresses']) }],
        addresses: [
          { family: 'ipv4', first: 0xc6336407n, last: 0xc6336409n },
          { family: 'ipv4', first: 0xc0000201n, last: 0xc0000201n },
        ],
      };
    });
    expect(lintFiles({ 'pool.yaml': POOL }, { rules: [rule] }).map(({ reported }) => reported)).toEqual([
      {
        rule: 'pool/range',
        severity: 'warning',
        message: 'A range',
        help: 'Write a CIDR.',
        site: 'office',
        cluster: 'prod',
        resource: {
          apiVersion: 'metallb.io/v1beta1',
          kind: 'IPAddressPool',
          namespace: 'metallb-system',
          name: 'office',
        },
        location: { file: 'pool.yaml', line: 9, column: 7, endLine: 9, endColumn: 32 },
        related: [
          { message: 'its list', location: { file: 'pool.yaml', line: 7, column: 3, endLine: 7, endColumn: 12 } },
        ],
        addresses: ['198.51.100.7-198.51.100.9', '192.0.2.1'],
        fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
      },
    ]);
  });

  it('is in no resource and of no cluster where it points into the plan', () => {
    const rule = ruleOf('plan/invalid', () => [{ at: { source: plan, start: 11, end: 16 }, message: 'Empty' }]);
    const [finding] = lintSites([siteOf('office')], { rules: [rule] });
    expect(finding?.reported).toEqual({
      rule: 'plan/invalid',
      severity: 'warning',
      message: 'Empty',
      site: 'office',
      location: { file: 'plan.yaml', line: 2, column: 1, endLine: 2, endColumn: 6 },
      fingerprint: expect.any(String),
    });
  });

  it('names the cluster its rule names where it points into the plan', () => {
    const rule = ruleOf('plan/missing-pool', ({ clusters }) =>
      clusters.map((cluster) => ({ at: plan.whole(), message: 'Missing', cluster })),
    );
    const [finding] = lintSites([siteOf('office', clusterOf('prod'))], { rules: [rule] });
    expect(finding?.reported.cluster).toBe('prod');
  });

  it('belongs to the site of its cluster, whichever site was judged', () => {
    const theirs = clusterOf('lab', new Source('lab.yaml', POOL));
    const rule = ruleOf('plan/cluster-overlap', (site) => {
      const [manifest] = theirs.manifests;
      if (manifest === undefined || site.name === 'berlin') return [];
      return [{ at: blameValue(theirs, manifest, ['spec']), message: 'Shared' }];
    });
    const findings = lintSites([siteOf('office', clusterOf('prod')), siteOf('berlin', theirs)], { rules: [rule] });
    expect(findings.map(({ parties }) => parties)).toEqual([[{ site: 'berlin', cluster: 'lab' }]]);
  });

  it('shows its path as people read it', () => {
    const findings = lintFiles({ 'a/pool.yaml': POOL }, { display: (path) => `../${path}` });
    expect(findings.map(({ reported }) => reported.location.file)).toEqual(['../a/pool.yaml', '../a/pool.yaml']);
    expect(findings[0]?.paths).toEqual(['a/pool.yaml']);
  });

  it('is said once, however often its rule says it', () => {
    const twice = ruleOf('pool/twice', (site) => [...everyEntry.check(site, {}), ...everyEntry.check(site, {})]);
    expect(lintFiles({ 'pool.yaml': POOL }, { rules: [twice] })).toHaveLength(2);
  });

  it('is one for each cluster that reads the file', () => {
    const source = new Source('pool.yaml', POOL);
    const site = siteOf('office', clusterOf('a', source), clusterOf('b', source));
    expect(lintSites([site]).map(({ reported }) => [reported.location.line, reported.cluster])).toEqual([
      [8, 'a'],
      [8, 'b'],
      [9, 'a'],
      [9, 'b'],
    ]);
  });

  it('keeps its place in the report when the files and rules come in another order', () => {
    const files = { 'b.yaml': POOL, 'a.yaml': POOL.replace('office', 'lab') };
    const other = ruleOf('a/first', (site) => everyEntry.check(site, {}));
    const shuffled = Object.fromEntries(Object.entries(files).reverse());
    const findings = lintFiles(files, { rules: [everyEntry, other] });
    expect(findings.map(({ reported: { rule, location } }) => `${location.file}:${location.line} ${rule}`)).toEqual([
      'a.yaml:8 a/first',
      'a.yaml:8 pool/entry',
      'a.yaml:9 a/first',
      'a.yaml:9 pool/entry',
      'b.yaml:8 a/first',
      'b.yaml:8 pool/entry',
      'b.yaml:9 a/first',
      'b.yaml:9 pool/entry',
    ]);
    const again = lintFiles(shuffled, { rules: [other, everyEntry] });
    expect(again.map(({ reported }) => reported)).toEqual(findings.map(({ reported }) => reported));
  });

  it('carries the repair of its rule', () => {
    const fix = { title: 'Remove it', safety: 'safe', edits: [{ at: plan.whole(), text: '' }] } as const;
    const rule = ruleOf('plan/invalid', () => [{ at: plan.whole(), message: 'Empty', fix }]);
    expect(lintSites([siteOf('office')], { rules: [rule] })[0]?.fix).toBe(fix);
  });
});

describe('a severity', () => {
  const mixed = ruleOf('pool/mixed', (site) =>
    [...everyEntry.check(site, {})].map((draft, index) => (index === 0 ? { ...draft, severity: 'info' } : draft)),
  );
  const severities = (more: Parameters<typeof lintFiles>[1]) =>
    lintFiles({ 'pool.yaml': POOL }, { rules: [mixed], ...more }).map(({ reported }) => reported.severity);

  it("is the rule's, but for parts with their own", () => expect(severities({})).toEqual(['info', 'warning']));

  it('that the plan sets goes for all parts', () =>
    expect(severities({ settings: new Map([['pool/mixed', setting('error')]]) })).toEqual(['error', 'error']));

  it('that the command line sets wins over the plan', () => {
    const settings = new Map([['pool/mixed', setting('off')]]);
    expect(severities({ settings, overrides: new Map([['pool/mixed', 'info']]) })).toEqual(['info', 'info']);
  });

  it('stays where the plan sets options alone', () =>
    expect(severities({ settings: new Map([['pool/mixed', setting(undefined)]]) })).toEqual(['info', 'warning']));

  it('off keeps the rule from running', () => {
    const broken = ruleOf('pool/broken', () => {
      throw new Error('ran');
    });
    expect(() => lintFiles({ 'pool.yaml': POOL }, { rules: [broken] })).toThrow('ran');
    expect(lintFiles({}, { rules: [broken], overrides: new Map([['pool/broken', 'off']]) })).toEqual([]);
  });
});

describe('options', () => {
  const threshold = { description: 'when', default: 0.8, minimum: 0, maximum: 1 };
  const rule: SiteRule = {
    ...everyEntry,
    options: { threshold },
    check: (_, options) => [{ at: plan.whole(), message: JSON.stringify(options) }],
  };
  const said = (settings: ReadonlyMap<string, RuleSetting>) =>
    lintSites([siteOf('office')], { rules: [rule], settings })[0]?.reported.message;

  it('are the defaults where the plan is silent', () => expect(said(new Map())).toBe('{"threshold":0.8}'));

  it("are the plan's numbers", () =>
    expect(said(new Map([['pool/entry', setting(undefined, new Map([['threshold', 0.5]]))]]))).toBe(
      '{"threshold":0.5}',
    ));

  it('are none that the rule does not have', () =>
    expect(said(new Map([['pool/entry', setting(undefined, new Map([['other', 1]]))]]))).toBe('{"threshold":0.8}'));
});

describe('a filter', () => {
  const source = new Source('a.yaml', POOL);
  const other = new Source('b.yaml', POOL);
  const [a, b] = [clusterOf('a', source), clusterOf('b', other)];
  const onlyA = (_: string | undefined, cluster: string | undefined) => cluster === 'a';

  it('by cluster leaves out the findings of others', () => {
    const findings = lintSites([siteOf('office', a, b)], { judged: onlyA });
    expect(findings.map(({ reported }) => reported.cluster)).toEqual(['a', 'a']);
  });

  it('by cluster keeps a conflict whose other side is judged', () => {
    const conflict = ruleOf('plan/cluster-overlap', () => {
      const [mine, theirs] = [a.manifests[0], b.manifests[0]];
      if (mine === undefined || theirs === undefined) return [];
      const related = [{ message: 'the other', at: blameValue(a, mine, []) }];
      return [{ at: blameValue(b, theirs, []), message: 'Shared', related }];
    });
    const findings = lintSites([siteOf('office', a, b)], { judged: onlyA, rules: [conflict] });
    expect(findings.map(({ reported }) => reported.location.file)).toEqual(['b.yaml']);
    expect(inFiles(findings, new Set(['a.yaml']))).toHaveLength(1);
    expect(inFiles(findings, new Set(['c.yaml']))).toHaveLength(0);
  });

  it('by cluster leaves suppressions of others, and of the plan, alone', () => {
    const quiet = ruleOf('pool/entry', () => []);
    const idle = '# mlb-lint-ignore pool/entry -- later\n';
    const sources = ['a.yaml', 'b.yaml', 'plan.yaml'].map((path) => new Source(path, `${POOL}${idle}`));
    const sites = [siteOf('office', a, b)];
    const unused = (judged: (site: string | undefined, cluster: string | undefined) => boolean) =>
      lintSites(sites, { sources, judged, rules: [quiet, unusedIgnore] }).map(({ at }) => at.source.path);
    expect(unused(() => true)).toEqual(['a.yaml', 'b.yaml', 'plan.yaml']);
    expect(unused(onlyA)).toEqual(['a.yaml']);
  });
});

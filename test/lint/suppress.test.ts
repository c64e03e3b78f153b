import { describe, expect, it } from 'vitest';
import { Suppressor } from '../../src/lint/suppress.ts';
import { Source } from '../../src/text/source.ts';
import { clusterOf, lintFiles, lintSites, POOL, siteOf, told } from './example.ts';

const UPPER = '8 pool/entry: Entry "192.0.2.0/28"';
const LOWER = '9 pool/entry: Entry "198.51.100.7-198.51.100.9"';

function lintPool(text: string): readonly string[] {
  return told(lintFiles({ 'pool.yaml': text }));
}

/** The pool with a comment behind its upper entry. */
function behindUpper(comment: string): string {
  return POOL.replace('/28', `/28 ${comment}`);
}

/** The pool with lines above its upper entry. */
function aboveUpper(...lines: readonly string[]): string {
  return POOL.replace('    - 192', `${lines.map((line) => `${line}\n`).join('')}    - 192`);
}

/** The pool with an annotation. */
function annotated(value: string): string {
  return POOL.replace('spec:', `  annotations:\n    mlb-lint/ignore: ${value}\nspec:`);
}

describe('a comment', () => {
  it('silences its line', () => {
    expect(lintPool(behindUpper('# mlb-lint-ignore pool/entry -- agreed'))).toEqual([LOWER]);
  });

  it('silences the line below it', () => {
    expect(lintPool(aboveUpper('    # mlb-lint-ignore pool/entry -- agreed'))).toEqual([LOWER.replace('9', '10')]);
  });

  it('reaches past blank lines and other comments', () => {
    const text = aboveUpper('# mlb-lint-ignore pool/entry -- agreed', '', '# more', '# mlb-lint-ignore x/y -- agreed');
    expect(lintPool(text)).toEqual(['11 lint/unused-ignore: unknown-rule x/y', LOWER.replace('9', '13')]);
  });

  it('behind a value does not reach the next line', () => {
    expect(lintPool(behindUpper('# mlb-lint-ignore pool/entry -- agreed'))).toContain(LOWER);
  });

  it('behind a key reaches the value below', () => {
    expect(lintPool(POOL.replace('addresses:', 'addresses: # mlb-lint-ignore pool/entry -- agreed'))).toEqual([LOWER]);
  });

  it('names several rules', () => {
    expect(lintPool(behindUpper('# mlb-lint-ignore pool/other, pool/entry -- agreed'))).toEqual([
      '8 lint/unused-ignore: unknown-rule pool/other',
      LOWER,
    ]);
  });

  it('for a file silences the whole file, wherever it stands', () => {
    expect(lintPool(`${POOL}# mlb-lint-ignore-file pool/entry -- agreed\n`)).toEqual([]);
  });

  it('for a file silences no other file', () => {
    const files = { 'a.yaml': `${POOL}# mlb-lint-ignore-file pool/entry -- agreed\n`, 'b.yaml': POOL };
    expect(lintFiles(files).map(({ at }) => at.source.path)).toEqual(['b.yaml', 'b.yaml']);
  });

  it('in a block scalar or a string is none', () => {
    const text = POOL.replace(
      'spec:',
      '  annotations:\n    a: |\n      # mlb-lint-ignore-file pool/entry -- agreed\n    b: "x # mlb-lint-ignore-file pool/entry -- agreed"\nspec:',
    );
    expect(lintPool(text)).toEqual([UPPER.replace('8', '12'), LOWER.replace('9', '13')]);
  });

  it('counts in a file that does not parse', () => {
    const text = `${POOL}---\na: [\n---\n# mlb-lint-ignore-file pool/entry -- agreed\n`;
    expect(lintPool(text)).toEqual([]);
  });

  it('that only speaks of mlb-lint-ignore is none', () => {
    expect(lintPool(`# see mlb-lint-ignore pool/entry -- agreed\n${POOL}`)).toHaveLength(2);
  });

  it('works where lines end with CRLF, or with a lone CR', () => {
    const text = behindUpper('# mlb-lint-ignore pool/entry -- agreed');
    expect(lintPool(text.replaceAll('\n', '\r\n'))).toEqual([LOWER]);
    expect(lintPool(text.replaceAll('\n', '\r'))).toEqual([LOWER]);
  });
});

describe('an annotation', () => {
  it('silences its resource', () => {
    expect(lintPool(`${annotated('pool/entry -- agreed')}`)).toEqual([]);
  });

  it('silences no other resource of the file', () => {
    expect(lintPool(`${annotated('pool/entry -- agreed')}---\n${POOL.replace('office', 'lab')}`)).toHaveLength(2);
  });

  it('is used where it silences anything in one of the clusters that read it', () => {
    const source = new Source('pool.yaml', annotated('pool/entry -- agreed'));
    const other = { ...clusterOf('b', source), pools: [] };
    expect(lintSites([siteOf('office', clusterOf('a', source), other)])).toEqual([]);
  });
});

describe('a suppression is a finding itself', () => {
  it('where it suppresses nothing, at the rule it names', () => {
    const [finding] = lintFiles({ 'pool.yaml': 'a: 1 # mlb-lint-ignore pool/entry -- agreed\n' });
    expect(finding?.reported.message).toBe('nothing pool/entry');
    expect(finding?.reported.location).toMatchObject({ line: 1, column: 24, endLine: 1, endColumn: 34 });
  });

  it('where it gives no reason, and then suppresses nothing', () => {
    const faulty = [
      '# mlb-lint-ignore pool/entry',
      '# mlb-lint-ignore pool/entry --',
      '# mlb-lint-ignore pool/entry -- .',
    ];
    for (const comment of faulty) {
      expect(lintPool(behindUpper(comment))).toEqual([UPPER, '8 lint/unused-ignore: no-reason pool/entry', LOWER]);
    }
  });

  it('where its only reason is a day', () => {
    const text = behindUpper('# mlb-lint-ignore pool/entry -- until 2030-01-01');
    expect(lintPool(text)).toContain('8 lint/unused-ignore: no-reason pool/entry');
  });

  it('where it names no rule', () => {
    expect(lintPool('a: 1 # mlb-lint-ignore -- agreed\n')).toEqual(['1 lint/unused-ignore: no-rule']);
    expect(lintPool('a: 1 # mlb-lint-ignore\n')).toEqual(['1 lint/unused-ignore: no-rule']);
  });

  it('where no rule has the name, with the one that was meant', () => {
    expect(lintPool('a: 1 # mlb-lint-ignore pool/entyr -- agreed\n')).toEqual([
      '1 lint/unused-ignore: unknown-rule pool/entyr pool/entry',
    ]);
  });

  it('where it has lapsed, and the finding is back', () => {
    expect(lintPool(behindUpper('# mlb-lint-ignore pool/entry -- moving until 2026-06-14'))).toEqual([
      UPPER,
      '8 lint/unused-ignore: lapsed pool/entry 2026-06-14',
      LOWER,
    ]);
  });

  it.each(['2026-06-15', '2026-06-16', '2028-02-29'])('not through the last day it holds, %s', (day) => {
    expect(lintPool(behindUpper(`# mlb-lint-ignore pool/entry -- moving until ${day}`))).toEqual([LOWER]);
  });

  it.each(['2030-02-30', '2027-02-29', '2030-13-01', '2030-1-1'])('where no calendar has its last day, %s', (day) => {
    const text = behindUpper(`# mlb-lint-ignore pool/entry -- moving until ${day}`);
    expect(lintPool(text)).toContain(`8 lint/unused-ignore: lapsed pool/entry ${day}`);
  });

  it('not where its rule is off or could not judge', () => {
    const files = { 'pool.yaml': 'a: 1 # mlb-lint-ignore pool/entry -- agreed\n' };
    expect(lintFiles(files, { overrides: new Map([['pool/entry', 'off']]) })).toEqual([]);
    expect(lintFiles(files, { couldNotJudge: new Set(['pool/entry']) })).toEqual([]);
  });

  it('which a suppression of lint/unused-ignore silences', () => {
    const text = '# mlb-lint-ignore lint/unused-ignore -- soon\n# mlb-lint-ignore pool/entry -- agreed\na: 1\n';
    expect(lintPool(text)).toEqual([]);
  });

  it('also where it suppresses lint/unused-ignore in vain', () => {
    expect(lintPool('# mlb-lint-ignore lint/unused-ignore -- soon\na: 1\n')).toEqual([
      '1 lint/unused-ignore: nothing lint/unused-ignore',
    ]);
  });

  it('in the plan file, too', () => {
    const sources = [new Source('plan.yaml', 'version: 1\n# mlb-lint-ignore pool/entry -- agreed\n')];
    expect(told(lintSites([siteOf('office')], { sources }))).toEqual(['2 lint/unused-ignore: nothing pool/entry']);
  });
});

it('reads very many stacked comments', () => {
  const comments = '# mlb-lint-ignore pool/entry -- agreed\n'.repeat(10_000);
  const ignores = lintPool(`${comments}${POOL}`).filter((line) => line.includes('lint/unused-ignore'));
  expect([ignores.length, ignores.at(-1)]).toEqual([1000, '1000 lint/unused-ignore: nothing pool/entry']);
});

it('holds very many findings of a file against very many names of its rule, which would take hours one by one', () => {
  const [finding] = lintFiles({ 'pool.yaml': POOL });
  const rule = finding?.reported.rule ?? '';
  const at = { source: new Source('pool.yaml', ''), start: 0, end: 0 };
  const mentions = Array.from({ length: 200_000 }, (_, start) => ({ rule, at: { ...at, start, end: start } }));
  const scope = { kind: 'file', path: 'pool.yaml' } as const;
  const suppressor = new Suppressor([{ scope, at, mentions, hasReason: true, until: undefined }], '2026-01-01');
  const findings = Array.from({ length: 200_000 }, () => finding).filter((one) => one !== undefined);
  expect(findings).toHaveLength(200_000);
  expect(suppressor.keep(findings)).toEqual([]);
  expect(suppressor.unused(new Set([rule]), new Set([rule]))).toEqual([]);
});

it('suggests a rule for a name as often as it stands there, but not for thousands of names', () => {
  const names = ['pool/entri', 'pool/entri', ...Array.from({ length: 1000 }, (_, index) => `z/entry-${index}`)];
  const source = new Source('a.yaml', names.join('\n'));
  const suppressions = names.map((name, index) => {
    const at = { source, start: index, end: index + 1 };
    const scope = { kind: 'file', path: 'a.yaml' } as const;
    return { scope, at, mentions: [{ rule: name, at }], hasReason: true, until: undefined };
  });
  const known = new Set(['pool/entry', 'z/entry-x']);
  const meant = new Suppressor(suppressions, '2026-01-01').unused(new Set(), known).map((ignore) => ignore.meant);
  expect(meant.filter((name) => name === 'pool/entry')).toHaveLength(2);
  expect(meant.filter((name) => name === 'z/entry-x').length).toBeLessThan(200);
});

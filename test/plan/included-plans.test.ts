import { describe, expect, it } from 'vitest';
import { planOf, problemsOf } from './memory-files.ts';

function siteNames(text: string, others: Readonly<Record<string, string>>): readonly string[] {
  return planOf(text, others).sites.map(({ name, folder }) => `${folder}:${name.value}`);
}

describe('included plans', () => {
  it('join their sites, sorted by path, after those of the plan; their paths are relative to themselves', () => {
    const sites = siteNames("version: 1\ninclude: ['sites/*.yaml']\nsites: [{ name: a }]\n", {
      'sites/y.yaml': 'version: 1\nsites: [{ name: y }]\n',
      'sites/x.yaml': 'version: 1\ninclude: [../more/z.yaml]\nsites: [{ name: x }]\n',
      'more/z.yaml': 'version: 1\nsites: [{ name: z }]\n',
    });
    expect(sites).toEqual([':a', 'sites:x', 'more:z', 'sites:y']);
  });

  it('are read once', () => {
    const sites = siteNames("version: 1\ninclude: [b.yaml, c.yaml, './b.yaml']\n", {
      'b.yaml': 'version: 1\ninclude: [d.yaml]\n',
      'c.yaml': 'version: 1\ninclude: [d.yaml]\n',
      'd.yaml': 'version: 1\nsites: [{ name: d }]\n',
    });
    expect(sites).toEqual([':d']);
  });

  it('may not lead back to a plan that includes them', () => {
    const others = { 'b.yaml': 'version: 1\ninclude: [c.yaml]\n', 'c.yaml': 'version: 1\ninclude: [b.yaml]\n' };
    expect(problemsOf('version: 1\ninclude: [b.yaml]\n', others)).toEqual([
      'c.yaml:2:11 the plan includes itself: "b.yaml" -> "c.yaml" -> "b.yaml"',
    ]);
    expect(problemsOf('version: 1\ninclude: [plan.yaml]\n')).toEqual([
      'plan.yaml:2:11 the plan includes itself: "plan.yaml" -> "plan.yaml"',
    ]);
  });

  it('must be there', () => {
    expect(problemsOf("version: 1\ninclude: ['sites/*.yaml', b.yaml]\n")).toEqual([
      'plan.yaml:2:11 no file matches "sites/*.yaml"',
      'plan.yaml:2:27 "b.yaml" cannot be read: no such file: b.yaml',
    ]);
  });

  it('may include further plans 32 files deep', () => {
    const chain = (length: number) =>
      Object.fromEntries(
        Array.from({ length }, (_, index) => [
          `${index}.yaml`,
          `version: 1\n${index + 1 < length ? `include: [${index + 1}.yaml]` : ''}\n`,
        ]),
      );
    expect(problemsOf('version: 1\ninclude: [0.yaml]\n', chain(31))).toEqual([]);
    expect(problemsOf('version: 1\ninclude: [0.yaml]\n', chain(40))).toEqual([
      '30.yaml:2:11 plans include each other more than 32 files deep',
    ]);
  });

  it('are blamed in their own file', () => {
    expect(problemsOf('version: 1\ninclude: [b.yaml]\n', { 'b.yaml': 'version: 1\nsite: []\n' })).toEqual([
      'b.yaml:2:1 unknown key "site"; did you mean "sites"?',
    ]);
  });

  it('may not name a site that another one names', () => {
    const text = 'version: 1\ninclude: [b.yaml]\nsites: [{ name: a }]\n';
    expect(problemsOf(text, { 'b.yaml': 'version: 1\nsites: [{ name: a }]\n' })).toEqual([
      'b.yaml:2:17 the plan has two sites named "a"',
    ]);
  });

  it('take their own folder for the manifests of their only cluster', () => {
    const one = (name: string) => `version: 1\nsites: [{ name: ${name}, clusters: [{ name: ${name} }] }]\n`;
    const text = 'version: 1\ninclude: [a/plan.yaml, b/plan.yaml]\n';
    expect(siteNames(text, { 'a/plan.yaml': one('a'), 'b/plan.yaml': one('b') })).toEqual(['a:a', 'b:b']);
    expect(
      problemsOf('version: 1\ninclude: [a/x.yaml, a/y.yaml]\n', { 'a/x.yaml': one('x'), 'a/y.yaml': one('y') }),
    ).toEqual([
      'a/x.yaml:2:31 cluster "x" has no "manifests", which every cluster of a plan with several needs',
      'a/y.yaml:2:31 cluster "y" has no "manifests", which every cluster of a plan with several needs',
    ]);
  });

  it('give way to the settings of the plan that includes them, and add to what is ignored', () => {
    const { lint } = planOf('version: 1\ninclude: [b/c.yaml]\nlint: { rules: { x/y: off }, ignore: [a] }\n', {
      'b/c.yaml': 'version: 1\nlint: { rules: { x/y: error, x/z: info }, ignore: [d] }\n',
    });
    expect([...lint.rules].map(([name, { severity }]) => [name, severity]).sort()).toEqual([
      ['x/y', 'off'],
      ['x/z', 'info'],
    ]);
    expect(lint.ignore.map(({ value, at }) => [value, at.source.path])).toEqual([
      ['a', 'plan.yaml'],
      ['d', 'b/c.yaml'],
    ]);
  });
});

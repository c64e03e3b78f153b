import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { lint } from '../../src/command/lint.ts';
import { readPage } from '../rules/page.ts';
import { inFolder } from '../rules/temporary-folder.ts';

type Texts = ReadonlyMap<string, string>;

const CLUSTERS = ['a', 'b', 'c', 'd'];

/** A site of four clusters, two of them with settings of their own, each over the folder that `folderOf` gives it. */
function siteOver(name: string, folderOf: (cluster: string) => string): string {
  const cluster = (own: string, more = '') => `      - { name: ${own}, manifests: [${folderOf(own)}]${more} }\n`;
  return `  - name: ${name}
    networks:
      - { name: lan, cidr: 192.168.20.0/24, ranges: [{ range: .240-.250, role: service, clusters: [b] }] }
    clusters:
${cluster('a')}${cluster('b')}${cluster('c', ', families: [ipv4, ipv6]')}${cluster('d', ', families: [ipv4, ipv6]')}`;
}

/** What a lint of the sites says, whichever folder of a site it says it of; what it says of a file, once. */
function said(sites: readonly string[], files: Texts): Promise<ReadonlySet<string>> {
  const plan = `version: 1\nsites:\n${sites.join('')}`;
  return inFolder(new Map([...files, ['plan.yaml', plan]]), async (cwd) => {
    const { findings } = await lint({ cwd, plan: 'plan.yaml', today: '2026-01-15' });
    const told = findings.map(({ fingerprint, ...finding }) => JSON.stringify(finding));
    return new Set(told.map((one) => one.replaceAll(/\bm-\w\//g, 'm/')));
  });
}

function placed(files: Texts, folder: string): Texts {
  return new Map([...files].map(([path, text]) => [`${folder}/${path}`, text]));
}

/** The manifests of every Bad case on the pages of a family of rules. */
function casesOf(family: string): readonly Texts[] {
  const pages = rules.flatMap(({ name }) => (name.startsWith(`${family}/`) ? [`../../rules/${name}.md`] : []));
  const cases = pages.flatMap((page) => readPage(readFileSync(new URL(page, import.meta.url), 'utf8')).cases);
  const bad = cases.filter(({ section }) => section === 'Bad');
  return bad.map(({ files }) => new Map([...files].filter(([path]) => path !== 'plan.yaml')));
}

const families = new Set(rules.map(({ name }) => name.split('/')[0] ?? ''));

describe('clusters over one folder are told what each is told over a copy of its own', () => {
  it.each([...families])('with what the pages of %s show', async (family) => {
    const cases = casesOf(family);
    const shared = cases.map((_, index) => siteOver(`s${index}`, () => `s${index}/m`));
    const apart = cases.map((_, index) => siteOver(`s${index}`, (cluster) => `s${index}/m-${cluster}`));
    const files = cases.flatMap((texts, index) => [...placed(texts, `s${index}/m`)]);
    const copies = cases.flatMap((texts, index) =>
      CLUSTERS.flatMap((cluster) => [...placed(texts, `s${index}/m-${cluster}`)]),
    );
    const told = await said(shared, new Map(files));
    expect(told.size).toBeGreaterThan(5);
    expect(told).toEqual(await said(apart, new Map(copies)));
  });
});

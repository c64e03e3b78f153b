import { describe, expect, it } from 'vitest';
import type { Incomplete } from '../../src/files/incomplete.ts';
import { allocationReporters } from '../../src/report/allocation/reporters.ts';
import { mapReporters } from '../../src/report/map/reporters.ts';
import { notReadHtml, notReadItems, notReadLine, notReadMarkdown } from '../../src/report/not-read.ts';
import { upgradeReporters } from '../../src/report/upgrade/reporters.ts';
import { NASTY } from '../hostile/nasty.ts';
import { elementsIn, forgedIn, obeyedIn } from '../hostile/oracles.ts';

const one = [{ file: 'k8s/a|b.yaml', reason: 'It is <too> large' }];
const more = (count: number): readonly Incomplete[] =>
  Array.from({ length: count }, (_, index) => ({ file: `${index}.yaml`, reason: 'too large' }));

const BOX =
  '> [!WARNING]\n> **1 file could not be read**, and what it holds is missing here.\n\n' +
  '- `k8s/a\\|b.yaml` It is &lt;too&gt; large\n\n';

describe('what could not be read', () => {
  it('opens a prediction in Markdown as a yellow box', () => {
    const report = { schemaVersion: 1, clusters: [], incomplete: one } as const;
    expect(allocationReporters.markdown(report, false)).toBe(BOX);
  });

  it('opens the table of a runbook, inside of its markers', () => {
    const map = mapReporters.markdown({ schemaVersion: 1, sites: [], incomplete: one });
    expect(map).toBe(`<!-- mlb-lint map -->\n${BOX}<!-- /mlb-lint map -->\n`);
  });

  it('opens an upgrade in Markdown, which may say that nothing changes', () => {
    const upgrade = {
      ...({ schemaVersion: 1, to: '0.16.1', clusters: [{ from: '0.15.3', to: '0.16.1' }] } as const),
      ...({
        findings: { new: [], fixed: [], unchanged: [] },
        honored: [],
        defaults: [],
        pools: [],
        services: [],
      } as const),
      incomplete: one,
    };
    expect(upgradeReporters.markdown(upgrade, false)).toBe(
      `${BOX}### MetalLB 0.16.1\n\n- this folder: MetalLB 0.15.3 -&gt; 0.16.1\n\nNothing changes.\n`,
    );
  });

  it('stands above the picture of a map, and in what a screen reader says of it', () => {
    const svg = mapReporters.svg({ schemaVersion: 1, sites: [{ areas: [] }], incomplete: more(5) });
    const line = '5 files could not be read, and what they hold is missing here: 0.yaml, 1.yaml, 2.yaml and 2 more';
    expect(svg).toContain(`<title id="title">Address map of this folder. ${line}</title>`);
    expect(svg).toContain(`<text class="t" x="36" y="34">${line}</text>`);
    expect(svg).toContain('height="56"');
  });

  it('stands on the page of a map, also where no script runs', () => {
    const html = mapReporters.html({ schemaVersion: 1, sites: [], incomplete: one });
    expect(html).toContain(
      '</h1>\n<div class="not-read">\n' +
        '<p><strong>1 file could not be read</strong>, and what it holds is missing here.</p>\n' +
        '<ul>\n<li><code>k8s/a|b.yaml</code> It is &lt;too&gt; large</li>\n</ul>\n</div>\n<form',
    );
  });

  it('is nothing where all was read', () => {
    expect([notReadMarkdown(), notReadHtml(), notReadLine()]).toEqual(['', '', undefined]);
    expect([notReadItems([]), notReadMarkdown([]), notReadHtml([]), notReadLine([])]).toEqual([[], '', '', undefined]);
    expect(mapReporters.html({ schemaVersion: 1, sites: [] })).not.toContain('class="not-read"');
  });

  it('is named one by one as far as anybody reads, and counted from there on', () => {
    const items = notReadItems(more(250));
    expect(items).toHaveLength(201);
    expect(items.slice(-2)).toEqual(['- `199.yaml` too large\n', '- and 50 more\n']);
    expect(notReadItems(more(200)).at(-1)).toBe('- `199.yaml` too large\n');
    expect(notReadHtml(more(22)).match(/<li>/g)).toHaveLength(21);
    expect(notReadHtml(more(22))).toContain('<li>and 2 more</li>\n');
    expect(notReadHtml(more(20))).not.toContain('more');
    expect(notReadLine(more(3))).toMatch(/: 0\.yaml, 1\.yaml, 2\.yaml$/);
  });

  it.each(NASTY)('is letters alone whatever it is called: %j', (text) => {
    const map = { schemaVersion: 1, sites: [], incomplete: [{ file: text, reason: text }] } as const;
    const svg = mapReporters.svg(map);
    expect(obeyedIn(svg)).toEqual([]);
    expect([...elementsIn(svg)].sort()).toEqual([
      ...['rect class height rx width', 'rect class height rx width x y', 'style'],
      ...['svg aria-labelledby height role viewBox width xmlns', 'text class x y', 'title id'],
    ]);
    expect(obeyedIn(mapReporters.markdown(map).replace(/\t/g, ' '))).toEqual([]);
    expect(forgedIn(mapReporters.markdown(map))).toEqual([]);
    const html = notReadHtml(map.incomplete);
    expect(obeyedIn(html)).toEqual([]);
    expect([...elementsIn(html)].sort()).toEqual(['code', 'div class', 'li', 'p', 'strong', 'ul']);
  });
});

import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cellsOf, widthOf } from '../../../src/report/cells.ts';
import { pickedBars } from '../../../src/report/map/bars.ts';
import { mapReporters } from '../../../src/report/map/reporters.ts';
import { campus, homelab, hostile, mapOf } from './example.ts';

const home = mapOf(homelab.plan, homelab.manifests);

describe('the drawings of the documented plan', () => {
  it.each([
    ['text', 'homelab.txt'],
    ['markdown', 'homelab.md'],
    ['csv', 'homelab.csv'],
  ] as const)('are as people saw and liked them: %s', async (format, file) => {
    await expect(mapReporters[format](home, false)).toMatchFileSnapshot(resolve('test/report/map/expected', file));
  });

  it('are as people saw and liked them: svg', async () => {
    await expect(mapReporters.svg(home)).toMatchFileSnapshot(resolve('docs/map.svg'));
  });
});

describe('a /16 with 3,000 reservations', () => {
  const { plan, manifests } = campus();
  const report = mapOf(plan, manifests);

  it('is told on a terminal in few lines', async () => {
    await expect(mapReporters.text(report, false)).toMatchFileSnapshot(resolve('test/report/map/expected/campus.txt'));
  });

  it('is one square of prefixes as a picture', async () => {
    await expect(mapReporters.svg(report)).toMatchFileSnapshot(resolve('docs/map-campus.svg'));
  });

  it('keeps every reservation in its table', () => {
    const rows = mapReporters.markdown(report).match(/\(promised\)/g) ?? [];
    const promised = report.sites
      .flatMap(({ areas }) => areas.flatMap((area) => area.rows))
      .filter((row) => row.promised.length > 0);
    expect(promised).toHaveLength(3000);
    expect(rows).toHaveLength(3000);
  });
});

describe('text', () => {
  it.each([
    ['home', home],
    ['hostile', hostile],
  ])('stays within 80 columns, with colors and without: %s', (_, report) => {
    const plain = mapReporters.text(report, false);
    expect(plain.split('\n').filter((line) => widthOf(cellsOf(line)) > 80)).toEqual([]);
    const painted = mapReporters.text(report, true);
    expect(painted).not.toBe(plain);
    expect(painted.replaceAll(new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, 'g'), '')).toBe(plain);
  });

  it('says so where there is nothing', () => {
    expect(mapReporters.text({ schemaVersion: 1, sites: [] }, false)).toBe('No networks and no addresses here.\n');
  });
});

describe('pickedBars', () => {
  it('picks out ranges on the bars of their block', () => {
    expect(pickedBars(home, ['192.168.20.240-192.168.20.243', '2001:db8::1'], false)).toBe(
      `homelab / lan  192.168.20.0/24
192.168.20.0    ·Gaaaaaaaaaaaaaaaaaaannnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn
192.168.20.64   nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnndddddddddddddddddddddddddddd
192.168.20.128  dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd
192.168.20.192  dddddddd█▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒█▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒++++rrrrrrr·····

+ found
█ Service   G gateway   ▒ in a pool   n node   d DHCP   a appliance   r reserved
· unassigned
`,
    );
  });

  it('draws nothing where no range lies in the map', () => {
    expect(pickedBars(home, ['203.0.113.0/24', 'nonsense'], false)).toBe('');
  });
});

describe('what is hostile', () => {
  it('starts no formula in a spreadsheet', () => {
    const [, row = ''] = mapReporters.csv(hostile).split('\n');
    expect(row).toContain(",'=cmd|");
    expect(row).toContain(",'@SUM");
    expect(row).toContain(",'+pool");
    expect(row).toContain(",'\\t=1");
  });

  it('writes no markup into Markdown', () => {
    const text = mapReporters.markdown(hostile);
    expect(text).not.toMatch(/<(?!!-- (?:-->|\/?mlb-lint map -->))/);
    expect(text).not.toMatch(/(?<!\\)\[l\]/);
    expect(text.match(/<!-- \/?mlb-lint map -->/g)).toHaveLength(2);
  });

  it('writes no markup into SVG', () => {
    const text = mapReporters.svg(hostile);
    expect(text.match(/<(\w+)/g)?.filter((tag) => !/^<(svg|title|style|rect|text|tspan)$/.test(tag))).toEqual([]);
    expect(text).not.toContain('alert(2)</script>');
  });

  it('sends nothing to the terminal', () => {
    expect(mapReporters.text(hostile, false)).not.toMatch(/[\p{Cf}]|(?!\n)\p{Cc}/u);
  });

  it('gives the runner of a CI no command where a line is wrapped', () => {
    const name = `${'x'.repeat(80)} ::error file=a::b ##[add-mask]c`;
    const report = JSON.parse(JSON.stringify(hostile), (key, value) => (key === 'purpose' ? name : value));
    const text = mapReporters.text(report, false);
    expect(text).toContain('\\u003a:error file=a::b');
    expect(text).not.toMatch(/^\s*::|##\[/m);
  });

  it('cannot leave the data of the page', () => {
    const page = mapReporters.html(hostile);
    expect(page.match(/<script/g)).toHaveLength(2);
    expect(page).not.toContain('<img');
    const data = /id="map">(.*?)<\/script>/s.exec(page)?.[1] ?? '';
    expect(JSON.parse(data)).toEqual(hostile);
  });
});

import { describe, expect, it } from 'vitest';
import { run } from '../../cli/run.ts';
import { planText, poolText, serviceText } from '../../command/story.ts';
import { committed, put } from '../../files/history.ts';

const plan = planText([['.200-.239', 'service']]);
const service = serviceText('shop/a');

/** The fenced part of a review's Markdown that draws the map, and what follows it; undefined where there is none. */
async function drawn(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): Promise<string | undefined> {
  const root = committed(before);
  put(root, after);
  const { out } = await run(['review', '--base', 'HEAD', '--format', 'markdown', '--fail-on', 'never'], { cwd: root });
  return /^\*\*Addresses\*\*.*\n\n(`{3,})diff\n(?<map>[\s\S]*?)\n\1\n(?<more>\nAnd .*\n)?/m
    .exec(out)
    ?.slice(2)
    .map((part = '') => part)
    .join('');
}

const changes = (map = '') => map.split('\n').filter((line) => /^[-+]/.test(line));

describe('the map of a review', () => {
  it('draws the lines of a network that change, before and after', async () => {
    const pool = (from: number) => poolText('apps', `192.168.20.${from}-192.168.20.203`);
    const map = await drawn(
      { 'plan.yaml': plan, 'k8s/all.yaml': pool(200) + service },
      { 'k8s/all.yaml': pool(202) + service },
    );
    expect(map).toBe(
      [
        '  office / lan  192.168.20.0/24',
        '  192.168.20.0    ·G······························································',
        '  192.168.20.64   ································································',
        '  192.168.20.128  ································································',
        '- 192.168.20.192  ········█▒▒▒░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░················',
        '+ 192.168.20.192  ········░░█▒░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░················',
        '',
        '  █ Service   G gateway   ▒ in a pool   ░ free   · unassigned',
      ].join('\n'),
    );
  });

  it('leaves Services where they are though a pool begins before them', async () => {
    const pool = (from: number) => poolText('apps', `192.168.20.${from}-192.168.20.203`);
    const map = await drawn(
      { 'plan.yaml': plan, 'k8s/all.yaml': pool(203) + service },
      { 'k8s/all.yaml': pool(201) + service },
    );
    expect(changes(map).map((line) => line.slice(0, 35))).toEqual([
      '- 192.168.20.192  ········░░░█░░░░░',
      '+ 192.168.20.192  ········░▒▒█░░░░░',
    ]);
  });

  it.each([
    [
      'a pool is renamed',
      poolText('apps', '192.168.20.200/32') + service,
      poolText('vips', '192.168.20.200/32') + service,
    ],
    ['two Services swap addresses', swap('201', '202'), swap('202', '201')],
    [
      'something else changes',
      poolText('apps', '192.168.20.200/32'),
      poolText('apps', '192.168.20.200/32', 'autoAssign: false'),
    ],
  ])('is not drawn where %s', async (_what, before, after) => {
    expect(await drawn({ 'plan.yaml': plan, 'k8s/all.yaml': before }, { 'k8s/all.yaml': after })).toBeUndefined();
  });

  it('is not drawn where the plan alone changes', async () => {
    const pool = poolText('apps', '192.168.20.200/32');
    const other = planText([
      ['.200-.239', 'service'],
      ['.100-.199', 'dhcp'],
    ]);
    expect(await drawn({ 'plan.yaml': plan, 'k8s/all.yaml': pool }, { 'plan.yaml': other })).toBeUndefined();
  });

  it('is not drawn where MetalLB refuses the change', async () => {
    const old = plan.replace('0.15.3', '0.13.12');
    const pool = (from: number) => poolText('apps', `192.168.20.${from}-192.168.20.203`);
    const before = { 'plan.yaml': old, 'k8s/all.yaml': pool(200) + service };
    expect(await drawn(before, { 'k8s/all.yaml': pool(201) + service })).toBeUndefined();
  });

  it('shows of a large network only what surrounds the change', async () => {
    const wide = plan
      .replace('192.168.20.0/24', '10.0.0.0/8')
      .replace('192.168.20.1\n', '10.0.0.1\n')
      .replace('.200-.239', '10.1.2.0/24');
    const before = { 'plan.yaml': wide, 'k8s/all.yaml': poolText('apps', '10.1.2.8/30') };
    const map = await drawn(before, { 'k8s/all.yaml': poolText('apps', '10.1.2.8/31') });
    expect(map?.split('\n').slice(0, 3)).toEqual([
      '  office / lan  10.1.2.0/24',
      '- 10.1.2.0        ░░░░░░░░▒▒▒▒░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░',
      '+ 10.1.2.0        ░░░░░░░░▒▒░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░',
    ]);
  });

  it('draws IPv6, and both families of a network', async () => {
    const dual = plan.replace('cidr: 192.168.20.0/24', 'cidr: [192.168.20.0/24, 2001:db8:20::/64]');
    const pool = (last: string) => poolText('apps', `192.168.20.20${last}/32, "2001:db8:20::1:${last}/128"`);
    const map = await drawn({ 'plan.yaml': dual, 'k8s/all.yaml': pool('0') }, { 'k8s/all.yaml': pool('1') });
    expect(map?.split('\n').filter((line) => line.includes('lan'))).toEqual([
      '  office / lan  192.168.20.0/24',
      '  office / lan  2001:db8:20::1:0/120',
    ]);
    expect(
      changes(map)
        .filter((line) => line.includes('db8'))
        .map((line) => line.slice(0, 22)),
    ).toEqual(['- ~01:db8:20::1:0 ▒···', '+ ~01:db8:20::1:0 ·▒··']);
  });

  it('draws a pool that no network holds, with a plan and without one', async () => {
    const pool = (from: number) => poolText('apps', `192.0.2.${from}-192.0.2.9`);
    const files = { 'k8s/all.yaml': pool(0) };
    const head = (map: string | undefined) =>
      map
        ?.split('\n')
        .slice(0, 3)
        .map((line) => line.slice(0, 50));
    const bars = [
      '- 192.0.2.0       ▒▒▒▒▒▒▒▒▒▒······················',
      '+ 192.0.2.0       ····▒▒▒▒▒▒······················',
    ];
    expect(head(await drawn({ ...files, 'plan.yaml': plan }, { 'k8s/all.yaml': pool(4) }))).toEqual([
      '  office / in no network of the plan  192.0.2.0/24',
      ...bars,
    ]);
    expect(head(await drawn(files, { 'k8s/all.yaml': pool(4) }))).toEqual([
      '  this folder / in no network of the plan  192.0.2',
      ...bars,
    ]);
  });

  it('draws what a plan begins with, and what goes with one', async () => {
    const files = { 'plan.yaml': plan, 'k8s/all.yaml': poolText('apps', '192.168.20.200/30') };
    const begun = await drawn({ 'README.md': 'nothing' }, files);
    expect(changes(begun).map((line) => line.slice(0, 30))).toEqual([
      '- 192.168.20.0    ············',
      '+ 192.168.20.0    ·G··········',
      '- 192.168.20.192  ············',
      '+ 192.168.20.192  ········▒▒▒▒',
    ]);
    const gone = await drawn(files, { 'k8s/all.yaml': 'a: 1\n' });
    expect(changes(gone).map((line) => line.slice(0, 30))).toEqual([
      '- 192.168.20.192  ········▒▒▒▒',
      '+ 192.168.20.192  ········░░░░',
    ]);
  });

  it('draws both halves of what lay together and lies apart', async () => {
    const pool = (entries: string) => ({ 'k8s/all.yaml': poolText('apps', entries) });
    const map = await drawn({ 'plan.yaml': plan, ...pool('192.0.2.255-192.0.3.0') }, pool('192.0.2.255/32'));
    expect(changes(map).map((line) => line.slice(0, 25))).toEqual([
      '- 192.0.3.0       ▒······',
      '+ 192.0.3.0       ·······',
    ]);
  });

  it('draws four networks, and counts the others', async () => {
    const numbers = Array.from({ length: 30 }, (_, index) => index);
    const networks = numbers.map((index) => `      - { name: lan-${index}, cidr: 10.0.${index}.0/24 }\n`).join('');
    const many = `version: 1\nsites:\n  - name: office\n    networks:\n${networks}    clusters:\n      - { name: prod, manifests: [k8s] }\n`;
    const pools = (last: number) =>
      numbers.map((index) => poolText(`apps-${index}`, `10.0.${index}.8-10.0.${index}.${last}`)).join('');
    const map = await drawn({ 'plan.yaml': many, 'k8s/all.yaml': pools(9) }, { 'k8s/all.yaml': pools(10) });
    expect(map?.split('\n').filter((line) => line.includes('lan-'))).toEqual(
      [0, 1, 2, 3].map((index) => `  office / lan-${index}  10.0.${index}.0/24`),
    );
    expect(map).toContain('And 26 more: `mlb-lint map` draws all there is.');
  });

  it.each([
    ['"````\\n```\\n</details> @ann \\e[2J"', '````\\n```\\n</details> @ann \\u001b[2J'],
    ['"\\u202eevil\\u2066"', '\\u202eevil\\u2066'],
    ['"- \\r\\n+ <img src=x> #1 ::error::x"', '- \\r\\n+ <img src=x> #1 ::error::x'],
    [`"${'`x'.repeat(200)}"`, `${'`x'.repeat(19)}\`…`],
  ])('lets no name out of its fence: %s', async (name, shown) => {
    const hostile = plan.replace('- name: lan', `- name: ${name}`).replace('- name: office', `- name: ${name}`);
    const pool = (last: number) => poolText('apps', `192.168.20.200-192.168.20.${last}`);
    const map = await drawn({ 'plan.yaml': hostile, 'k8s/all.yaml': pool(209) }, { 'k8s/all.yaml': pool(208) });
    expect(map?.split('\n')[0]).toBe(`  ${shown} / ${shown}  192.168.20.0/24`);
    expect(changes(map)).toHaveLength(2);
  });
});

function swap(a: string, b: string): string {
  const asking = (name: string, last: string) => serviceText(name, { loadBalancerIPs: `192.168.20.${last}` });
  return poolText('apps', '192.168.20.200-192.168.20.203') + asking('shop/a', a) + asking('shop/b', b);
}

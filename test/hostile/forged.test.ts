import { spawnSync } from 'node:child_process';
import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { commands } from '../../src/cli/commands.ts';
import { importers } from '../../src/plan/imports/importers.ts';
import { bundledProgram } from '../action/bundle.ts';
import { run } from '../cli/run.ts';
import { planText, poolText, serviceText } from '../command/story.ts';
import { repository } from '../files/repository.ts';
import { letters } from './letters.ts';
import { fileName, NASTY, onLine, WORST } from './nasty.ts';
import { importsWith } from './nasty-imports.ts';
import { obeyedIn, textsIn } from './oracles.ts';

const program = bundledProgram();

const SITE = {
  'plan.yaml': planText([['.200-.239', 'service']]),
  'k8s/pool.yaml': poolText('lan', '192.168.20.200-192.168.20.209'),
  'k8s/service.yaml': serviceText('apps/web'),
};

describe('the command line', () => {
  /** The value of every option of every command, and each operand. */
  const places = commands.flatMap(({ name, operands, options }) => [
    ...options.flatMap((option) =>
      option.value === undefined ? [] : [[name, ...needed(name), `--${option.name}=${WORST}`]],
    ),
    ...options.map((option) => [name, `--${option.name}${WORST}`]),
    ...operands.map((_, index) => [name, ...operands.slice(0, index).map(() => 'apps/web'), WORST]),
  ]);

  it('is told of in letters alone, whatever stands in it', async () => {
    const cwd = repository(SITE);
    for (const args of [...places, [WORST], ['why', 'apps/web', WORST], ['import', 'kea', WORST]])
      await letters(args, cwd);
    for (const word of [WORST, `--${WORST}`]) await letters(['--get-yargs-completions', 'mlb-lint', word], cwd);
    expect(places.length).toBeGreaterThan(100);
  });

  it('completes to nothing that was typed', async () => {
    for (const words of [[`--fail-on`, WORST], [WORST, ''], [`--site=${WORST}`], ['explain', `$(touch mark)`]]) {
      const { out } = await run(['--get-yargs-completions', 'mlb-lint', ...words]);
      expect(out.split('\n').filter((line) => !/^(?:[\w/-]*|-\w)$/.test(line))).toEqual([]);
    }
  });

  it('gives a completion script that knows neither the shell nor the folder by name', () => {
    const cwd = repository({ '$(touch mark)/a': '' });
    const scripts = ['/bin/bash', '/$(touch mark)/`x`', WORST.replace(/\0/g, '')].map((shell) => {
      const env = { ...process.env, SHELL: shell };
      return spawnSync(process.execPath, [program(), 'completion'], {
        cwd: `${cwd}/$(touch mark)`,
        env,
        encoding: 'utf8',
      });
    });
    const [first] = scripts;
    expect(first?.stdout).toContain('complete -o bashdefault');
    for (const { status, stdout, stderr } of scripts) {
      expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: first?.stdout, stderr: '' });
    }
  });
});

function needed(command: string): readonly string[] {
  if (command === 'why') return ['apps/web'];
  if (command === 'upgrade') return ['--to', '0.16.1'];
  if (command === 'review') return ['--base', 'HEAD'];
  if (command === 'import') return ['kea'];
  return ['migrate', 'merge'].includes(command) ? ['k8s/pool.yaml'] : command === 'explain' ? ['pool/overlap'] : [];
}

describe('a plan that is refused', () => {
  const worst = JSON.stringify(WORST);
  const inSite = (text: string) => `version: 1\nsites: [{ name: a, ${text} }]\n`;
  const inNetwork = (text: string) => inSite(`networks: [{ name: b, cidr: 192.0.2.0/24, ${text} }]`);
  const inCluster = (text: string) => inSite(`clusters: [{ name: c, manifests: [k8s], ${text} }]`);
  const extract = (text: string) => inCluster(`extract: [{ file: k8s/pool.yaml, ${text} }]`);

  it.each([
    ['the version', `version: ${worst}\n`],
    ['a key', `version: 1\n${worst}: 1\n`],
    ['an alias', 'version: *\u001b[31m\n'],
    ['a tag', 'version: !\u001b[31m 1\n'],
    ['a directive', '%\u001b[31m\u202e\n---\nversion: 1\n'],
    ['what breaks the YAML', 'version: 1\nsites: [\u001b[31m\u202e}::error::x\n'],
    ['an included plan', `version: 1\ninclude: [${worst}]\n`],
    ['a site that stands twice', `version: 1\nsites: [{ name: ${worst} }, { name: ${worst} }]\n`],
    ['a prefix', inSite(`networks: [{ cidr: ${worst} }]`)],
    ['a gateway', inNetwork(`gateway: ${worst}`)],
    ['a VLAN', inNetwork(`vlan: ${worst}`)],
    ['a range', inNetwork(`ranges: [{ range: ${worst}, role: dhcp }]`)],
    ['a role', inNetwork(`ranges: [{ range: .1, role: ${worst} }]`)],
    ['a cluster of a range', inNetwork(`ranges: [{ range: .1, role: service, clusters: [${worst}] }]`)],
    ['a reserved Service', inNetwork(`reservations: [{ address: .1, service: ${worst} }]`)],
    ['a type of import', inSite(`imports: [{ type: ${worst}, file: a }]`)],
    ['an imported file', inSite(`imports: [{ type: kea, file: ${worst} }]`)],
    ['an imported server', inSite(`imports: [{ type: netbox, url: ${worst} }]`)],
    ['manifests', inSite(`clusters: [{ name: c, manifests: [${worst}] }]`)],
    ['a network of a cluster', inCluster(`networks: [${worst}]`)],
    ['a release', inCluster(`metallb: { version: ${worst} }`)],
    ['a mode', inCluster(`metallb: { bgp: ${worst} }`)],
    ['an address of a node', inCluster(`nodes: [{ name: n, addresses: [${worst}] }]`)],
    ['an expected type', inCluster(`expect: [{ service: a/b, type: ${worst} }]`)],
    ['an extracted file', inCluster(`extract: [{ file: ${worst} }]`)],
    ['a pointer', extract(`pools: [{ name: p, addresses: ${worst} }]`)],
    ['a rule', `${inSite('clusters: []')}lint: { rules: { ${worst}: off } }\n`],
    ['a severity', `${inSite('clusters: []')}lint: { rules: { pool/overlap: ${worst} } }\n`],
    ['a glob', `${inSite('clusters: []')}lint: { ignore: [${worst}] }\n`],
  ])('tells %s in letters alone', async (_name, plan) => {
    const cwd = repository({ ...SITE, 'plan.yaml': plan });
    const { err } = await letters([], cwd);
    expect(err.trimEnd().split('\n').length).toBeLessThanOrEqual(2);
    await letters(['map'], cwd);
  });
});

it.each([...importers.keys()])('import %s prints YAML in which everything can be seen', async (type) => {
  let read = 0;
  for (const [index, text] of [...NASTY, WORST].entries()) {
    const cwd = repository({ 'other.txt': importsWith[type]?.(text, `10.7.${index}`) ?? '' });
    const { status, out } = await letters(['import', type, 'other.txt'], cwd);
    if (status !== 0) continue;
    read += 1;
    expect(parseAllDocuments(out).flatMap(({ errors }) => errors)).toEqual([]);
  }
  expect(read).toBeGreaterThan(NASTY.length / 2);
});

it('init writes a plan of nasty pools in which everything can be seen', async () => {
  const pools = NASTY.map((text, index) => poolText(JSON.stringify(text), `10.7.${index}.1-10.7.${index}.9`));
  const { out } = await letters(['init', '--dry-run'], repository({ 'k8s/pools.yaml': pools.join('') }));
  const [plan] = parseAllDocuments(out);
  const names = textsIn(plan?.toJS());
  // A name that a template fills in is not known.
  expect(NASTY.filter((text) => !names.has(text))).toEqual(NASTY.filter((text) => text.startsWith('{{')));
});

it('init names files that it cannot read so that everything can be seen', async () => {
  const cwd = repository(SITE);
  const names = NASTY.map((text, index) => `k8s/${fileName(text, index)}.yaml`);
  for (const name of names) {
    writeFileSync(join(cwd, name), '');
    truncateSync(join(cwd, name), 64 * 2 ** 20 + 1);
  }
  const { out } = await letters(['init', '--force', '--dry-run'], cwd);
  expect(out.match(/^# - .* is larger than 64 MiB, which is the limit$/gm)).toHaveLength(20);
  expect(out).toContain(`\n# - and ${names.length - 20} more\nversion: 1\n`);
  const [plan] = parseAllDocuments(out);
  expect(plan?.toJS()).toMatchObject({ version: 1 });
});

it('init names folders and files in which everything can be seen', async () => {
  const files = NASTY.map((text, index) => [
    `k8s/${fileName(text, index)}/pool.yaml`,
    poolText('lan', `10.7.0.${index}/32`),
  ]);
  const cwd = repository(Object.fromEntries(files));
  const { err } = await letters(['init'], cwd);
  expect(err).toContain('plan.yaml: a plan of');
  expect(obeyedIn(readFileSync(join(cwd, 'plan.yaml'), 'utf8'))).toEqual([]);
  await letters([], cwd);
});

it('migrate prints resources of nasty names in which everything can be seen', async () => {
  for (const text of [...NASTY, WORST]) {
    const pools = [{ name: text, protocol: 'layer2', addresses: ['192.0.2.1-192.0.2.9', text] }];
    const peers = [{ 'my-asn': 1, 'peer-asn': 2, 'peer-address': text, password: text, [text]: text }];
    const config = `# ${onLine(text)}\n${JSON.stringify({ 'address-pools': pools, peers, 'bgp-communities': { [text]: text } })} # ${onLine(text)}\n`;
    const configMap = {
      kind: 'ConfigMap',
      apiVersion: 'v1',
      metadata: { name: 'config', namespace: text },
      data: { config },
    };
    const old = {
      metadata: { name: text, namespace: text, annotations: { [text]: text } },
      spec: { protocol: text, addresses: [text] },
    };
    const pool = { apiVersion: 'metallb.io/v1beta1', kind: 'AddressPool', ...old };
    const cwd = repository({
      'old.yaml': `# ${onLine(text)}\n${JSON.stringify(configMap)}\n---\n${JSON.stringify(pool)}\n`,
    });
    const { out } = await letters(['migrate', 'old.yaml'], cwd);
    expect(parseAllDocuments(out).flatMap(({ errors }) => errors)).toEqual([]);
    if (text === WORST) await letters(['migrate', 'old.yaml', '--write', 'new'], cwd);
  }
});

import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Reported } from '../../src/lint/reported.ts';
import { reporters } from '../../src/report/reporters.ts';
import { run } from '../cli/run.ts';
import { inFolder } from '../rules/temporary-folder.ts';
import { inStory, storiesOf } from './story.ts';

const formats = Object.keys(reporters);

/** What a terminal or a CI log would obey, or read backwards. */
const OBEYED = /\p{Cc}|\p{Zl}|\p{Zp}|[\u202a-\u202e\u2066-\u2069]/u;

/** What the runner of a CI obeys: of GitHub at the start of a line, of GitHub, Azure and TeamCity anywhere. */
const COMMAND = /^\s*::[a-z][\w-]*(?:\s.*)?::|##\w*\[/im;

describe.each(storiesOf('broken'))('the broken site %s', (story) => {
  it.each(formats)('is reported as %s without a character that a terminal obeys', async (format) => {
    const { status, out, err } = await inStory(`fixtures/broken/${story}`, (cwd) => run(['-f', format], { cwd }));
    expect(err).not.toContain('internal error');
    expect([0, 1, 2]).toContain(status);
    expect((out + err).replaceAll('\n', '')).not.toMatch(OBEYED);
    if (format !== 'github') expect(out + err).not.toMatch(COMMAND);
  });

  it('is reported the same in two places', async () => {
    const once = () => inStory(`fixtures/broken/${story}`, (cwd) => run(['-f', 'json'], { cwd }));
    expect(await once()).toEqual(await once());
  });
});

it('gives nobody a workflow command', async () => {
  const { out } = await inStory('fixtures/broken/control-characters', (cwd) => run(['-f', 'github'], { cwd }));
  const commands = out.trimEnd().split('\n');
  expect(commands.filter((line) => !/^::(error|warning|notice) file=(pools|plan)\.yaml,/.test(line))).toEqual([]);
});

it.each(['allocate', 'map', 'review'])('gives the runner no command in the text of %s', async (command) => {
  const { out, err } = await inStory('fixtures/broken/commands', (cwd) => run([command], { cwd }));
  expect(out + err).not.toBe('');
  expect(out + err).not.toMatch(COMMAND);
});

it.each<[story: string, file: string, rules: readonly string[]]>([
  ['merge-cycles', 'pools.yaml', ['plan/outside-service-range', 'pool/unadvertised', 'schema/invalid', 'yaml/syntax']],
  [
    'words-and-numbers',
    'pools.yaml',
    [
      ...['plan/outside-service-range', 'plan/pool-mismatch', 'pool/invalid-address', 'pool/wrong-namespace'],
      'schema/invalid',
    ],
  ],
  ['byte-order-marks', 'pools.yaml', ['plan/dhcp-overlap', 'pool/unadvertised', 'yaml/syntax']],
  ['tabs', 'pools.yaml', ['pool/unadvertised', 'schema/invalid', 'yaml/syntax']],
  [
    'duplicate-keys',
    'pools.yaml',
    ['cluster/no-pool', 'schema/unknown-field', 'schema/unserved-version', 'yaml/syntax'],
  ],
  ['duplicate-keys', 'service.json', ['yaml/syntax']],
  ['line-ends', 'pools.yaml', ['lint/unused-ignore', 'plan/dhcp-overlap', 'pool/unadvertised', 'yaml/syntax']],
  ['line-ends', 'unicode.yaml', ['yaml/syntax']],
  ['surrogates', 'service.json', ['schema/deprecated', 'schema/invalid', 'service/invalid-request']],
  ['plan-in-utf-16', 'pools.yaml', ['plan/dhcp-overlap', 'pool/unadvertised']],
  ['variables', 'apps/pools.yaml', ['pool/invalid-address', 'yaml/syntax']],
  ['suppressions', 'pools.yaml', ['lint/unused-ignore', 'pool/invalid-address', 'pool/unadvertised', 'schema/invalid']],
  ['legacy-configuration', 'config.yaml', ['schema/deprecated', 'schema/invalid', 'schema/legacy-configmap']],
])('says what holds of %s, %s', async (story, file, rules) => {
  const { status, out } = await inStory(`fixtures/broken/${story}`, (cwd) => run(['-f', 'json'], { cwd }));
  const findings: readonly Reported[] = JSON.parse(out).findings;
  const own = findings.filter(({ location }) => location.file === file);
  expect([status, [...new Set(own.map(({ rule }) => rule))].sort()]).toEqual([1, rules]);
});

it.each([
  ['plan-with-tabs', 'plan.yaml:3:1: Not valid YAML: a tab is used as indentation, where YAML wants spaces'],
  ['plan-with-duplicate-keys', 'plan.yaml:4:5: Key "name" stands twice in this mapping'],
])('refuses %s, and says where', async (story, message) => {
  const told = await inStory(`fixtures/broken/${story}`, (cwd) => run([], { cwd }));
  expect(told).toEqual({ status: 2, out: '', err: `mlb-lint: ${message}\n` });
});

it('migrates what holds of a broken configuration, and says the rest', async () => {
  const { status, out, err } = await inStory('fixtures/broken/legacy-configuration', (cwd) =>
    run(['migrate', 'config.yaml'], { cwd }),
  );
  expect(status).toBe(0);
  expect(out + err).not.toMatch(COMMAND);
  expect((out + err).replaceAll('\n', '')).not.toMatch(OBEYED);
  expect(err).toMatch(/^config\.yaml:\d+: /m);
});

it('reads what holds of broken imports, and says the rest', async () => {
  const { status, err } = await inStory('fixtures/broken/imports', (cwd) => run([], { cwd }));
  const files = new Set(
    err
      .trimEnd()
      .split('\n')
      .map((line) => line.split(':')[0]),
  );
  expect({ status, files: [...files] }).toEqual({
    status: 1,
    files: [
      ...['kea.json', 'isc-dhcpd.conf', 'dnsmasq.conf', 'netbox.json', 'netbox.csv', 'docker-network.json'],
      ...['nodes.yaml', 'csv.csv', 'unifi.json', 'routeros.rsc'],
    ],
  });
});

it('leaves the prototype of objects alone', async () => {
  await inStory('fixtures/broken/prototype-keys', (cwd) => run([], { cwd }));
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
});

const POOL = `apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: { name: secret, namespace: metallb-system }
spec: { addresses: [192.0.2.10-192.0.2.20] }
`;

const PLAN = 'version: 1\nsites: [{ name: lab, clusters: [{ name: lab, manifests: [FOLDER] }] }]\n';

/** A repository in `inside`, with a pool beside it that nothing may read. */
function withLinks<T>(links: Readonly<Record<string, string>>, work: (cwd: string) => Promise<T>): Promise<T> {
  const files = new Map([
    ['outside/pool.yaml', POOL],
    ['inside/plan.yaml', PLAN.replace('FOLDER', 'k8s')],
    ['inside/k8s/readme.yaml', '# Nothing else here.\n'],
  ]);
  return inFolder(files, (root) => {
    for (const [path, target] of Object.entries(links)) {
      mkdirSync(dirname(join(root, 'inside', path)), { recursive: true });
      symlinkSync(target, join(root, 'inside', path));
    }
    return work(join(root, 'inside'));
  });
}

it.each([
  ['a link to a file out of the repository', 1, { 'k8s/pool.yaml': '../../outside/pool.yaml' }],
  ['a link to a folder out of the repository', 1, { 'k8s/all': '../../outside' }],
  ['a link by an absolute path', 1, { 'k8s/hosts.yaml': '/etc/hosts' }],
  ['a link that leads to itself', 1, { 'k8s/self.yaml': 'self.yaml' }],
  ['a link that leads to nothing', 1, { 'k8s/gone.yaml': 'nowhere.yaml' }],
  ['links that lead to each other', 2, { 'k8s/a': 'b', 'k8s/b': 'a' }],
  ['a link to the folder it stands in', 1, { 'k8s/here': '.' }],
  ['links that multiply', 3, { 'k8s/a': '.', 'k8s/b': '.', 'k8s/c': '..' }],
  ['a link to a device', 1, { 'k8s/zero.yaml': '/dev/zero' }],
])('walks past %s', async (_, count, links) => {
  const { status, out, err } = await withLinks(links, (cwd) => run([], { cwd }));
  const skipped = `${count} file${count === 1 ? '' : 's'} skipped`;
  expect({ status, out, err }).toEqual({ status: 0, out: `${skipped}\nno findings in 1 file\n`, err: '' });
});

it('refuses a path in the plan that leads out by a link', async () => {
  const { status, err } = await withLinks({ lent: '../outside' }, (cwd) => {
    writeFileSync(join(cwd, 'plan.yaml'), PLAN.replace('FOLDER', 'lent'));
    return run([], { cwd });
  });
  expect({ status, err }).toEqual({
    status: 2,
    err: 'mlb-lint: plan.yaml:2:58: "lent" leads out of the repository\n',
  });
});

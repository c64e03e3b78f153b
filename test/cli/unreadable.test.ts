import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundledProgram } from '../action/bundle.ts';
import { planText, poolText, serviceText } from '../command/story.ts';
import { committed } from '../files/history.ts';

const program = bundledProgram();
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
const AS_NOBODY = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] as const;
const mayBeNobody = !isRoot || spawnSync(AS_NOBODY[0], [...AS_NOBODY.slice(1), 'true']).status === 0;
if (!mayBeNobody) console.warn('nothing here lets root become somebody else: what may not be read is not tested');

const SITE = {
  'plan.yaml': planText([['.200-.239', 'service']]),
  'k8s/pool.yaml': poolText('lan', '192.168.20.200-192.168.20.209'),
  'k8s/service.yaml': serviceText('apps/web'),
  'k8s/more/other.yaml': serviceText('apps/other'),
};

/** Runs the program as somebody who is not root, on files of his own, of which some have other rights. */
function runWith(
  modes: Readonly<Record<string, number>>,
  args: readonly string[],
  files: Readonly<Record<string, string>> = SITE,
) {
  const cwd = committed(files);
  const all = readdirSync(cwd, { recursive: true, encoding: 'utf8' });
  if (isRoot) for (const path of ['.', ...all]) chownSync(join(cwd, path), NOBODY, NOBODY);
  for (const folder of [cwd, dirname(program())]) chmodSync(folder, statSync(folder).mode | 0o055);
  for (const [path, mode] of Object.entries(modes)) chmodSync(join(cwd, path), mode);
  const command = [...(isRoot ? AS_NOBODY : []), process.execPath, program(), ...args];
  const { status, stdout, stderr } = spawnSync(command[0] ?? '', command.slice(1), { cwd, encoding: 'utf8' });
  for (const path of Object.keys(modes)) chmodSync(join(cwd, path), 0o755);
  return { status, out: stdout, err: stderr };
}

const denied = (path: string) => `${path}: ${path} cannot be read: permission denied\n`;

const COMMANDS = [
  ['lint', ['-f', 'json']],
  ['allocate', ['allocate']],
  ['map', ['map']],
  ['why', ['why', 'apps/web']],
  ['free', ['free']],
  ['review', ['review', '--base', 'HEAD']],
  ['upgrade', ['upgrade', '--to', '0.16.1']],
  ['init', ['init', '--dry-run']],
  ['a repair', ['--fix', '--dry-run']],
  ['a shard', ['--shard', '1/1', '-f', 'json']],
] as const;

describe.skipIf(!mayBeNobody && process.env['CI'] !== 'true')('what may not be read', () => {
  it.each(COMMANDS)('is told by %s, which exits with 2', (_name, args) => {
    const { status, err } = runWith({ 'k8s/service.yaml': 0o000, 'k8s/more': 0o000 }, args);
    expect(err).toContain(denied('k8s/more') + denied('k8s/service.yaml'));
    expect(status).toBe(2);
  });

  const secret = { 'k8s/service.yaml': 0o000, 'k8s/more': 0o000 };
  const unread = ['k8s/more', 'k8s/service.yaml'];

  it.each([
    ['lint', []],
    ['allocate', ['allocate']],
    ['map', ['map']],
    ['why', ['why', 'apps/api']],
    ['free', ['free']],
    ['review', ['review', '--base', 'HEAD']],
    ['upgrade', ['upgrade', '--to', '0.16.1']],
  ] as const)('stands in the JSON of %s', (_name, args) => {
    const files = { ...SITE, 'k8s/api.yaml': serviceText('apps/api') };
    const { status, out } = runWith(secret, [...args, '-f', 'json'], files);
    expect(status).toBe(2);
    expect(JSON.parse(out).incomplete).toEqual(
      unread.map((file) => ({ file, reason: `${file} cannot be read: permission denied` })),
    );
  });

  it.each([
    ['allocate', ['allocate', '-f', 'markdown'], '- `k8s/more` k8s/more cannot be read: permission denied\n'],
    [
      'review',
      ['review', '--base', 'HEAD', '-f', 'markdown'],
      '- `k8s/more` k8s/more cannot be read: permission denied\n',
    ],
    [
      'upgrade',
      ['upgrade', '--to', '0.16.1', '-f', 'markdown'],
      '- `k8s/more` k8s/more cannot be read: permission denied\n',
    ],
    ['map', ['map', '-f', 'markdown'], '- `k8s/more` k8s/more cannot be read: permission denied\n'],
    ['map', ['map', '-f', 'html'], '<li><code>k8s/more</code> k8s/more cannot be read: permission denied</li>\n'],
    ['map', ['map', '-f', 'svg'], 'what they hold is missing here: k8s/more, k8s/service.yaml</text>\n'],
    ['init', ['init', '--dry-run'], '\n# - k8s/more: k8s/more cannot be read: permission denied\n'],
  ] as const)('stands in what others keep of %s: %s', (_name, args, told) => {
    const { status, out } = runWith(secret, args);
    expect(out).toContain(told);
    expect(status).toBe(2);
  });

  it('may hold the Service that nobody finds', () => {
    const { status, err } = runWith(secret, ['why', 'apps/web']);
    expect(err).toContain('mlb-lint: no cluster has a Service "apps/web"; k8s/more and 1 more could not be read\n');
    expect(status).toBe(2);
  });

  it.each(COMMANDS.filter(([name]) => ['lint', 'map', 'review', 'a repair'].includes(name)))(
    'is told by %s where it is the plan',
    (_name, args) => {
      const told = { status: 2, out: '', err: 'mlb-lint: plan.yaml cannot be read: permission denied\n' };
      expect(runWith({ 'plan.yaml': 0o000 }, args)).toEqual(told);
    },
  );

  it.each([
    ['a folder that lists its files and opens none', 'k8s/more', 0o644, 'k8s/more/other.yaml'],
    ['a folder that opens its files and lists none', 'k8s/more', 0o311, 'k8s/more'],
    ['all of the manifests', 'k8s', 0o000, 'k8s'],
  ])('may be %s', (_name, path, mode, told) => {
    const { status, out, err } = runWith({ [path]: mode }, ['-f', 'json']);
    expect([status, err]).toEqual([2, denied(told)]);
    expect(JSON.parse(out).incomplete).toEqual([{ file: told, reason: `${told} cannot be read: permission denied` }]);
  });

  it('may be a file that the plan names in a folder that nobody may look into', () => {
    const named = { ...SITE, 'plan.yaml': SITE['plan.yaml'].replace('[k8s]', '[k8s/pool.yaml, k8s/more/other.yaml]') };
    const { status, err } = runWith({ 'k8s/more': 0o000 }, ['-f', 'json'], named);
    expect([status, err]).toEqual([2, denied('k8s/more/other.yaml')]);
  });

  it('may be the folder that init is for', () => {
    const { status, err } = runWith({ '.': 0o311 }, ['init', '--dry-run']);
    expect([status, err]).toEqual([2, '.: . cannot be read: permission denied\n']);
  });

  describe('beside the manifests', () => {
    const based = {
      ...SITE,
      'k8s/kustomization.yaml': 'resources: [pool.yaml, service.yaml, ../base]\n',
      'base/kustomization.yaml': 'resources: [base.yaml]\n',
      'base/base.yaml': serviceText('apps/base'),
    };

    it.each([
      ['a resource of a base', 'base/base.yaml', 'base/base.yaml'],
      ['the kustomization of a base', 'base/kustomization.yaml', 'base/kustomization.yaml'],
      ['the folder of a base', 'base', 'base/kustomization.yaml'],
    ])('is told where it is %s', (_name, path, told) => {
      const { status, out, err } = runWith({ [path]: 0o000 }, ['-f', 'json'], based);
      expect(err).toMatch(new RegExp(`^1 overlay was not rendered.*\\n${denied(told)}$`));
      expect(status).toBe(2);
      expect(JSON.parse(out).incomplete).toHaveLength(1);
    });

    it.each([
      [
        'an included plan',
        'a.yaml',
        { 'plan.yaml': `${SITE['plan.yaml']}include: [a.yaml]\n`, 'a.yaml': 'version: 1\n' },
      ],
      [
        'an import',
        'kea.json',
        {
          'plan.yaml': SITE['plan.yaml'].replace(
            '    clusters:',
            '    imports: [{ type: kea, file: kea.json }]\n    clusters:',
          ),
          'kea.json': '{}',
        },
      ],
      [
        'an extracted file',
        'x.yaml',
        {
          'plan.yaml': SITE['plan.yaml'].replace(
            'manifests: [k8s]',
            'manifests: [k8s], extract: [{ file: x.yaml, pools: [{ name: a, addresses: /a }] }]',
          ),
          'x.yaml': 'a: b\n',
        },
      ],
    ])('ends the run where it is %s', (_name, path, files) => {
      const { status, out, err } = runWith({ [path]: 0o000 }, [], { ...SITE, ...files });
      expect([status, out]).toEqual([2, '']);
      expect(err).toMatch(
        new RegExp(`^mlb-lint: plan\\.yaml:\\d+:\\d+: .*${path} cannot be read: permission denied\n$`),
      );
    });
  });

  it.each([
    ['import', ['import', 'kea', 'k8s/pool.yaml']],
    ['migrate', ['migrate', 'k8s/pool.yaml']],
    ['merge', ['merge', 'k8s/pool.yaml']],
    ['a baseline', ['--baseline', 'k8s/pool.yaml']],
    ['map --check', ['map', '--check', 'k8s/pool.yaml']],
    ['a plan that is named', ['k8s/pool.yaml']],
  ])('is told of what %s is to read', (_name, args) => {
    const { status, out, err } = runWith({ 'k8s/pool.yaml': 0o000 }, args);
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(/^mlb-lint: .*k8s\/pool\.yaml cannot be read: permission denied$/m);
  });
});

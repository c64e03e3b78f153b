import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rules } from '../rules/index.ts';
import { type Outcome, run } from './cli/run.ts';

/** What a checkout needs to build dist/ and to pack it. */
const PARTS = ['src', 'rules', 'schemas', 'scripts', 'package.json', 'package-lock.json', 'tsconfig.json'];
const PAPERS = ['README.md', 'CHANGELOG.md', 'LICENSE'];

/** Licenses that let a package be carried along under Apache-2.0. */
const ALLOWED = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'ISC', 'MIT'];

interface Bill {
  readonly metadata: { readonly component: { readonly version: string } };
  readonly components: readonly {
    readonly group?: string;
    readonly name: string;
    readonly version: string;
    readonly licenses: readonly [{ readonly license?: { readonly id: string } }];
    readonly hashes: readonly [{ readonly alg: string; readonly content: string }];
    readonly 'bom-ref': string;
  }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

let top = '';
let near = '';
let far = '';

beforeAll(() => {
  top = realpathSync(mkdtempSync(join(tmpdir(), 'mlb-lint-package-')));
  near = builtIn(join(top, 'a'), '.');
  far = builtIn(join(top, 'somewhere/else, far away'), near);
}, 240_000);

afterAll(() => rmSync(top, { recursive: true, force: true }));

/** Builds dist/ from a copy of a checkout. */
function builtIn(folder: string, checkout: string): string {
  mkdirSync(folder, { recursive: true });
  for (const part of [...PARTS, ...PAPERS]) cpSync(join(checkout, part), join(folder, part), { recursive: true });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  execFileSync(process.execPath, ['scripts/bundle.mjs'], { cwd: folder, stdio: 'inherit' });
  return folder;
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

function billIn(folder: string): Bill {
  return JSON.parse(readFileSync(join(folder, 'dist/sbom.cdx.json'), 'utf8'));
}

describe('dist/', () => {
  it('has the same bytes in whatever folder it is built', () => {
    const paths = filesBelow(join(near, 'dist'));
    expect(filesBelow(join(far, 'dist'))).toEqual(paths);
    const differing = paths.filter(
      (path) => !readFileSync(join(near, 'dist', path)).equals(readFileSync(join(far, 'dist', path))),
    );
    expect(differing).toEqual([]);
    expect(paths.length).toBeGreaterThan(50);
  });

  it('tells of every package that it carries which license it has, one that we may carry', () => {
    const { components } = billIn(near);
    expect(components.filter(({ licenses: [one] }) => !ALLOWED.includes(one.license?.id ?? ''))).toEqual([]);
    const told = readFileSync(join(near, 'dist/LICENSES.txt'), 'utf8');
    const heads = components.map(({ group, name, version, licenses: [one] }) => {
      const full = group === undefined ? name : `${group}/${name}`;
      return `${full} ${version} (${one.license?.id})`;
    });
    expect(told.match(/^\S+ \d[\w.-]* \(\S+\)$/gm)).toEqual(heads);
    expect(heads).toContain('yaml 2.9.1 (ISC)');
  });

  it('holds every package to the checksum of the lock file, and tells who needs whom', () => {
    const { components, dependencies, metadata } = billIn(near);
    expect(components.every(({ hashes: [one] }) => one.alg === 'SHA-512' && /^[\da-f]{128}$/.test(one.content))).toBe(
      true,
    );
    const refs = components.map((one) => one['bom-ref']);
    expect(dependencies.map(({ ref }) => ref)).toEqual([`pkg:npm/mlb-lint@${metadata.component.version}`, ...refs]);
    expect(dependencies.flatMap(({ dependsOn }) => dependsOn).filter((ref) => !refs.includes(ref))).toEqual([]);
  });
});

describe('the program', () => {
  /** What a run of the built program says, and the files of dist/ that it loaded. */
  function runBuilt(args: readonly string[], cwd: string): { readonly outcome: Outcome; readonly loaded: string[] } {
    const spy = join(top, 'spy.cjs');
    const told = join(top, 'loaded.json');
    const loaded = "Object.keys(require.cache).map((path) => require('node:path').basename(path))";
    writeFileSync(
      spy,
      `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(told)}, JSON.stringify(${loaded})));`,
    );
    const program = ['--require', spy, join(near, 'dist/cli.cjs'), ...args];
    const { status, stdout, stderr } = spawnSync(process.execPath, program, { cwd, encoding: 'utf8' });
    const names: readonly string[] = JSON.parse(readFileSync(told, 'utf8'));
    return {
      outcome: { status: status ?? -1, out: stdout, err: stderr },
      loaded: names.filter((name) => name !== 'spy.cjs').sort(),
    };
  }

  it('loads the files that a command needs and no others, and writes none', () => {
    const folder = join(top, 'empty');
    mkdirSync(folder);
    const before = readdirSync(join(near, 'dist'), { recursive: true }).sort();
    expect(runBuilt(['--version'], folder).loaded).toEqual(['cli.cjs']);
    expect(runBuilt(['--help'], folder).loaded).toEqual(['cli.cjs', 'start.cjs']);
    expect(runBuilt([], folder).loaded).toEqual(['cli.cjs', 'lint.cjs', 'start.cjs']);
    expect(runBuilt(['rules'], folder).loaded).toEqual(['cli.cjs', 'commands.cjs', 'start.cjs']);
    expect(readdirSync(join(near, 'dist'), { recursive: true }).sort()).toEqual(before);
  });

  it.each([
    ['a lint', [], 'sites/office', 'lint.cjs'],
    ['a lint of what does not parse', [], 'broken/broken-middle', 'yaml.cjs'],
    ['a repair', ['--unsafe-fixes', '--dry-run'], 'sites/office', 'later.cjs'],
    ['a lint with overlays', ['-f', 'json'], 'sites/kustomize-overlays', 'later.cjs'],
    ['a shard', ['--shard', '1/2', '-f', 'json'], 'sites/three-clusters', 'later.cjs'],
    ['a plan of globs', [], 'globs', 'picomatch.cjs'],
    ['another command', ['allocate'], 'sites/office', 'commands.cjs'],
  ])('gives for %s what the sources give', async (_, args, site, file) => {
    const folder = join(top, 'sites', site);
    if (site === 'globs') writeGlobs(folder);
    else cpSync(join('fixtures', site), folder, { recursive: true });
    const sources = await run(args, { cwd: folder });
    const { outcome, loaded } = runBuilt(args, folder);
    expect(outcome).toEqual(sources);
    expect(loaded).toContain(file);
  });
});

/** A plan whose manifests are named by a glob. */
function writeGlobs(folder: string): void {
  mkdirSync(join(folder, 'apps'), { recursive: true });
  const cluster = '{ name: prod, manifests: ["app*/*.yaml"] }';
  writeFileSync(join(folder, 'plan.yaml'), `version: 1\nsites:\n  - name: lab\n    clusters: [${cluster}]\n`);
  writeFileSync(join(folder, 'apps/pool.yaml'), 'apiVersion: metallb.io/v1beta1\nkind: IPAddressPool\n');
}

describe('the package', () => {
  it('holds these files and no others', () => {
    const [packed] = JSON.parse(
      execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
        cwd: near,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    );
    const paths: readonly string[] = packed.files.map(({ path }: { readonly path: string }) => path).sort();
    const patterned =
      /^(?:dist\/chunks\/[\w-]+-[A-Z\d]{8}\.js|dist\/types\/[\w/-]+\.d\.ts|schemas\/[\w./-]+\.json|schemas\/README\.md)$/;
    expect(paths.filter((path) => !patterned.test(path))).toEqual(
      [
        ...PAPERS,
        'package.json',
        ...[
          'LICENSES.txt',
          'sbom.cdx.json',
          'action.js',
          'index.js',
          'cli.js',
          'cli.cjs',
          'commands.cjs',
          'later.cjs',
          'lint.cjs',
          'picomatch.cjs',
          'start.cjs',
          'yaml.cjs',
        ].map((name) => `dist/${name}`),
        ...rules.map(({ name }) => `rules/${name}.md`),
      ].sort(),
    );
    expect(paths.filter((path) => patterned.test(path) && !path.startsWith('schemas/')).length).toBeGreaterThan(20);
    expect(paths).toContain('schemas/plan.schema.json');
  });
});

describe('the lock file', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  const entries: readonly (readonly [
    string,
    { readonly integrity?: string; readonly resolved?: string; readonly engines?: { readonly node?: string } },
  ])[] = Object.entries(packages);

  it('holds every package of every platform to a checksum', () => {
    const others = entries.filter(([path]) => path !== '');
    expect(others.filter(([, { integrity }]) => !/^sha512-[\w+/]+=*$/.test(integrity ?? ''))).toEqual([]);
    expect(others.length).toBeGreaterThan(200);
  });

  it('holds no package that asks for a newer major release of Node than this one does', () => {
    const reach = /(?:^|\s)(?:(?:\^?|>= ?)20|>= ?1?\d)(?!\d)/;
    const newer = entries.filter(([, { engines }]) => engines?.node !== undefined && !reach.test(engines.node));
    expect(newer).toEqual([]);
  });

  it('sends nobody to another registry', () => {
    const elsewhere = entries.filter(
      ([, { resolved }]) => resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'),
    );
    expect(elsewhere).toEqual([]);
  });

  it.each(['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'])('has the tools for %s', (platform) => {
    const [os = '', cpu = ''] = platform.split('-');
    const names = entries.map(([path]) => path);
    for (const tool of [
      '@biomejs/cli',
      '@esbuild/',
      '@rolldown/binding',
      '@oxc-parser/binding',
      '@typescript/typescript',
    ])
      expect(names.filter((path) => path.includes(tool) && path.includes(`${os}-${cpu}`))).not.toEqual([]);
  });
});

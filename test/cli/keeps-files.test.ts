import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundledProgram } from '../action/bundle.ts';
import { inFolder } from '../rules/temporary-folder.ts';

const POOL = `apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: { name: front, namespace: metallb-system }
spec: { addresses: [192.0.2.17/28] }
---
apiVersion: metallb.io/v1beta1
kind: L2Advertisement
metadata: { name: front, namespace: metallb-system }
spec: { ipAddressPools: [front] }
`;
const OLD = 'kind: ConfigMap\n';
const LEGACY = `apiVersion: v1
kind: ConfigMap
metadata: { name: config, namespace: metallb-system }
data:
  config: |
    address-pools:
      - { name: front, protocol: layer2, addresses: [192.0.2.16/28] }
`;

const files = new Map([
  ['pool.yaml', POOL],
  ['old/config.yaml', LEGACY],
  ['plan.yaml', 'version: 1\nsites: [{ name: home, clusters: [{ name: a, manifests: [pool.yaml] }] }]\n'],
  ['report.json', OLD],
  ['baseline.json', OLD],
  ['out/front.yaml', OLD],
]);

/** Commands that write over what is there. */
const writers = [
  ['--fix'],
  ['-f', 'json=report.json'],
  ['--write-baseline', 'baseline.json'],
  ['init', '--force'],
  ['migrate', 'old/config.yaml', '--write', 'out', '--force'],
] as const;

/** What they say on a full disk, after `cannot write`. */
const FULL = 'ENOSPC: no space left on device';
const SAID = new Map([
  ['--fix', `pool.yaml: ${FULL}`],
  ['-f json=report.json', `report.json: ${FULL}`],
  ['--write-baseline baseline.json', `baseline.json: ${FULL}`],
  ['init --force', `plan.yaml: ${FULL}`],
  ['migrate old/config.yaml --write out --force', `out: ${FULL}`],
]);

const program = bundledProgram();
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
const isForced = process.env['CI'] === 'true';
/** How root becomes somebody else. */
const AS_NOBODY = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] as const;
const mayBeNobody = !isRoot || runIn(AS_NOBODY, 'true').status === 0;
/** How to get a room of our own to mount disks in; some systems leave that to root, whom a runner may ask. */
const ROOMS = [
  ['unshare', '-rm'],
  ['sudo', '-n', 'unshare', '-m'],
] as const;
const room = ROOMS.find((one) => runIn(one, 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt').status === 0);

function runIn([program, ...args]: readonly [string, ...string[]], ...command: readonly string[]) {
  return spawnSync(program, [...args, ...command], { encoding: 'utf8' });
}

/** Runs the program as somebody who is not root. */
function runAsNobody(cwd: string, args: readonly string[]): SpawnSyncReturns<string> {
  for (const folder of [cwd, dirname(program())]) chmodSync(folder, statSync(folder).mode | 0o055);
  const [first, ...rest] = isRoot ? ([...AS_NOBODY, process.execPath] as const) : ([process.execPath] as const);
  return spawnSync(first, [...rest, program(), ...args], { cwd, encoding: 'utf8' });
}

/** Gives a folder and all in it to the user that is not root, and then permissions to some paths in it. */
function give(folder: string, modes: Readonly<Record<string, number>>): void {
  if (isRoot) for (const path of ['.', ...readdirSync(folder, { recursive: true })]) chownNobody(folder, String(path));
  for (const [path, mode] of Object.entries(modes)) chmodSync(join(folder, path), mode);
}

function chownNobody(folder: string, path: string): void {
  chownSync(join(folder, path), NOBODY, NOBODY);
}

function textsIn(folder: string): ReadonlyMap<string, string> {
  const paths = readdirSync(folder, { recursive: true }).map(String).sort();
  return new Map(
    paths.flatMap((path) =>
      statSync(join(folder, path)).isFile() ? [[path, readFileSync(join(folder, path), 'utf8')] as const] : [],
    ),
  );
}

describe('a file that may not be written', () => {
  if (!isRoot) console.warn('skipped: only root has files that belong to somebody else');
  if (!mayBeNobody && !isForced) console.warn('skipped: nothing here lets root become somebody else');

  it.skipIf(!mayBeNobody && !isForced)('is left by a repair that is not allowed to write it, whoever owns it', () =>
    inFolder(files, async (folder) => {
      give(folder, { 'pool.yaml': 0o444 });
      const { status, stderr } = runAsNobody(folder, ['--fix']);
      expect([status, stderr]).toEqual([
        0,
        'pool.yaml:4: not repaired, it is read-only (pool/host-bits)\n0 repairs made in 0 files\n',
      ]);
      expect(textsIn(folder)).toEqual(new Map([...files].sort()));
    }),
  );

  it.skipIf(!isRoot || (!mayBeNobody && !isForced))('is left where only the folder is ours', () =>
    inFolder(files, async (folder) => {
      give(folder, { 'pool.yaml': 0o644 });
      chownSync(join(folder, 'pool.yaml'), 0, 0);
      expect(runAsNobody(folder, ['--fix']).stderr).toContain('pool.yaml:4: not repaired, it is read-only');
      expect(textsIn(folder)).toEqual(new Map([...files].sort()));
    }),
  );

  it.skipIf(!mayBeNobody && !isForced)('is left in a folder that is read-only', () =>
    inFolder(files, async (folder) => {
      give(folder, { out: 0o555, '.': 0o555 });
      expect(runAsNobody(folder, ['--fix']).stderr).toContain('pool.yaml:4: not repaired, its folder is read-only');
      const told = writers.slice(1).map((args) => {
        const { status, stderr } = runAsNobody(folder, args);
        return [status, stderr];
      });
      const denied = 'EACCES: permission denied\n';
      expect(told).toEqual([
        [2, `mlb-lint: cannot write report.json: ${denied}`],
        [2, `mlb-lint: cannot write baseline.json: ${denied}`],
        [2, `mlb-lint: cannot write plan.yaml: ${denied}`],
        [2, `mlb-lint: cannot write to out: ${denied}`],
      ]);
      expect(textsIn(folder)).toEqual(new Map([...files].sort()));
    }),
  );
});

describe('a full disk', () => {
  if (room === undefined && !isForced) console.warn('skipped: nothing here lets us mount a small disk');

  it.skipIf(room === undefined && !isForced).each(writers)('leaves what is there: %s', (...args) =>
    inFolder(files, async (folder) => {
      const disk = join(dirname(program()), 'disk');
      mkdirSync(disk, { recursive: true });
      // The disk is gone when the script ends, and so it takes home what is on it.
      const script = `
mount -t tmpfs -o size=128k tmpfs '${disk}' && cp -r '${folder}'/. '${disk}' && cd '${disk}' || exit 99
dd if=/dev/zero of=filler bs=4k 2>/dev/null && exit 98
'${process.execPath}' '${program()}' ${args.join(' ')} >/dev/null
status=$?
rm filler && rm -r '${folder}'/* && cp -r . '${folder}' || exit 97
chmod -R a+rwX '${folder}' && exit $status`;
      const { status, stderr } = runIn(room ?? ROOMS[0], 'sh', '-c', script);
      const last = stderr.trimEnd().split('\n').at(-1);
      expect([status, last?.replace(/^.*cannot write(?: to)? /, '')]).toEqual([2, SAID.get(args.join(' '))]);
      expect(textsIn(folder)).toEqual(new Map([...files].sort()));
    }),
  );
});

describe('a repair that cannot write one of its files', () => {
  it('writes the others, and tells which is which', () =>
    inFolder(new Map(), async (folder) => {
      const other = POOL.replaceAll('front', 'back').replace('192.0.2.17', '198.51.100.17');
      const large = `${other}${'# so long\n'.repeat(20_000)}`;
      writeFileSync(join(folder, 'large.yaml'), large);
      writeFileSync(join(folder, 'small.yaml'), POOL);
      const script = `trap '' XFSZ; ulimit -f 64; exec '${process.execPath}' '${program()}' --fix`;
      const { status, stderr } = spawnSync('sh', ['-c', script], { cwd: folder, encoding: 'utf8' });
      expect([status, stderr]).toEqual([
        2,
        'small.yaml:4: Write 192.0.2.16/28 (pool/host-bits)\n1 repair made in 1 file\nmlb-lint: cannot write large.yaml: EFBIG: file too large\n',
      ]);
      const repaired = POOL.replace('.17/28', '.16/28');
      expect(textsIn(folder)).toEqual(
        new Map([
          ['large.yaml', large],
          ['small.yaml', repaired],
        ]),
      );
    }));
});

describe('a repair that is killed in the middle', () => {
  const COUNT = 100;
  const many = new Map(
    Array.from({ length: COUNT }, (_, index) => [
      `pools/${index}.yaml`,
      POOL.replaceAll('front', `pool${index}`).replace('192.0.2.17', `10.0.${index}.17`),
    ]),
  );

  it('leaves every file old or new, and nothing that is read as a manifest', () =>
    inFolder(many, async (folder) => {
      const child = spawn(process.execPath, [program(), '--fix'], { cwd: folder, stdio: 'ignore' });
      const exit = once(child, 'exit');
      while (child.exitCode === null && !isBegun(folder, many)) await new Promise(setImmediate);
      child.kill('SIGKILL');
      await exit;
      const after = textsIn(folder);
      const repaired = (text: string | undefined) => text?.replace('.17/28', '.16/28');
      const halves = [...many].filter(([path, text]) => ![text, repaired(text)].includes(after.get(path)));
      expect(halves).toEqual([]);
      const others = [...after.keys()].filter((path) => !many.has(path));
      expect(others.filter((path) => !/^pools\/\.\d+\.yaml\.[\da-f-]{36}$/.test(path))).toEqual([]);
      expect(others.length).toBeLessThan(2);
      const again = spawnSync(process.execPath, [program(), '--fix'], { cwd: folder, encoding: 'utf8' });
      expect([again.status, again.stdout]).toEqual([0, `no findings in ${COUNT} files\n`]);
    }));

  it('leaves a temporary file that nobody reads, however it is named', () =>
    inFolder(files, async (folder) => {
      const left = join(folder, '.pool.yaml.0a7e3c52-2d5b-4f6e-9d19-51c3e8a4b7f0');
      for (const manifests of ['.', '"*"', '"**"']) {
        writeFileSync(left, POOL);
        const plan = `version: 1\nsites: [{ name: home, clusters: [{ name: a, manifests: [${manifests}] }] }]\nlint: { ignore: [out, old] }\n`;
        writeFileSync(join(folder, 'plan.yaml'), plan);
        for (const name of ['report.json', 'baseline.json']) rmSync(join(folder, name), { force: true });
        const { stdout } = spawnSync(process.execPath, [program(), '-f', 'json'], { cwd: folder, encoding: 'utf8' });
        const rules = JSON.parse(stdout).findings.map(({ rule }: { rule: string }) => rule);
        expect(rules).toEqual(['pool/host-bits']);
      }
    }));
});

/** Whether a file is changed already. */
function isBegun(folder: string, before: ReadonlyMap<string, string>): boolean {
  return [...before].some(([path, text]) => readFileSync(join(folder, path), 'utf8') !== text);
}

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { lint } from '../../src/index.ts';

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** The findings of files, as `rule file:line`. */
async function judged(files: Readonly<Record<string, string | Buffer>>): Promise<readonly string[]> {
  const cwd = mkdtempSync(join(tmpdir(), 'broken-documents-'));
  folders.push(cwd);
  mkdirSync(join(cwd, '.git'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), text);
  }
  const { findings } = await lint({ cwd });
  return findings.map(({ rule, location }) => `${rule} ${location.file}:${location.line}`);
}

const POOL = `apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: { name: office, namespace: metallb-system }
spec: { addresses: [192.0.2.16/28] }
`;

const HALF_AN_ADVERTISEMENT = `apiVersion: metallb.io/v1beta1
kind: L2Advertisement
metadata: { name: office, namespace: metallb-system
spec: {}
`;

describe('beside a document that does not parse', () => {
  it('nobody says that what it names is missing: one fault, one finding', async () => {
    expect(await judged({ 'metallb.yaml': `${POOL}---\n${HALF_AN_ADVERTISEMENT}` })).toEqual([
      'yaml/syntax metallb.yaml:9',
    ]);
  });

  it('what has nothing to do with it is said all the same', async () => {
    expect(
      await judged({ 'metallb.yaml': POOL, 'till.yaml': 'apiVersion: v1\nkind: Service\nmetadata: { name: a\n' }),
    ).toEqual(['pool/unadvertised metallb.yaml:3', 'yaml/syntax till.yaml:3']);
  });

  it('what a file in another encoding names is not missing', async () => {
    const advertisement = Buffer.from(`# B\u00FCro\n${HALF_AN_ADVERTISEMENT}`, 'latin1');
    const other = Buffer.from('# B\u00FCro\napiVersion: v1\nkind: Secret\n', 'latin1');
    expect(await judged({ 'metallb.yaml': POOL, 'other.yaml': advertisement })).toEqual(['yaml/syntax other.yaml:1']);
    expect(await judged({ 'metallb.yaml': POOL, 'other.yaml': other })).toEqual([
      'pool/unadvertised metallb.yaml:3',
      'yaml/syntax other.yaml:1',
    ]);
  });

  it('what a file that is too long ends with is not missing either', async () => {
    const comments = `kind: ConfigMap\napiVersion: v1\ndata: { ${'a: {}, '.repeat(130_000)} }\n`;
    const advertisement = HALF_AN_ADVERTISEMENT.replace('metallb-system', 'metallb-system }');
    expect(await judged({ 'metallb.yaml': `${POOL}---\n${comments}---\n${advertisement}` })).toEqual([
      'yaml/syntax metallb.yaml:5',
    ]);
  });
});

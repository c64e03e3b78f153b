import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findRenderer } from '../../src/source/kustomize/renderer.ts';
import { run } from '../cli/run.ts';
import { inFolder } from '../rules/temporary-folder.ts';

const DEPRECATED = `# the till
apiVersion: v1
kind: Service
metadata:
  name: till   # of the shop
  namespace: shop
  annotations:
    'metallb.universe.tf/address-pool': "front"  # quoted
spec:
  type: LoadBalancer
  ports: [{port: 80}]
`;

const POOL = `apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: { name: front, namespace: metallb-system }
spec:
  addresses:
    - 192.168.20.201/28   # sixteen
---
apiVersion: metallb.io/v1beta1
kind: L2Advertisement
metadata: { name: front, namespace: metallb-system }
`;

const files = new Map([
  ['till.yaml', DEPRECATED],
  ['pool.yaml', POOL],
]);

describe('a repair', () => {
  it('changes what it repairs, and no other byte', () =>
    inFolder(files, async (folder) => {
      const { status } = await run(['--fix', '--metallb-version', '0.15.3'], { cwd: folder });
      expect(status).toBe(0);
      expect(readFileSync(join(folder, 'till.yaml'), 'utf8')).toBe(
        DEPRECATED.replace('metallb.universe.tf/', 'metallb.io/'),
      );
      expect(readFileSync(join(folder, 'pool.yaml'), 'utf8')).toBe(POOL.replace('.201/28', '.192/28'));
      expect(readdirSync(folder).sort()).toEqual(['pool.yaml', 'till.yaml']);
    }));

  it('prints a patch and writes nothing in a dry run', () =>
    inFolder(files, async (folder) => {
      const { out } = await run(['--fix', '--dry-run', '--metallb-version', '0.15.3'], { cwd: folder });
      expect(out).toBe(`--- a/pool.yaml
+++ b/pool.yaml
@@ -3,7 +3,7 @@
 metadata: { name: front, namespace: metallb-system }
 spec:
   addresses:
-    - 192.168.20.201/28   # sixteen
+    - 192.168.20.192/28   # sixteen
 ---
 apiVersion: metallb.io/v1beta1
 kind: L2Advertisement
--- a/till.yaml
+++ b/till.yaml
@@ -5,7 +5,7 @@
   name: till   # of the shop
   namespace: shop
   annotations:
-    'metallb.universe.tf/address-pool': "front"  # quoted
+    'metallb.io/address-pool': "front"  # quoted
 spec:
   type: LoadBalancer
   ports: [{port: 80}]
`);
      expect(readFileSync(join(folder, 'pool.yaml'), 'utf8')).toBe(POOL);
    }));

  it('keeps the byte order mark, the mode, CRLF line ends and the link', () =>
    inFolder(new Map(), async (folder) => {
      mkdirSync(join(folder, 'real'));
      const text = `\uFEFF${POOL.replaceAll('\n', '\r\n')}`;
      writeFileSync(join(folder, 'real', 'pool.txt'), text, { mode: 0o640 });
      chmodSync(join(folder, 'real', 'pool.txt'), 0o660);
      symlinkSync('real/pool.txt', join(folder, 'pool.yaml'));
      await run(['--fix'], { cwd: folder });
      expect(readFileSync(join(folder, 'real', 'pool.txt'), 'utf8')).toBe(text.replace('.201/28', '.192/28'));
      expect(statSync(join(folder, 'real', 'pool.txt')).mode & 0o777).toBe(0o660);
      expect(lstatSync(join(folder, 'pool.yaml')).isSymbolicLink()).toBe(true);
    }));

  it('leaves a file in UTF-16 alone, and says so', () =>
    inFolder(new Map(), async (folder) => {
      const bytes = Buffer.from(`\uFEFF${POOL}`, 'utf16le');
      writeFileSync(join(folder, 'pool.yaml'), bytes);
      const { err } = await run(['--fix'], { cwd: folder });
      expect(err).toContain('pool.yaml:6: not repaired, it is in UTF-16, and only UTF-8 is written (pool/host-bits)');
      expect(readFileSync(join(folder, 'pool.yaml')).equals(bytes)).toBe(true);
    }));

  it('leaves a read-only file alone, and says so', () =>
    inFolder(files, async (folder) => {
      chmodSync(join(folder, 'pool.yaml'), 0o444);
      const { err } = await run(['--fix', '--metallb-version', '0.14.5'], { cwd: folder });
      expect(err).toContain('pool.yaml:6: not repaired, it is read-only (pool/host-bits)');
      expect(readFileSync(join(folder, 'pool.yaml'), 'utf8')).toBe(POOL);
    }));

  it('does not mend one cluster by breaking another that shares the file', () => {
    const overlay = 'resources: [../base]\n';
    const plan = `version: 1
sites:
  - name: office
    clusters:
      - { name: old, metallb: { version: 0.14.5 }, manifests: [base] }
      - { name: new, metallb: { version: 0.15.3 }, manifests: [base] }
`;
    return inFolder(
      new Map([
        ['base/till.yaml', DEPRECATED],
        ['plan.yaml', plan],
        ['x/kustomization.yaml', overlay],
      ]),
      async (folder) => {
        const { err } = await run(['--fix'], { cwd: folder });
        expect(err).toContain('not repaired, it would bring other errors (schema/deprecated)');
        expect(readFileSync(join(folder, 'base', 'till.yaml'), 'utf8')).toBe(DEPRECATED);
      },
    );
  });

  it.skipIf(findRenderer() === undefined)('edits the patch of an overlay that says it, not the base', () => {
    const base = POOL.replace('- 192.168.20.201/28', '- 192.168.20.192/28');
    const overlay = `resources: [../base]
patches:
  - target: { kind: IPAddressPool }
    patch: |-
      # ours
      - { op: replace, path: /spec/addresses, value: [ "192.0.2.33/28" ] } # why
`;
    const tree = new Map([
      ['base/kustomization.yaml', 'resources: [pool.yaml]\n'],
      ['base/pool.yaml', base],
      ['over/kustomization.yaml', overlay],
    ]);
    return inFolder(tree, async (folder) => {
      const { out, status } = await run(['--fix'], { cwd: folder });
      expect([out, status]).toEqual(['no findings in 3 files\n', 0]);
      expect(readFileSync(join(folder, 'over', 'kustomization.yaml'), 'utf8')).toBe(
        overlay.replace('.33/28', '.32/28'),
      );
      expect(readFileSync(join(folder, 'base', 'pool.yaml'), 'utf8')).toBe(base);
    });
  });

  it('gives a reserved address back, and then to whom it is reserved for', () => {
    const service = (name: string, ip: string) => `---
apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: shop, annotations: { metallb.io/loadBalancerIPs: ${ip} } }
spec: { type: LoadBalancer, ports: [{ port: 443 }] }
`;
    const pool = POOL.replace('192.168.20.201/28', '192.168.20.200-192.168.20.209');
    const plan = `version: 1
sites:
  - name: office
    networks:
      - name: lan
        cidr: 192.168.20.0/24
        ranges: [{ range: .100-.199, role: dhcp }, { range: .200-.209, role: service }]
        reservations: [{ address: .205, service: shop/till }]
    clusters: [{ name: prod, manifests: [k8s], metallb: { version: 0.15.3 } }]
`;
    const all = service('thief', '192.168.20.205') + service('till', '192.168.20.120');
    return inFolder(
      new Map([
        ['k8s/pool.yaml', pool],
        ['k8s/services.yaml', all],
        ['plan.yaml', plan],
      ]),
      async (folder) => {
        const safe = await run(['--fix'], { cwd: folder });
        expect(safe.err).toContain('services.yaml:4: not repaired, it changes what the configuration means');
        const { err } = await run(['--unsafe-fixes'], { cwd: folder });
        expect(
          err,
        ).toBe(`k8s/services.yaml:4: Ask for 192.168.20.206, the nearest free address of pool "front" (plan/reservation-conflict)
k8s/services.yaml:9: Ask for 192.168.20.205, which the plan keeps for it (plan/dhcp-overlap)
2 repairs made in 1 file
`);
        expect(readFileSync(join(folder, 'k8s/services.yaml'), 'utf8')).toBe(
          service('thief', '192.168.20.206') + service('till', '192.168.20.205'),
        );
      },
    );
  });

  it('is done when it is done: a second one changes nothing', () =>
    inFolder(files, async (folder) => {
      await run(['--fix'], { cwd: folder });
      const { err } = await run(['--fix'], { cwd: folder });
      expect(err).toContain('0 repairs made in 0 files');
    }));

  it('refuses standard input', () =>
    inFolder(new Map(), async (folder) => {
      const { status, err } = await run(['--fix', '--stdin'], { cwd: folder });
      expect(status).toBe(2);
      expect(err).toBe('mlb-lint: --fix and --stdin do not go together: there is no file to write\n');
    }));
});

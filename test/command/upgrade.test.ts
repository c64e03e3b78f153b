import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { upgrade } from '../../src/command/upgrade.ts';
import { run } from '../cli/run.ts';
import { inFolder } from '../rules/temporary-folder.ts';

const PLAN = `version: 1
sites:
  - name: office
    clusters: [{ name: prod, metallb: { version: 0.14.8 }, manifests: [metallb] }]
`;

const MANIFESTS = `apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: { name: front, namespace: metallb-system }
spec: { addresses: [192.0.2.10-192.0.2.19] }
---
apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: { name: back, namespace: metallb-system }
spec: { addresses: [192.0.2.20-192.0.2.29], serviceAllocation: { priority: 10 } }
---
apiVersion: metallb.io/v1beta1
kind: BGPAdvertisement
metadata: { name: all, namespace: metallb-system }
spec: { ipAddressPools: [front, back], serviceSelectors: [{ matchLabels: { app: till } }] }
---
apiVersion: metallb.io/v1beta2
kind: BGPPeer
metadata: { name: r1, namespace: metallb-system }
spec: { myASN: 64500, peerASN: 64501, peerAddress: 192.0.2.1 }
---
apiVersion: v1
kind: Service
metadata: { name: till, namespace: shop, labels: { app: till }, annotations: { metallb.io/loadBalancerIPs: 192.0.2.15 } }
spec: { type: LoadBalancer, ports: [{ port: 80 }] }
`;

const files = new Map([
  ['plan.yaml', PLAN],
  ['metallb/all.yaml', MANIFESTS],
]);

describe('upgrade', () => {
  it('tells which fields and annotations start and stop being honored', () =>
    inFolder(files, async (cwd) => {
      const { honored } = await upgrade({ cwd, to: '0.16.1' });
      expect(honored.map(({ change, path, resource }) => [change, path, resource.name])).toEqual([
        ['starts', 'spec.serviceSelectors', 'all'],
        ['starts', 'metadata.annotations["metallb.io/loadBalancerIPs"]', 'till'],
      ]);
    }));

  it('tells the Services that get another address', () =>
    inFolder(files, async (cwd) => {
      const { services } = await upgrade({ cwd, to: '0.16.1' });
      expect(
        services.map(({ name, change, before, after }) => [name, change, before?.addresses, after?.addresses]),
      ).toEqual([['till', 'changes', ['192.0.2.10'], ['192.0.2.15']]]);
    }));

  it('tells the findings that appear and vanish, and the defaults', () =>
    inFolder(files, async (cwd) => {
      const { findings, defaults, clusters } = await upgrade({ cwd, to: 'v0.16.1' });
      expect(clusters).toEqual([{ site: 'office', cluster: 'prod', from: '0.14.8', to: '0.16.1' }]);
      expect(findings.fixed.map(({ rule }) => rule)).toContain('service/unknown-annotation');
      expect(defaults.map(({ setting, before, after, resource }) => [setting, before, after, resource?.name])).toEqual([
        ['timers', '90s hold, 30s keepalive', "the backend's own", 'r1'],
      ]);
    }));

  it('tells the backend that another release of the chart brings', () => {
    const release = `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: metallb, namespace: metallb-system }
spec: { chart: { spec: { chart: metallb, version: 0.15.3, sourceRef: { kind: HelmRepository, name: metallb } } } }
`;
    return inFolder(new Map([['release.yaml', release]]), async (cwd) => {
      const { defaults, clusters } = await upgrade({ cwd, to: '0.16.1' });
      expect(clusters[0]?.from).toBe('0.15.3');
      expect(defaults).toEqual([{ setting: 'the BGP backend', before: 'frr', after: 'frr-k8s' }]);
    });
  });

  it('gives JSON in the form of its schema', () =>
    inFolder(files, async (cwd) => {
      const { status, out } = await run(['upgrade', '--to', '0.16.1', '-f', 'json'], { cwd });
      expect(status).toBe(0);
      const validate = new Ajv({ strict: false }).compile(
        JSON.parse(readFileSync('schemas/upgrade.schema.json', 'utf8')),
      );
      validate(JSON.parse(out));
      expect(validate.errors).toBe(null);
    }));

  it('prints it for a terminal and for GitHub', () =>
    inFolder(files, async (cwd) => {
      const text = await run(['upgrade', '--to', '0.16.1'], { cwd });
      expect(text.out).toContain('office/prod: MetalLB 0.14.8 -> 0.16.1\n');
      expect(text.out).toContain('  shop/till moves: 192.0.2.10 -> 192.0.2.15');
      const markdown = await run(['upgrade', '--to', '0.16.1', '--format', 'markdown'], { cwd });
      expect(markdown.out).toContain(
        '**Honored from then on**\n\n- `metallb/all.yaml:14` spec.serviceSelectors of BGPAdvertisement "all"\n',
      );
    }));

  it('says so where nothing changes', () =>
    inFolder(files, async (cwd) => {
      const { out } = await run(['upgrade', '--to', '0.14.8'], { cwd });
      expect(out).toBe('office/prod: MetalLB 0.14.8 -> 0.14.8\n\nNothing changes.\n');
    }));

  it('needs a release that it knows', () =>
    inFolder(files, async (cwd) => {
      expect((await run(['upgrade'], { cwd })).err).toBe('mlb-lint: upgrade needs --to VERSION\n');
      expect((await run(['upgrade', '--to', '0.99.0'], { cwd })).err).toContain('is newer than MetalLB 0.16.1');
    }));
});

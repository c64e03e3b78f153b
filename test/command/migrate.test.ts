import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allocate } from '../../src/command/allocate.ts';
import { lint } from '../../src/command/lint.ts';
import { migrate } from '../../src/command/migrate.ts';
import { run } from '../cli/run.ts';
import { inFolder } from '../rules/temporary-folder.ts';
import { inStory } from '../sites/story.ts';
import { BGP, configMap, LAYER2, migrated } from './old-configs.ts';

describe('migrate', () => {
  it('makes pools and one advertisement of a layer 2 configuration, with its comments', async () => {
    const { yaml, notes } = await migrated(LAYER2);
    expect(notes).toEqual([]);
    expect(yaml).toBe(`# how the floor is reached
# ours since 2021
# the machines
# arp
apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata:
  name: floor
  namespace: metallb-system
spec:
  addresses:
    - 192.168.50.200-192.168.50.209 # old PLCs
    # spare
    - 192.168.50.224/29
  autoAssign: false
  avoidBuggyIPs: true
---
apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata:
  name: office
  namespace: metallb-system
spec:
  addresses:
    - 192.168.50.240-192.168.50.243
---
apiVersion: metallb.io/v1beta1
kind: L2Advertisement
metadata:
  name: layer2
  namespace: metallb-system
spec:
  ipAddressPools:
    - floor
    - office
`);
  });

  it('says what has no counterpart, with its line', async () => {
    const { notes } = await migrated(
      configMap('address-pools:\n- name: a\n  protocol: layer2\n  cidr: [192.0.2.0/24]\n  addresses: [192.0.2.0/24]\n'),
    );
    expect(notes).toEqual(['config.yaml:10: "cidr" has no counterpart, and is left out']);
  });

  it('reads configInline wherever it stands, also in values that are text', async () => {
    const inline = (pad: string) =>
      `configInline:\n  address-pools:\n  - name: a # first\n    protocol: layer2\n    addresses: [192.0.2.0/24]\n`.replace(
        /^(?=.)/gm,
        pad,
      );
    const values = await migrated(`# values\nimage: x # not ours\n${inline('')}psp: { create: false } # nor this\n`);
    expect(values.yaml).toContain(
      '# first\napiVersion: metallb.io/v1beta1\nkind: IPAddressPool\nmetadata:\n  name: a\n',
    );
    expect(values.yaml).not.toContain('ours');
    expect(values.yaml).not.toContain('nor this');
    const release = await migrated(
      `apiVersion: helm.toolkit.fluxcd.io/v2beta1\nkind: HelmRelease\nmetadata: { name: lb, namespace: flux }\nspec:\n  targetNamespace: lb\n  values:\n${inline('    ')}`,
    );
    expect(release.yaml).toContain('  name: a\n  namespace: lb\n');
    const application = await migrated(
      `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: lb }\nspec:\n  destination: { namespace: lb }\n  source:\n    helm:\n      values: |\n${inline('        ')}`,
    );
    expect(application.yaml).toContain('  name: a\n  namespace: lb\n');
  });

  it('makes an IPAddressPool and its advertisement of an AddressPool', async () => {
    const { yaml } = await migrated(`# kept
apiVersion: metallb.io/v1beta1
kind: AddressPool
metadata: { name: edge, namespace: lb, labels: { tier: front } }
spec:
  protocol: bgp
  addresses: [198.51.100.0/28]
  bgpAdvertisements:
  - aggregationLength: 28
    localPref: 50
`);
    expect(yaml).toBe(`# kept
apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata:
  name: edge
  namespace: lb
  labels:
    tier: front
spec:
  addresses:
    - 198.51.100.0/28
---
apiVersion: metallb.io/v1beta1
kind: BGPAdvertisement
metadata:
  name: edge
  namespace: lb
spec:
  ipAddressPools:
    - edge
  aggregationLength: 28
  localPref: 50
`);
  });

  it('makes a v1beta2 peer of one of v1beta1 with the timers that the conversion gives it', async () => {
    const peer = (timers: string) => `apiVersion: metallb.io/v1beta1
kind: BGPPeer
metadata: { name: r1, namespace: metallb-system }
spec: { myASN: 64500, peerASN: 64501, peerAddress: 10.0.0.1, peerPort: 0${timers} }
`;
    const timersOf = async (timers: string) =>
      (await migrated(peer(timers))).yaml.match(/(?:holdTime|keepaliveTime): .*/g);
    expect((await migrated(peer(''))).yaml).toContain('apiVersion: metallb.io/v1beta2\nkind: BGPPeer\n');
    expect((await migrated(peer(''))).yaml).not.toContain('peerPort');
    expect(await timersOf('')).toEqual(['holdTime: 0s', 'keepaliveTime: 0s']);
    expect(await timersOf(', holdTime: 30s')).toEqual(['holdTime: 30s', 'keepaliveTime: 0s']);
    expect(await timersOf(', holdTime: 30s, keepaliveTime: 5s')).toEqual(['holdTime: 30s', 'keepaliveTime: 5s']);
    expect(await timersOf(', keepaliveTime: 5s')).toEqual(['holdTime: 90s', 'keepaliveTime: 5s']);
    expect((await migrated(peer(''))).notes[0]).toContain('config.yaml:4: BGPPeer "r1" has no timers');
  });

  it('gives names that are valid, and each once, beside those that are there', async () => {
    const { yaml } = await migrated(`${configMap(
      'address-pools:\n- { name: A, protocol: layer2, addresses: [192.0.2.0/28] }\n- { name: a, protocol: layer2, addresses: [192.0.2.16/28] }\n- { name: "_", protocol: layer2, addresses: [192.0.2.32/28] }\n',
    )}---
apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: { name: a, namespace: metallb-system }
spec: { addresses: [192.0.2.48/28] }
`);
    expect(yaml.match(/(?<=kind: IPAddressPool\nmetadata:\n {2}name: ).*/g)).toEqual(['a-2', 'a-3', 'pool']);
  });

  it.each([
    ['layer 2', LAYER2],
    ['BGP', BGP],
  ])('gives what lints clean: %s', async (_name, text) => {
    const { yaml } = await migrated(text);
    const { findings } = await inFolder(new Map([['all.yaml', yaml]]), (cwd) => lint({ cwd }));
    expect(findings.filter(({ severity }) => severity !== 'info').map(({ message }) => message)).toEqual([]);
  });

  it('leaves a story clean, with the same addresses', () =>
    inStory('fixtures/sites/legacy-configmap', async (cwd) => {
      const path = join(cwd, 'k8s', 'metallb-system', 'config.yaml');
      const { yaml } = await migrate({ files: [path], cwd });
      writeFileSync(path, yaml);
      const { findings } = await lint({ cwd, today: '2026-01-15' });
      expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
      const { clusters } = await allocate({ cwd });
      expect(clusters.flatMap(({ services }) => services.map(({ name, addresses }) => [name, addresses]))).toEqual([
        ['syslog', ['192.168.1.240']],
      ]);
    }));

  it('writes files, and none over another unless told so', () =>
    inFolder(new Map([['config.yaml', BGP]]), async (cwd) => {
      mkdirSync(join(cwd, 'out'));
      expect(await run(['migrate', 'config.yaml', '--write', 'out'], { cwd })).toMatchObject({ status: 0, out: '' });
      expect(readdirSync(join(cwd, 'out')).sort()).toEqual([
        'bfd-profiles.yaml',
        'bgp-advertisements.yaml',
        'bgp-peers.yaml',
        'communities.yaml',
        'pool-public-a.yaml',
        'pool-public-b.yaml',
        'pool-public-c.yaml',
        'secrets.yaml',
      ]);
      writeFileSync(join(cwd, 'out', 'secrets.yaml'), 'mine');
      const again = await run(['migrate', 'config.yaml', '--write', 'out'], { cwd });
      expect(again.status).toBe(2);
      expect(again.err).toContain('is there already; --force overwrites it');
      expect(readFileSync(join(cwd, 'out', 'secrets.yaml'), 'utf8')).toBe('mine');
      expect((await run(['migrate', 'config.yaml', '--write', 'out', '--force'], { cwd })).status).toBe(0);
      expect(readFileSync(join(cwd, 'out', 'secrets.yaml'), 'utf8')).toContain('kind: Secret');
    }));

  it('says how many files are written where one cannot be', () =>
    inFolder(new Map([['config.yaml', BGP]]), async (cwd) => {
      mkdirSync(join(cwd, 'out', 'pool-public-b.yaml'), { recursive: true });
      expect(await run(['migrate', 'config.yaml', '--write', 'out', '--force'], { cwd })).toEqual({
        status: 2,
        out: '',
        err: 'mlb-lint: cannot write to out: EISDIR: illegal operation on a directory; of 8 files 1 written\n',
      });
      expect(readdirSync(join(cwd, 'out')).sort()).toEqual(['pool-public-a.yaml', 'pool-public-b.yaml']);
    }));

  it('says so where nothing is configured the old way', async () => {
    expect(await migrated('kind: Service\napiVersion: v1\n')).toEqual({
      yaml: '',
      files: [],
      notes: ['config.yaml: nothing in it is configured the old way'],
    });
  });

  it('refuses a release that has no resources', async () => {
    await expect(migrated(LAYER2, '0.12.1')).rejects.toThrow('is older than MetalLB 0.13.0');
  });

  it('says what releases before 0.13.4 cannot avoid', async () => {
    const { yaml, notes } = await migrated(LAYER2, '0.13.3');
    expect(yaml).not.toContain('avoidBuggyIPs');
    expect(notes).toEqual([
      'pool "floor": avoidBuggyIPs exists from MetalLB 0.13.4 on; leave the addresses that end in .0 and .255 out',
    ]);
  });
});

import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { init } from '../../src/command/init.ts';
import { run } from '../cli/run.ts';
import { inFolder } from '../rules/temporary-folder.ts';
import { inStory, storiesOf } from '../sites/story.ts';
import { poolText, serviceText } from './story.ts';

/** Runs work in a folder with some files. */
function inRepository<T>(files: Readonly<Record<string, string>>, work: (cwd: string) => Promise<T>): Promise<T> {
  return inFolder(new Map(Object.entries(files)), work);
}

const METALLB = poolText('lan', '192.168.20.200-192.168.20.219');

const SCHEMA = '# yaml-language-server: $schema=https://mlb-lint.dev/schemas/plan.schema.json';

describe('a first plan', () => {
  it('has the pools as ranges for Services, and asks in comments for what nobody wrote down', async () => {
    const { yaml, clusters } = await inRepository({ 'k8s/metallb.yaml': METALLB }, (cwd) => init({ cwd }));
    expect(yaml.replace(/name: mlb-lint-\w+/g, 'name: here')).toBe(`${SCHEMA}
# Written by mlb-lint init from the manifests found. Lines that start with a # and a key are guesses: correct them,
# and take away the #. Above all, write down who else has addresses: a pool that DHCP leases too is an outage.
version: 1
sites:
  - name: here
    networks:
      - name: lan
        # cidr: 192.168.20.0/24
        # gateway: 192.168.20.1
        ranges:
          # - { range: 192.168.20.100-192.168.20.199, role: dhcp, purpose: what the router leases }
          - { range: 192.168.20.200-192.168.20.219, role: service, pools: [lan] }
    clusters:
      - name: here
        manifests: [.]
        # metallb: { version: 0.16.1 }
        # nodes:
        #   - { name: node-a, addresses: [192.168.20.11] }
        # podCIDRs: [10.42.0.0/16]
        # serviceCIDRs: [10.43.0.0/16]
`);
    expect(clusters).toBe(1);
  });

  it('writes a name that begins like the end of a document on one line', async () => {
    const named = METALLB.replaceAll('name: lan', 'name: "--- x"');
    const { yaml } = await inRepository({ 'k8s/metallb.yaml': named }, (cwd) => init({ cwd }));
    expect(yaml).toContain('role: service, pools: ["--- x"] }\n');
  });

  it('routes what is announced over BGP alone, and names the release and the mode that the repository names', async () => {
    const bgp = METALLB.replace('L2Advertisement', 'BGPAdvertisement');
    const release = `---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: metallb, namespace: metallb-system }
spec: { chart: { spec: { chart: metallb, version: 0.15.3 } } }
`;
    const { yaml } = await inRepository({ 'metallb.yaml': bgp + release }, (cwd) => init({ cwd }));
    expect(yaml).toContain(
      'routed:\n      - { range: 192.168.20.200-192.168.20.219, role: service, pools: [lan] }\n    clusters:',
    );
    expect(yaml).toContain('metallb: { version: 0.15.3, bgp: frr }');
    expect(yaml).not.toContain('networks:');
  });

  it('gives clusters whose pools share addresses an address space each', async () => {
    const { yaml } = await inRepository(
      { 'clusters/east/metallb.yaml': METALLB, 'clusters/west/metallb.yaml': METALLB },
      (cwd) => init({ cwd }),
    );
    expect(yaml.match(/- name: \w+\n|manifests: .*/g)).toEqual([
      '- name: east\n',
      '- name: lan\n',
      '- name: east\n',
      'manifests: [clusters/east/metallb.yaml]',
      '- name: west\n',
      '- name: lan\n',
      '- name: west\n',
      'manifests: [clusters/west/metallb.yaml]',
    ]);
  });

  it('gives clusters whose pools do not one site', async () => {
    const { yaml } = await inRepository(
      {
        'clusters/east/metallb.yaml': METALLB,
        'clusters/west/metallb.yaml': METALLB.replace('200-192.168.20.219', '220-192.168.20.239'),
      },
      (cwd) => init({ cwd }),
    );
    expect(yaml.match(/^ {2}- name/gm)).toHaveLength(1);
    expect(yaml.match(/role: service/g)).toHaveLength(2);
  });

  const APPLICATION = `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: till, namespace: argocd }
spec: { destination: { namespace: shop }, source: { path: till } }
`;

  const RELEASE = `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: metallb, namespace: metallb-system }
spec: { chart: { spec: { chart: metallb, version: 0.15.3, sourceRef: { kind: HelmRepository, name: metallb } } } }
`;

  it('names the resources of MetalLB that nothing deploys, and has their pools', async () => {
    const files = { 'apps/till.yaml': APPLICATION, 'till/service.yaml': serviceText('shop/till') };
    const hand = { 'metallb/pool.yaml': METALLB, 'metallb/release.yaml': RELEASE };
    const { yaml, alarmed } = await inRepository({ ...files, ...hand }, async (cwd) => {
      const { yaml } = await init({ cwd });
      writeFileSync(join(cwd, 'plan.yaml'), yaml);
      return { yaml, alarmed: await alarms(cwd) };
    });
    expect(yaml).toContain(`
        # Nothing here deploys metallb: take it away where nobody applies it by hand.
        manifests: [apps/till.yaml, metallb]
        metallb: { version: 0.15.3 }
`);
    expect(yaml).toContain('{ range: 192.168.20.200-192.168.20.219, role: service, pools: [lan] }');
    expect(alarmed).toEqual([]);
  });

  it('asks whose the pools are that nothing deploys where several may have them', async () => {
    const files = { 'apps/till.yaml': APPLICATION, 'till/service.yaml': serviceText('shop/till') };
    const { yaml } = await inRepository(
      {
        ...files,
        'a/pool.yaml': METALLB,
        'b/pool.yaml': METALLB,
        'c/d/kustomization.yaml': '',
        'c/d/pool.yaml': METALLB,
      },
      (cwd) => init({ cwd }),
    );
    expect(yaml).toContain(`
        # Nothing here deploys a/pool.yaml, b/pool.yaml, c/d: add it where it is applied to this cluster.
        manifests: [apps/till.yaml]
`);
  });

  it('says nothing of other pools where those that are deployed show', async () => {
    const files = { 'apps/till.yaml': APPLICATION, 'till/pool.yaml': METALLB, 'examples/pool.yaml': METALLB };
    expect((await inRepository(files, (cwd) => init({ cwd }))).yaml).not.toContain('examples');
  });

  it('stands where no manifests are, too', async () => {
    const { out } = await inRepository({ 'README.md': 'nothing yet\n' }, async (cwd) => {
      const { yaml } = await init({ cwd });
      writeFileSync(join(cwd, 'plan.yaml'), yaml);
      return run([], { cwd });
    });
    expect(out).toContain('no findings');
  });
});

describe('mlb-lint init', () => {
  it('writes plan.yaml', async () => {
    await inRepository({ 'k8s/metallb.yaml': METALLB }, async (cwd) => {
      const { status, out, err } = await run(['init'], { cwd });
      expect([status, out, err]).toEqual([
        0,
        '',
        'plan.yaml: a plan of 1 cluster; fill in what its comments ask for\n',
      ]);
      expect(readFileSync(join(cwd, 'plan.yaml'), 'utf8')).toContain('role: service');
    });
  });

  it('prints it with --dry-run, also where one is there already', async () => {
    await inRepository({ 'k8s/metallb.yaml': METALLB, 'plan.yaml': 'mine\n' }, async (cwd) => {
      const { status, out } = await run(['init', '--dry-run'], { cwd });
      expect([status, out.split('\n')[0]]).toEqual([0, SCHEMA]);
      expect(readFileSync(join(cwd, 'plan.yaml'), 'utf8')).toBe('mine\n');
    });
  });

  it('replaces one that is there only with --force', async () => {
    await inRepository({ 'k8s/metallb.yaml': METALLB, 'k8s/plan.yaml': 'mine\n' }, async (cwd) => {
      const { status, err } = await run(['init', 'k8s'], { cwd });
      expect([status, err]).toEqual([2, 'mlb-lint: k8s/plan.yaml is there already; --force replaces it\n']);
      expect((await run(['init', 'k8s', '--force'], { cwd })).status).toBe(0);
      expect(readFileSync(join(cwd, 'k8s/plan.yaml'), 'utf8')).toContain('manifests: [.]');
    });
  });

  it('needs a folder', async () => {
    await inRepository({}, async (cwd) => {
      const { status, err } = await run(['init', 'none'], { cwd });
      expect([status, err]).toEqual([2, 'mlb-lint: no such folder: none\n']);
    });
  });
});

/** What a lint says of errors and warnings, each as `severity rule file:line`. */
async function alarms(cwd: string): Promise<readonly string[]> {
  const { out } = await run(['--format', 'json'], { cwd });
  const { findings }: { findings: readonly Finding[] } = JSON.parse(out);
  return findings
    .filter(({ severity }) => severity !== 'info')
    .map(({ severity, rule, location }) => `${severity} ${rule} ${location.file}:${location.line}`);
}

interface Finding {
  readonly severity: string;
  readonly rule: string;
  readonly location: { readonly file: string; readonly line: number };
}

/** The alarms of a lint without a plan, and those of one with the plan of the story, which knows where the cluster ends. */
async function known(cwd: string): Promise<ReadonlySet<string>> {
  const plan = join(cwd, 'plan.yaml');
  const told = existsSync(plan) ? await alarms(cwd) : [];
  if (existsSync(plan)) rmSync(plan);
  return new Set([...told, ...(await alarms(cwd))]);
}

describe.each(storiesOf('sites'))('the plan that init writes for %s', (story) => {
  it('raises no alarm that neither a lint without one raises nor the plan of the story', async () => {
    await inStory(`fixtures/sites/${story}`, async (cwd) => {
      const before = await known(cwd);
      expect((await run(['init'], { cwd })).status).toBe(0);
      expect((await alarms(cwd)).filter((alarm) => !before.has(alarm))).toEqual([]);
    });
  });
});

import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { init } from '../../src/command/init.ts';
import { run } from '../cli/run.ts';
import { inFolder } from '../rules/temporary-folder.ts';
import { inStory, storiesOf } from '../sites/story.ts';
import { poolText } from './story.ts';

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

/** Without a plan nothing tells where their cluster ends, so that a plan lets rules speak. */
const OPEN_STORIES: ReadonlySet<string> = new Set(['helm-values', 'local-chart']);

const closedStories = storiesOf('sites').filter((story) => !OPEN_STORIES.has(story));

describe.each(closedStories)('the plan that init writes for %s', (story) => {
  it('raises no alarm that was not there without one', async () => {
    await inStory(`fixtures/sites/${story}`, async (cwd) => {
      const plan = join(cwd, 'plan.yaml');
      if (existsSync(plan)) rmSync(plan);
      const before = await alarms(cwd);
      expect((await run(['init'], { cwd })).status).toBe(0);
      const after = await alarms(cwd);
      expect(after.filter((alarm) => !before.includes(alarm))).toEqual([]);
    });
  });
});

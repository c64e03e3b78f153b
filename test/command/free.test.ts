import { describe, expect, it } from 'vitest';
import freeSchema from '../../schemas/free.schema.json' with { type: 'json' };
import { type FreeOptions, free } from '../../src/command/free.ts';
import { run } from '../cli/run.ts';
import { faults } from '../report/faults.ts';
import { inFolder } from '../rules/temporary-folder.ts';
import { inStory, poolText, serviceText } from './story.ts';

const plan = `version: 1
sites:
  - name: office
    networks:
      - name: lan
        cidr: [192.168.20.0/24, "fd00:20::/64"]
        gateway: 192.168.20.205
        ranges:
          - { range: .100-.199, role: dhcp, name: lan clients }
          - { range: .200-.239, role: service }
          - { range: .230-.233, role: service, clusters: [lab] }
          - { range: .240-.250, role: reserved, purpose: Future expansion }
          - { range: "fd00:20::10-fd00:20::1f", role: service }
        reservations:
          - { address: .215, service: shop/till }
    routed:
      - { range: 10.0.100.0/24, role: service }
    clusters:
      - { name: prod, manifests: [k8s], networks: [lan], metallb: { version: 0.15.3 } }
      - { name: lab, manifests: [lab], networks: [lan], metallb: { version: 0.15.3 } }
`;

const files = new Map([
  ['plan.yaml', plan],
  [
    'k8s/all.yaml',
    poolText('apps', '192.168.20.220-192.168.20.229') + serviceText('shop/wiki', { loadBalancerIPs: '192.168.20.210' }),
  ],
  ['lab/all.yaml', poolText('lab', '10.0.100.0/25')],
]);

const ranges = (options: FreeOptions) =>
  inFolder(files, async (cwd) => (await free({ cwd, ...options })).blocks.map(({ range }) => range));

describe('free', () => {
  it('finds whole gaps, the smallest first, then by address', async () => {
    expect(await ranges({})).toEqual([
      '192.168.20.206-192.168.20.209',
      '192.168.20.211-192.168.20.214',
      '192.168.20.216-192.168.20.219',
      '192.168.20.230-192.168.20.233',
      '192.168.20.200-192.168.20.204',
      '192.168.20.234-192.168.20.239',
      'fd00:20::10-fd00:20::1f',
      '10.0.100.128-10.0.100.255',
    ]);
  });

  it('leaves out gaps that are too small, and does not cut the others', async () => {
    expect(await ranges({ size: 6 })).toEqual([
      '192.168.20.234-192.168.20.239',
      'fd00:20::10-fd00:20::1f',
      '10.0.100.128-10.0.100.255',
    ]);
  });

  it('gives the first aligned CIDR of each gap', async () => {
    expect(await ranges({ prefixLength: 30 })).toEqual([
      '10.0.100.128/30',
      '192.168.20.200/30',
      '192.168.20.216/30',
      '192.168.20.236/30',
    ]);
    expect(await ranges({ prefixLength: 125, family: 'ipv6' })).toEqual(['fd00:20::10/125']);
  });

  it('looks in one network, one family, another role, or for one cluster', async () => {
    expect(await ranges({ network: ['lan'], family: 'ipv6' })).toEqual(['fd00:20::10-fd00:20::1f']);
    expect(await ranges({ role: ['reserved'] })).toEqual(['192.168.20.240-192.168.20.250']);
    expect(await ranges({ cluster: ['prod'], family: 'ipv4' })).not.toContain('192.168.20.230-192.168.20.233');
    expect(await ranges({ cluster: ['lab'], family: 'ipv4' })).toContain('192.168.20.230-192.168.20.233');
  });

  it('names the neighbors of each gap', () =>
    inFolder(files, async (cwd) => {
      const { blocks } = await free({ cwd, family: 'ipv4' });
      const bounds = new Map(blocks.map(({ range, before, after }) => [range, [before, after]]));
      expect(bounds.get('192.168.20.206-192.168.20.209')).toEqual([
        'the gateway of network "lan"',
        'Service "shop/wiki" of cluster "prod"',
      ]);
      expect(bounds.get('192.168.20.216-192.168.20.219')).toEqual([
        'the reservation for "shop/till"',
        'pool "apps" of cluster "prod"',
      ]);
      expect(bounds.get('192.168.20.200-192.168.20.204')?.[0]).toBe('DHCP range "lan clients"');
      expect(bounds.get('10.0.100.128-10.0.100.255')).toEqual(['pool "lab" of cluster "lab"', null]);
    }));

  it('prints JSON that keeps to its schema', () =>
    inFolder(files, async (cwd) => {
      for (const more of [[], ['--prefix-length', '30']]) {
        expect(faults(freeSchema, (await run(['free', '-f', 'json', ...more], { cwd })).out)).toEqual([]);
      }
    }));

  it('prints a line each, with what bounds it, and draws them on the map', () =>
    inFolder(files, async (cwd) => {
      const [list, bars = ''] = (await run(['free', '--size', '6', '--family', 'ipv4'], { cwd })).out.split('\n\n');
      expect(`${list}\n`).toBe(
        `192.168.20.234-192.168.20.239  6 addresses    office/lan     service  after service range "192.168.20.230-192.168.20.233", before reserved range "Future expansion"
10.0.100.128-10.0.100.255      128 addresses  office/routed  service  after pool "lab" of cluster "lab"
`,
      );
      expect(bars).toContain('192.168.20.192  dddddddd░░░░░!░░░░█░░░░P░░░░▒▒▒▒▒▒▒▒▒▒░░░░++++++rrrrrrrrrrr·····');
    }));

  it('exits with 1 where nothing fits', () =>
    inFolder(files, async (cwd) => {
      const { status, out, err } = await run(['free', '--size', '500'], { cwd });
      expect([status, out, err]).toEqual([1, '', 'mlb-lint: nothing fits\n']);
    }));

  it.each([
    [['--size', '0'], '--size takes a number from 1 on, not 0'],
    [['--size', 'ten'], 'option --size takes a number, not "ten"'],
    [['--prefix-length', '129'], '--prefix-length takes a number from 0 to 128, not 129'],
    [['--network', 'lna'], '--network: the plan has no network "lna"; did you mean "lan"?'],
    [['--cluster', 'prdo'], '--cluster: the plan has no "prdo"; did you mean "prod"?'],
  ])('refuses %j', (args, message) =>
    inFolder(files, async (cwd) => {
      const { status, err } = await run(['free', ...args], { cwd });
      expect([status, err]).toEqual([2, `mlb-lint: ${message}\n`]);
    }),
  );

  it('needs a plan', () =>
    inFolder(new Map([['pools.yaml', poolText('apps', '192.0.2.0/28')]]), async (cwd) => {
      expect((await run(['free'], { cwd })).status).toBe(2);
    }));

  it('counts what Services of any type hold as taken', () =>
    inStory(
      plan.replace(/.*lab, manifests.*\n/, '').replace(', clusters: [lab]', ''),
      serviceText('shop/old', {}, 'ports: [{ port: 80 }]') +
        'status: { loadBalancer: { ingress: [{ ip: 192.168.20.202 }] } }\n',
      async (cwd) => {
        const { blocks } = await free({ cwd });
        expect(blocks.map(({ range }) => range)).toContain('192.168.20.203-192.168.20.204');
      },
    ));
});

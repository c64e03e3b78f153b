import { describe, expect, it } from 'vitest';
import { type Extracted, extract } from '../../../src/source/extract/extract.ts';
import { planOf, spot } from '../../plan/memory-files.ts';
import { site } from '../../plan/plan-text.ts';
import { plain, readerOf, standing } from '../memory-repository.ts';

/** What the entries of `extract`, one line each, take from files. */
function extracted(lines: readonly string[], files: Readonly<Record<string, string>>): Extracted {
  const plan = planOf(site('clusters:', '  - name: lab', '    extract:', ...lines.map((line) => `      ${line}`)));
  return extract(readerOf(files), plan.sites[0]?.clusters[0]?.extract ?? [], '');
}

const STACK = `config:
  monorepo:metallb_enabled: "true"
  monorepo:metallb_version: "0.14.9"
  monorepo:metallb_ip_range: "172.18.255.200-172.18.255.250"
  a/b~c: 172.18.255.5/32
`;

const messages = ({ problems }: Extracted) =>
  problems.map(({ at, message }) => `${at === undefined ? '' : spot(at)} ${message}`);

describe('pools by extract', () => {
  it('come from one text, and stand where it does', () => {
    const { manifests, problems } = extracted(
      ['- { file: stack.yaml, pools: [{ name: lab, addresses: "/config/monorepo:metallb_ip_range", advertise: l2 }] }'],
      { 'stack.yaml': STACK },
    );
    expect(manifests.map(plain)).toEqual([
      {
        apiVersion: 'metallb.io/v1beta1',
        kind: 'IPAddressPool',
        metadata: { name: 'lab' },
        spec: { addresses: ['172.18.255.200-172.18.255.250'] },
      },
      {
        apiVersion: 'metallb.io/v1beta1',
        kind: 'L2Advertisement',
        metadata: { name: 'lab' },
        spec: { ipAddressPools: ['lab'] },
      },
    ]);
    expect(manifests[0] && standing(manifests[0], ['spec', 'addresses', 0])).toBe(
      'stack.yaml:4 "172.18.255.200-172.18.255.250"',
    );
    expect(manifests[0] && standing(manifests[0], ['metadata', 'name'])).toBe('plan.yaml:7 lab');
    expect(problems).toEqual([]);
  });

  it('are parted at commas, and found under keys with slashes and tildes', () => {
    const { manifests } = extracted(
      ['- { file: a.json, pools: [{ name: lab, addresses: /a~1b~0c, advertise: none, autoAssign: false }] }'],
      { 'a.json': '{ "a/b~c": "192.0.2.1/32, 192.0.2.8/30" }' },
    );
    expect(manifests.map(plain)).toMatchObject([
      { spec: { addresses: ['192.0.2.1/32', '192.0.2.8/30'], autoAssign: false } },
    ]);
  });

  it('come from a list, one an item', () => {
    const { manifests, problems } = extracted(
      [
        '- file: vars.yaml',
        '  poolsFrom: [{ list: /pools, name: /id, addresses: /net, advertise: bgp, avoidBuggyIPs: /careful }]',
      ],
      {
        'vars.yaml':
          'pools:\n  - { id: one, net: [192.0.2.0/28], careful: "true" }\n  - { id: two, net: 192.0.2.64/28 }\n',
      },
    );
    expect(manifests.map(plain)).toMatchObject([
      { kind: 'IPAddressPool', metadata: { name: 'one' }, spec: { addresses: ['192.0.2.0/28'], avoidBuggyIPs: true } },
      { kind: 'BGPAdvertisement', spec: { ipAddressPools: ['one'] } },
      { kind: 'IPAddressPool', metadata: { name: 'two' }, spec: { addresses: ['192.0.2.64/28'] } },
      { kind: 'BGPAdvertisement', spec: { ipAddressPools: ['two'] } },
    ]);
    expect(manifests[2] && standing(manifests[2], ['spec', 'addresses', 0])).toBe('vars.yaml:3 192.0.2.64/28');
    expect(problems).toEqual([]);
  });

  it('are announced nobody knows how where the plan does not say it', () => {
    const { manifests } = extracted(['- { file: a.yaml, pools: [{ name: lab, addresses: /range }] }'], {
      'a.yaml': 'range: 192.0.2.0/28\n',
    });
    expect(manifests.map(plain)).toMatchObject([{}, { kind: 'L2Advertisement', spec: { ipAddressPools: '?' } }]);
  });

  it('stay unknown where their addresses are', () => {
    const { manifests } = extracted(
      ['- { file: a.yaml, pools: [{ name: lab, addresses: /range, advertise: none }] }'],
      {
        'a.yaml': 'range: CHANGEME\n',
      },
    );
    expect(manifests.map(plain)).toMatchObject([{ spec: { addresses: '?' } }]);
  });

  it('are left out where MetalLB is not installed', () => {
    const { manifests, enabled } = extracted(
      ['- { file: a.yaml, enabled: /on, pools: [{ name: lab, addresses: /range }] }'],
      { 'a.yaml': 'on: "False"\nrange: 192.0.2.0/28\n' },
    );
    expect([manifests, enabled]).toEqual([[], false]);
  });
});

describe('MetalLB by extract', () => {
  it('has a release and is enabled, also by texts', () => {
    const { version, enabled } = extracted(
      [
        '- { file: stack.yaml, enabled: "/config/monorepo:metallb_enabled", version: "/config/monorepo:metallb_version" }',
      ],
      { 'stack.yaml': STACK },
    );
    expect([version?.value, version && spot(version.at), enabled]).toEqual(['0.14.9', 'stack.yaml:3:29', true]);
  });

  it('is left open where the file does not say it', () => {
    const found = extracted(['- { file: a.yaml, enabled: /on, version: /version }'], {
      'a.yaml': 'range: 192.0.2.0/28\n',
    });
    expect([found.version, found.enabled, found.problems]).toEqual([undefined, undefined, []]);
  });

  it('has the release that a number writes', () => {
    const { version } = extracted(['- { file: a.yaml, version: /v }'], { 'a.yaml': 'v: 0.10\n' });
    expect(version?.value).toBe('0.10');
  });
});

describe('Services by extract', () => {
  const values = `service:
  type: NodePort
  loadBalancerIP: 192.0.2.7
  annotations:
    metallb.io/address-pool: lab
  ports:
    - { name: http, port: 80 }
`;

  it('are known as far as the pointers lead', () => {
    const { manifests } = extracted(
      [
        '- file: values.yaml',
        '  services:',
        '    - { service: mesh/gate, type: /service/type, address: /service/loadBalancerIP, class: /service/class,',
        '        annotations: /service/annotations, ports: /service/ports }',
      ],
      { 'values.yaml': values },
    );
    expect(manifests.map(plain)).toEqual([
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: {
          name: 'gate',
          namespace: 'mesh',
          labels: '?',
          annotations: { 'metallb.io/address-pool': 'lab' },
        },
        spec: {
          type: 'NodePort',
          externalTrafficPolicy: '?',
          selector: '?',
          ports: [{ name: 'http', port: 80 }],
          loadBalancerIP: '192.0.2.7',
        },
      },
    ]);
    const [gate] = manifests;
    const places = [
      ['spec', 'type'],
      ['spec', 'loadBalancerIP'],
      ['metadata', 'annotations', 'metallb.io/address-pool'],
      ['spec', 'ports', 0, 'port'],
      ['spec', 'selector'],
    ].map((route) => gate && standing(gate, route));
    expect(places).toEqual([
      'values.yaml:2 NodePort',
      'values.yaml:3 192.0.2.7',
      'values.yaml:5 lab',
      'values.yaml:7 80',
      'values.yaml:2 NodePort',
    ]);
  });

  it('are LoadBalancers where the plan points to no type', () => {
    const { manifests } = extracted(
      ['- { file: values.yaml, services: [{ service: mesh/gate, address: /service/loadBalancerIP }] }'],
      { 'values.yaml': values },
    );
    expect(manifests.map(plain)).toMatchObject([{ spec: { type: 'LoadBalancer', loadBalancerIP: '192.0.2.7' } }]);
  });
});

describe('an extract that is wrong', () => {
  it('names the file that is not there', () => {
    expect(messages(extracted(['- { file: none.yaml, version: /v }'], {}))).toEqual([
      'plan.yaml:7:21 "none.yaml" does not exist',
    ]);
  });

  it('names the pointer that leads to nothing, and the nearest key', () => {
    const lines = [
      '- file: stack.yaml',
      '  pools: [{ name: lab, addresses: "/config/monorepo:metalb_ip_range" }]',
      '  services: [{ service: mesh/gate, type: /service/type }]',
    ];
    expect(messages(extracted(lines, { 'stack.yaml': STACK }))).toEqual([
      'plan.yaml:8:45 "/config/monorepo:metalb_ip_range" leads to nothing in "stack.yaml"; did you mean "/config/monorepo:metallb_ip_range"?',
      'plan.yaml:9:52 "/service/type" leads to nothing in "stack.yaml"',
    ]);
  });

  it('is told that keys of Pulumi carry the name of their project', () => {
    const lines = ['- { file: stack.yaml, pools: [{ name: lab, addresses: /config/metallb_ip_range }] }'];
    expect(messages(extracted(lines, { 'stack.yaml': STACK }))).toEqual([
      'plan.yaml:7:65 "/config/metallb_ip_range" leads to nothing in "stack.yaml"; did you mean "/config/monorepo:metallb_ip_range"?',
    ]);
  });

  it('counts documents from 1', () => {
    const files = { 'a.yaml': '# none\n---\nrange: 192.0.2.0/28\n---\nrange: 192.0.2.64/28\n' };
    const line = (document: number) =>
      `- { file: a.yaml, document: ${document}, pools: [{ name: lab, addresses: /range, advertise: none }] }`;
    expect(extracted([line(2)], files).manifests.map(plain)).toMatchObject([
      { spec: { addresses: ['192.0.2.64/28'] } },
    ]);
    expect(messages(extracted([line(3)], files))).toEqual(['plan.yaml:7:21 "a.yaml" has no document 3']);
  });

  it('says what has another form than it must', () => {
    const lines = [
      '- file: a.yaml',
      '  enabled: /maybe',
      '  version: /range',
      '  pools: [{ name: lab, addresses: /maybe/deep }]',
      '  poolsFrom: [{ list: /maybe, name: "", addresses: "" }]',
    ];
    expect(messages(extracted(lines, { 'a.yaml': 'maybe: { deep: 5 }\nrange: [1]\n' }))).toEqual([
      'plan.yaml:8:22 "/maybe" in "a.yaml" is neither true nor false',
      'plan.yaml:9:22 "/range" in "a.yaml" is no version',
      'plan.yaml:10:45 "/maybe/deep" in "a.yaml" is neither a text nor a list',
      'plan.yaml:11:33 "/maybe" in "a.yaml" is no list',
    ]);
  });
});

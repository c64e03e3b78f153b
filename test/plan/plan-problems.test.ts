import { describe, expect, it } from 'vitest';
import { problemsOf } from './memory-files.ts';
import { cluster, network, site } from './plan-text.ts';

describe('keys', () => {
  it('suggests the key that a misspelt one likely is', () => {
    expect(problemsOf(site('clutsers: []'))).toEqual([
      'plan.yaml:4:5 unknown key "clutsers"; did you mean "clusters"?',
    ]);
  });

  it('lists the keys where none is near', () => {
    expect(problemsOf('version: 1\nhello: 1\n')).toEqual([
      'plan.yaml:2:1 unknown key "hello"; expected one of version, include, sites, lint',
    ]);
  });

  it('does not suggest a key that is there already', () => {
    expect(problemsOf('version: 1\nsites: []\nsite: []\n')).toEqual([
      'plan.yaml:3:1 unknown key "site"; expected one of version, include, sites, lint',
    ]);
  });

  it('says of a misspelt required key only that it is misspelt', () => {
    expect(problemsOf(network('ranges:', '  - { rnage: .1, role: node }'))).toEqual([
      'plan.yaml:8:15 unknown key "rnage"; did you mean "range"?',
    ]);
  });

  it('names a missing key and what it may say', () => {
    expect(problemsOf(network('ranges:', '  - { range: .1 }'))).toEqual([
      'plan.yaml:8:13 missing key "role"; expected one of dhcp, node, appliance, service, reserved',
    ]);
  });

  it('takes a required key without a value for missing', () => {
    expect(problemsOf('version: 1\nsites:\n  - name:\n')).toEqual(['plan.yaml:3:5 missing key "name"']);
  });

  it('wants the version', () => {
    expect(problemsOf('sites: []\n')).toEqual(['plan.yaml:1:1 missing key "version"']);
  });

  it('knows no other version', () => {
    expect(problemsOf('version: 2\n')).toEqual(['plan.yaml:1:10 "version": expected 1, got 2']);
    expect(problemsOf('version: "1"\n')).toEqual(['plan.yaml:1:10 "version": expected 1, got "1"']);
  });

  it('survives keys of the language it is written in', () => {
    expect(problemsOf('version: 1\n__proto__: { sites: 3 }\nconstructor: 1\n')).toEqual([
      'plan.yaml:2:1 unknown key "__proto__"; expected one of version, include, sites, lint',
      'plan.yaml:3:1 unknown key "constructor"; expected one of version, include, sites, lint',
    ]);
  });

  it('tells the first hundred problems of a file that has many', () => {
    const keys = Array.from({ length: 5000 }, (_, index) => `key${index}: 1`);
    expect(problemsOf(`version: 1\n${keys.join('\n')}\n`)).toHaveLength(100);
  });

  it('refuses a mapping with more names than any real one has', () => {
    const rules = Array.from({ length: 1001 }, (_, index) => `    a/b${index}: error`);
    expect(problemsOf(`version: 1\nlint:\n  rules:\n${rules.join('\n')}\n`)).toEqual([
      'plan.yaml:3:3 "rules": expected at most 1000 keys, got 1001',
    ]);
  });

  it('tells all problems, in the order of the file', () => {
    expect(problemsOf(site('vrf: []', 'complete: maybe', 'netwroks: []'))).toEqual([
      'plan.yaml:4:10 "vrf": expected a single value, got a list',
      'plan.yaml:5:15 "complete": expected true or false, got a string',
      'plan.yaml:6:5 unknown key "netwroks"; did you mean "networks"?',
    ]);
  });
});

describe('values', () => {
  it.each([
    [cluster('manifests: k8s'), 'plan.yaml:6:20 "manifests": expected a list, got a string'],
    [
      cluster('manifests: [1]'),
      'plan.yaml:6:21 an item of "manifests": expected a string, got a number; put it in quotes',
    ],
    [cluster('manifests: [~]'), 'plan.yaml:6:21 an item of "manifests": expected a string, got nothing'],
    [cluster('metallb: true'), 'plan.yaml:6:18 "metallb": expected a mapping or false, got true'],
    [cluster('metallb: 0.15.3'), 'plan.yaml:6:18 "metallb": expected a mapping or false, got a string'],
    [cluster('families: []'), 'plan.yaml:6:19 "families": expected at least one item, got none'],
    [
      cluster('families: [IPv4]'),
      'plan.yaml:6:20 an item of "families": expected one of ipv4, ipv6, got "IPv4"; did you mean "ipv4"?',
    ],
    [cluster('metallb: { bgp: fr }'), 'plan.yaml:6:25 "bgp": expected one of native, frr, frr-k8s, got "fr"'],
    [
      network('cidr2: {}'),
      'plan.yaml:7:9 unknown key "cidr2"; expected one of name, cidr, vlan, gateway, dhcp, ranges, reservations',
    ],
    [network('gateway: {}'), 'plan.yaml:7:18 "gateway": expected a string or a list, got a mapping'],
    [network('vlan: 4095'), 'plan.yaml:7:15 "vlan": expected at most 4094, got 4095'],
    [network('vlan: 1.5'), 'plan.yaml:7:15 "vlan": expected a whole number, got a number'],
    [network('dhcp: yes'), 'plan.yaml:7:15 "dhcp": expected unknown, got true'],
    [network('dhcp: unknwon'), 'plan.yaml:7:15 "dhcp": expected unknown, got "unknwon"; did you mean "unknown"?'],
    [site('bgp: { asn: 0 }'), 'plan.yaml:4:17 "asn": expected at least 1, got 0'],
    [site('networks:', '  a: 1'), 'plan.yaml:4:5 "networks": expected a list, got a mapping'],
    [
      'version: 1\nlint: { rules: { a/b: of } }',
      'plan.yaml:2:23 "a/b": expected one of off, info, warning, error, got "of"',
    ],
    [
      'version: 1\nlint: { rules: { a/b: true } }',
      'plan.yaml:2:23 "a/b": expected one of off, info, warning, error, got true',
    ],
    [
      'version: 1\nlint: { rules: { a/b: { severity: eror } } }',
      'plan.yaml:2:35 "severity": expected one of off, info, warning, error, got "eror"; did you mean "error"?',
    ],
    ['version: 1\nlint: { rules: { a/b: { x: [1] } } }', 'plan.yaml:2:28 "x": expected a single value, got a list'],
    [
      'version: 1\nlint: { rules: { dhcp-overlap: off } }',
      'plan.yaml:2:18 "dhcp-overlap" is no rule; rules are named family/rule',
    ],
    ['[]', 'plan.yaml:1:1 the plan: expected a mapping, got a list'],
  ])('$1', (text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });

  it('names the allowed values of a misspelt one, with the likely one', () => {
    expect(problemsOf(network('ranges:', '  - { range: .1, role: sevrice }'))).toEqual([
      'plan.yaml:8:32 "role": expected one of dhcp, node, appliance, service, reserved, got "sevrice"; did you mean "service"?',
    ]);
  });

  it.each(['latest', '0.15.3.1', '>=', '0.15 ||', '0,15,x,y', '15.x.y'])('refuses the release %s', (version) => {
    const text = cluster('manifests: []', `metallb: { version: "${version}" }`);
    expect(problemsOf(text)).toEqual([
      `plan.yaml:7:29 "${version}" is no release; expected one such as 0.15.3, 0.15.x or >=0.14.0 <0.16.0`,
    ]);
  });

  it.each(['0.15.3', 'v0.15.3', '0.16', '0.16.x', '>=0.14 <0.16', '^0.14.0', '0.13 - 0.15', '0.14 || 0.15', '*'])(
    'accepts the release %s',
    (version) => {
      expect(problemsOf(cluster(`metallb: { version: "${version}" }`))).toEqual([]);
    },
  );

  it.each(['gateway', 'edge/', '/gateway', 'edge/a/b', 'edge /gateway'])('refuses the Service %s', (service) => {
    expect(problemsOf(cluster(`expect: [{ service: "${service}" }]`))).toEqual([
      `plan.yaml:6:29 "${service}" names no Service; expected namespace/name`,
    ]);
  });

  it('refuses what is no JSON Pointer', () => {
    expect(problemsOf(cluster('extract: [{ file: a.yaml, enabled: config/on, version: /a~b }]'))).toEqual([
      'plan.yaml:6:44 "config/on" is no JSON Pointer; did you mean "/config/on"?',
      'plan.yaml:6:64 "/a~b" is no JSON Pointer; "~" is written "~0"',
    ]);
  });

  it('wants a file of an import, and a server of NetBox alone', () => {
    expect(problemsOf(site('imports: [{ type: kea }]'))).toEqual([
      'plan.yaml:4:15 missing key "file": an import needs the file with the data',
    ]);
    expect(problemsOf(site('imports: [{ type: kea, url: "https://a" }]'))).toEqual([
      'plan.yaml:4:33 "url" is for imports of type netbox; others need a "file"',
    ]);
  });

  it('cuts long values off', () => {
    const [problem] = problemsOf(`version: 1\nlint: { rules: { a/b: ${'x'.repeat(1000)} } }`);
    expect(problem).toBe(`plan.yaml:2:23 "a/b": expected one of off, info, warning, error, got "${'x'.repeat(80)}..."`);
  });
});

import { describe, expect, it } from 'vitest';
import { legacyConfigs } from '../../src/metallb/legacy-config.ts';
import { clusterOf, resource } from './cluster-of.ts';

const POOL = resource('IPAddressPool', 'apps', '{ addresses: [192.0.2.0/28] }');

function found(config: string, name = 'settings', more = ''): number {
  const text = `---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name}, namespace: metallb-system }\ndata: { ${config} }\n`;
  return legacyConfigs(clusterOf(POOL + text + more)).length;
}

function controller(image: string): string {
  return `---\n{ apiVersion: apps/v1, kind: Deployment, metadata: { name: c, namespace: metallb-system }, spec: { template: { spec: { containers: [{ image: "${image}" }] } } } }\n`;
}

describe('a legacy configuration', () => {
  it.each([
    ['has pools in the old keys', 'config: "address-pools: [{ name: a, protocol: layer2 }]"'],
    ['has peers in the old keys', 'config: "peers: [{ my-asn: 64500, peer-asn: 64501 }]"'],
  ])('%s, whatever its name', (_, config) => {
    expect(found(config)).toBe(1);
  });

  it('is config in the namespace of MetalLB, whatever it says', () => {
    expect(found('config: "["', 'config')).toBe(1);
    expect(found('config: $CONFIG', 'config')).toBe(1);
  });

  it.each([
    ['other text', 'config: "color: blue"'],
    ['peers of something else', 'config: "peers: [{ host: a }]"'],
    ['text that does not parse', 'config: "[["'],
    ['another key', '"config.yaml": "address-pools: []"'],
    ['nothing', ''],
  ])('is not %s under another name', (_, data) => {
    expect(found(data)).toBe(0);
  });

  it('is fine where the repository installs the release that reads it', () => {
    const config = 'config: "address-pools: []"';
    expect(found(config, 'config', controller('quay.io/metallb/controller:v0.12.1'))).toBe(0);
    expect(found(config, 'config', controller('quay.io/metallb/controller:v0.13.2'))).toBe(1);
  });
});

import { expect, it } from 'vitest';
import { squeeze } from '../../src/address/entry-text.ts';
import { repositoryName } from '../../src/files/git-remotes.ts';
import { run } from '../cli/run.ts';
import { repository } from '../files/repository.ts';

/** So long that a text whose every place is looked at from every other one would take hours. */
const LONG = 2_000_000;

it.each([' ', '-', '/', ' -', '- '])('white space around marks goes from a text of %j', (pump) => {
  expect(squeeze(`1${pump.repeat(LONG)}x`).length).toBeLessThanOrEqual(2 * LONG + 2);
});

it('white space goes on both sides of every mark', () => {
  expect(squeeze(' 1 - - 2 / 3 4 ')).toBe('1--2/3 4');
});

it.each(['/', '?', '#', '.git', ':'])('a repository has a name, or none, whose URL repeats %j', (pump) => {
  expect(typeof repositoryName(`https://example.com/${pump.repeat(LONG)}\nx`)).toBe('string');
});

const places = [
  [
    'a version of MetalLB',
    (text: string) =>
      `kind: Deployment\napiVersion: apps/v1\nmetadata: { labels: { app.kubernetes.io/name: metallb, app.kubernetes.io/version: "${text}" } }\n`,
  ],
  [
    'a base of a kustomization',
    (text: string) => `kind: Kustomization\napiVersion: kustomize.config.k8s.io/v1beta1\nresources: ["${text}"]\n`,
  ],
  [
    'a path of Flux',
    (text: string) =>
      `kind: Kustomization\napiVersion: kustomize.toolkit.fluxcd.io/v1\nmetadata: { name: a }\nspec: { path: "${text}" }\n`,
  ],
  [
    'an address of a peer',
    (text: string) =>
      `kind: BGPPeer\napiVersion: metallb.io/v1beta2\nmetadata: { name: a }\nspec: { peerAddress: "${text}" }\n`,
  ],
  [
    'an address of a pool',
    (text: string) =>
      `kind: IPAddressPool\napiVersion: metallb.io/v1beta1\nmetadata: { name: a }\nspec: { addresses: ["${text}"] }\n`,
  ],
  [
    'a requested address',
    (text: string) =>
      `kind: Service\napiVersion: v1\nmetadata: { name: a }\nspec: { type: LoadBalancer, loadBalancerIP: "${text}" }\n`,
  ],
] as const;

const pumps = ['/', ' ', '.', '0', '-', '1.', ':', '%', 'a@'];

it.each(places.flatMap(([name, of]) => pumps.map((pump) => [name, pump, of] as const)))(
  '%s that repeats %j is answered',
  async (_name, pump, of) => {
    const text = of(`x${pump.repeat(LONG / 10 / pump.length)}!`);
    const file = text.includes('resources: [') ? 'k8s/kustomization.yaml' : 'k8s/a.yaml';
    const { status, err } = await run(['--fail-on', 'never'], { cwd: repository({ [file]: text }) });
    expect(err).not.toContain('internal error');
    expect([0, 2]).toContain(status);
  },
);

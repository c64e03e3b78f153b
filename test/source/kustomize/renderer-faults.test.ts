import { describe, expect, it } from 'vitest';
import { fake } from './fake-renderer.ts';
import { overlays } from './overlay.ts';
import { listed, rendered } from './rendered.ts';

describe('a renderer', () => {
  it('that is not installed is told, and plain resources are read', async () => {
    const [found] = await rendered(overlays('a'), ['a'], { renderer: 'none' });
    expect(found?.notRendered).toEqual({
      reason: 'no-renderer',
      message: 'neither kustomize nor kubectl is installed',
    });
    expect(listed(found)).toEqual(['IPAddressPool/a']);
  });

  it('that hangs is ended, and not tried for each overlay', async () => {
    const { renderer, calls } = fake('sleep 600');
    const names = Array.from({ length: 12 }, (_, index) => `o${index}`);
    const found = await rendered(overlays(...names), names, { renderer, timeout: 200 });
    expect(new Set(found.map(({ notRendered }) => notRendered?.reason))).toEqual(new Set(['timeout']));
    expect(found.map(listed)[11]).toEqual(['IPAddressPool/o11']);
    expect(calls()).toBeLessThanOrEqual(4);
  });

  it.each([
    ['prints garbage', 'head -c 1000 /dev/urandom', 'the renderer printed something else than resources'],
    ['prints a list', 'echo "- a"', 'the renderer printed something else than resources'],
    [
      'prints resources that nobody asked for',
      'printf "kind: A\\napiVersion: v1\\n"',
      'the renderer printed something else than resources',
    ],
    ['is killed', 'kill -9 $$', 'it ended with a signal'],
    ['fails', 'echo "Error: no" >&2; exit 1', 'no'],
  ])('that %s has failed', async (_how, lines, message) => {
    const [found] = await rendered(overlays('a'), ['a'], { renderer: fake(lines).renderer });
    expect(found?.notRendered).toEqual({ reason: 'failed', message });
    expect(listed(found)).toEqual(['IPAddressPool/a']);
  });
});

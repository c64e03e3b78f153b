import { describe, expect, it } from 'vitest';
import { wantsColor } from '../../src/cli/shell.ts';

describe('wantsColor', () => {
  it.each([
    [{}, true, true],
    [{}, false, false],
    [{ NO_COLOR: '1' }, true, false],
    [{ NO_COLOR: '' }, true, true],
    [{ FORCE_COLOR: '1' }, false, true],
    [{ FORCE_COLOR: '0' }, true, false],
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, true, true],
    [{ TERM: 'dumb' }, true, false],
  ])('with %j on a terminal (%s) it is %s', (env, terminal, wanted) => {
    expect(wantsColor(env, terminal)).toBe(wanted);
  });
});

import { expect, it } from 'vitest';
import { isCi } from '../../src/cli/is-ci.ts';

it.each([
  [{ CI: 'true' }, true],
  [{ CI: '1' }, true],
  [{ CI: 'woodpecker' }, true],
  [{}, false],
  [{ CI: '' }, false],
  [{ CI: '0' }, false],
  [{ CI: 'false' }, false],
])('%j is an environment of CI: %s', (env, told) => expect(isCi(env)).toBe(told));

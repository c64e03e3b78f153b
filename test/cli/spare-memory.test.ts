import { beforeEach, describe, expect, it, vi } from 'vitest';
import { spareMemory } from '../../src/cli/spare-memory.ts';

/** The flags that V8 is given. */
const given = vi.hoisted((): string[] => []);

vi.mock('node:v8', () => ({ setFlagsFromString: (flag: string) => given.push(flag) }));

beforeEach(() => {
  given.length = 0;
});

describe('the heap grows a little more than twofold', () => {
  it.each(['20.19.0', '22.12.0', '24.1.0'])('in Node %s', (version) => {
    spareMemory(version);
    expect(given).toEqual(['--heap-growing-percent=120']);
  });

  it.each(['18.20.0', '26.0.0', ''])('not in Node %s, whose V8 may complain of the flag', (version) => {
    spareMemory(version);
    expect(given).toEqual([]);
  });
});

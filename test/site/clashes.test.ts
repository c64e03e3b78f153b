import { describe, expect, it } from 'vitest';
import { clashes, compareSpans, type Party } from '../../src/site/clashes.ts';
import { Source } from '../../src/text/source.ts';
import { interval, texts } from './sites-of.ts';

const source = new Source('plan.yaml', ' '.repeat(99));

function party(name: string, text: string, kin: string, start: number): Party<string> {
  return { interval: interval(text), of: name, kin, at: () => ({ source, start, end: start + 1 }) };
}

function found(parties: readonly Party<string>[], fine: readonly string[] = []) {
  return clashes(parties, (later, earlier, shared) => (fine.includes(`${later} ${earlier}`) ? [] : [shared])).map(
    ({ later, earlier, intervals }) => [later, earlier, texts(intervals)],
  );
}

describe('parties that clash', () => {
  it('are said once, at the one that is written later', () => {
    const parties = [party('low', '10.0.0.0-10.0.0.5', 'x', 50), party('high', '10.0.0.5-10.0.0.9', 'y', 10)];
    expect(found(parties)).toEqual([['low', ['high'], ['10.0.0.5']]]);
  });

  it('are in the order given where they stand at one place', () => {
    const parties = [party('a', '10.0.0.1', 'x', 5), party('b', '10.0.0.1', 'y', 5)];
    expect(found(parties)).toEqual([['b', ['a'], ['10.0.0.1']]]);
  });

  it('are those of different kins', () => {
    expect(found([party('a', '10.0.0.1', 'x', 1), party('b', '10.0.0.1', 'x', 2)])).toEqual([]);
  });

  it('are joined over all that the later one shares with anybody', () => {
    const parties = [
      party('a', '10.0.0.0-10.0.0.4', 'x', 1),
      party('b', '10.0.0.5-10.0.0.9', 'y', 2),
      party('c', '10.0.0.0-10.0.0.20', 'z', 3),
    ];
    expect(found(parties)).toEqual([['c', ['a', 'b'], ['10.0.0.0-10.0.0.9']]]);
  });

  it('are none where it is fine', () => {
    expect(found([party('a', '10.0.0.1', 'x', 1), party('b', '10.0.0.1', 'y', 2)], ['b a'])).toEqual([]);
  });

  it('name twenty of many', () => {
    const parties = Array.from({ length: 30 }, (_, index) => party(`p${index}`, '10.0.0.1', `k${index}`, index));
    expect(found(parties).at(-1)?.[1]).toHaveLength(20);
  });

  it('may be as many as a repository holds, all on one another', () => {
    const parties = Array.from({ length: 20_000 }, (_, index) =>
      party(`p${index}`, `10.0.${index >> 8}.${index & 255}-10.200.0.0`, `k${index % 2}`, index % 90),
    );
    expect(found(parties).length).toBeGreaterThan(0);
  });
});

it('orders places by path, then by where they start', () => {
  const other = new Source('a.yaml', '');
  const at = (of: Source, start: number) => ({ source: of, start, end: start });
  expect(compareSpans(at(source, 1), at(other, 9))).toBeGreaterThan(0);
  expect(compareSpans(at(source, 1), at(source, 9))).toBeLessThan(0);
  expect(compareSpans(at(source, 1), at(source, 1))).toBe(0);
});

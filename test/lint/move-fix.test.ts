import { describe, expect, it } from 'vitest';
import { moveFix } from '../../src/lint/move-fix.ts';
import { poolClaims } from '../../src/site/claims.ts';
import { clusterOf } from '../metallb/cluster-of.ts';
import { interval } from '../site/sites-of.ts';

/** The entry's line, and those that come with it, after it is moved. */
function moved(entry: string, ...to: readonly [string, ...string[]]) {
  const text = `apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: { name: apps, namespace: metallb-system }
spec:
  addresses:
    - ${entry} # the first floor
`;
  const [first, ...others] = to;
  const move = { entries: [interval(first), ...others.map(interval)] as const, kept: 0n, gained: [], losers: [] };
  const fixes = poolClaims(clusterOf(text)).flatMap((claim) => moveFix(claim, move) ?? []);
  return fixes.flatMap(({ edits }) =>
    edits.flatMap(({ at, text: written }) =>
      `${text.slice(0, at.start)}${written}${text.slice(at.end)}`.trimEnd().split('\n').slice(5),
    ),
  );
}

describe('moving an entry', () => {
  it('keeps the comment, the quotes and the notation', () => {
    expect(moved('10.0.0.1-10.0.0.4', '10.0.1.1-10.0.1.4')).toEqual(['    - 10.0.1.1-10.0.1.4 # the first floor']);
    expect(moved('"10.0.0.0/30"', '10.0.1.8-10.0.1.11')).toEqual(['    - "10.0.1.8/30" # the first floor']);
    expect(moved("'10.0.0.1/32'", '10.0.1.8')).toEqual(["    - '10.0.1.8/32' # the first floor"]);
  });

  it('writes a range where no CIDR has the addresses, or one address where a range was written', () => {
    expect(moved('10.0.0.0/30', '10.0.1.1-10.0.1.4')).toEqual(['    - 10.0.1.1-10.0.1.4 # the first floor']);
    expect(moved('10.0.0.1-10.0.0.1', '10.0.1.8')).toEqual(['    - 10.0.1.8-10.0.1.8 # the first floor']);
  });

  it('quotes what YAML would take for a key', () => {
    expect(moved('fd00::1-fd00::1', 'fd01::')).toEqual(['    - "fd01::-fd01::" # the first floor']);
  });

  it('writes an entry more where the list has one a line', () => {
    expect(moved('"10.0.0.0/30"', '10.0.0.0-10.0.0.1', '10.0.1.1-10.0.1.2')).toEqual([
      '    - "10.0.0.0/31"',
      '    - "10.0.1.1-10.0.1.2" # the first floor',
    ]);
  });
});

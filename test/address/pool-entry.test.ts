import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatInterval } from '../../src/address/interval.ts';
import { type PoolEntry, parsePoolEntry } from '../../src/address/pool-entry.ts';
import { anyAddressText, anyInterval } from './arbitrary.ts';

/** What an entry covers, or why it cannot be used. */
function read(text: string): string {
  const entry: PoolEntry = parsePoolEntry(text);
  if (entry.kind === 'invalid' || entry.kind === 'unusable') return `${entry.kind}: ${entry.why}`;
  return `${entry.kind} ${formatInterval(entry.interval)}`;
}

function meant(text: string): string | undefined {
  const entry = parsePoolEntry(text);
  return entry.kind === 'invalid' || entry.kind === 'unusable' ? entry.meant : undefined;
}

describe('parsePoolEntry accepts as MetalLB', () => {
  test.each([
    ['192.0.2.4/32', 'cidr 192.0.2.4'],
    ['2001:db8::1/128', 'cidr 2001:db8::1'],
    ['192.0.2.4/24', 'cidr 192.0.2.0-192.0.2.255'],
    ['2001:db8::1/126', 'cidr 2001:db8::-2001:db8::3'],
    ['2001:DB8::/126', 'cidr 2001:db8::-2001:db8::3'],
    ['192.0.2.0/024', 'cidr 192.0.2.0-192.0.2.255'],
    ['10.0.0.0/08', 'cidr 10.0.0.0-10.255.255.255'],
    ['0.0.0.0/0', 'cidr 0.0.0.0-255.255.255.255'],
    ['::/0', 'cidr ::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
    ['192.0.2.4-192.0.2.9', 'range 192.0.2.4-192.0.2.9'],
    ['192.0.2.4 - 192.0.2.9', 'range 192.0.2.4-192.0.2.9'],
    ['\t192.0.2.4\n-\r\n192.0.2.9\v\f', 'range 192.0.2.4-192.0.2.9'],
    ['\u0085192.0.2.4\u00a0-\u3000192.0.2.9\u2028', 'range 192.0.2.4-192.0.2.9'],
    ['192.0.2.4-192.0.2.4', 'range 192.0.2.4'],
    ['2001:db8::4-2001:db8::9', 'range 2001:db8::4-2001:db8::9'],
    ['::ffff:192.0.2.4-192.0.2.9', 'range 192.0.2.4-192.0.2.9'],
    ['192.0.2.4-::ffff:c000:209', 'range 192.0.2.4-192.0.2.9'],
    ['::1-2001:db8::', 'range ::1-2001:db8::'],
  ])('%j', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test('and says length and host bits of a CIDR', () => {
    expect(parsePoolEntry('192.0.2.4/24')).toEqual({
      kind: 'cidr',
      interval: { family: 'ipv4', first: 0xc0000200n, last: 0xc00002ffn },
      prefixLength: 24,
      hostBits: true,
    });
    expect(parsePoolEntry('192.0.2.0/24')).toMatchObject({ prefixLength: 24, hostBits: false });
  });
});

describe('parsePoolEntry finds unusable what MetalLB accepts and cannot hand out', () => {
  test.each([
    ['192.0.2.4-2001:db8::1', 'unusable: mixed-families'],
    ['::1-192.0.2.4', 'unusable: mixed-families'],
    ['::ffff:192.0.2.0/120', 'unusable: mapped-prefix'],
    ['::ffff:192.0.2.0/24', 'unusable: mapped-prefix'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test('with what the mask of a v4-mapped CIDR covers', () => {
    const covers = (text: string) => {
      const entry = parsePoolEntry(text);
      return 'interval' in entry && formatInterval(entry.interval);
    };
    expect(covers('::ffff:192.0.2.0/120')).toBe('192.0.2.0-192.0.2.255');
    expect(covers('::ffff:192.0.2.0/24')).toBe('::-0:ff:ffff:ffff:ffff:ffff:ffff:ffff');
  });

  test('and names the plain CIDR that was meant', () => {
    expect(meant('::ffff:192.0.2.0/120')).toBe('192.0.2.0/24');
    expect(meant('::ffff:192.0.2.0/24')).toBe('192.0.2.0/24');
    expect(meant('::ffff:192.0.2.0/64')).toBeUndefined();
    expect(meant('192.0.2.4-2001:db8::1')).toBeUndefined();
  });
});

describe('parsePoolEntry refuses as MetalLB, with the reason and the entry that was meant', () => {
  test.each<[text: string, why: string, meant: string | undefined]>([
    ['', 'empty', undefined],
    [' \t\n', 'empty', undefined],
    ['192.0.2.4', 'bare-address', '192.0.2.4/32'],
    ['2001:db8::1', 'bare-address', '2001:db8::1/128'],
    [' 192.0.2.4 ', 'bare-address', '192.0.2.4/32'],
    [' 192.0.2.0/24', 'white-space', '192.0.2.0/24'],
    ['192.0.2.0/24\n', 'white-space', '192.0.2.0/24'],
    ['192.0.2.0 /24', 'white-space', '192.0.2.0/24'],
    ['192.0.2.0/ 24', 'white-space', '192.0.2.0/24'],
    ['\ufeff192.0.2.0/24', 'white-space', '192.0.2.0/24'],
    ['192.0.2.0/24\u200b', 'white-space', '192.0.2.0/24'],
    ['01.2.3.0/24', 'leading-zeros', '1.2.3.0/24'],
    ['192.0.2.00/24', 'leading-zeros', '192.0.2.0/24'],
    ['192.0.2.04-192.0.2.09', 'leading-zeros', '192.0.2.4-192.0.2.9'],
    ['192.0.2.08-09', 'leading-zeros', '192.0.2.8-192.0.2.9'],
    ['192.0.2/24', 'bad-prefix', '192.0.2.0/24'],
    ['10/8', 'bad-prefix', '10.0.0.0/8'],
    ['10/24', 'bad-prefix', undefined],
    ['/24', 'bad-prefix', undefined],
    ['192.0.2.300/24', 'bad-prefix', undefined],
    ['192.0.2.0/33', 'bad-prefix-length', undefined],
    ['192.0.2.0/', 'bad-prefix-length', undefined],
    ['192.0.2.0/+24', 'bad-prefix-length', '192.0.2.0/24'],
    ['192.0.2.0/-1', 'bad-prefix-length', undefined],
    ['192.0.2.0/24/24', 'bad-prefix-length', undefined],
    ['2001:db8::/129', 'bad-prefix-length', undefined],
    ['192.0.2.0/255.255.255.0', 'netmask', '192.0.2.0/24'],
    ['192.0.2.4/255.255.255.255', 'netmask', '192.0.2.4/32'],
    ['192.0.2.0/255.0.255.0', 'netmask', undefined],
    ['192.0.2.0/24,198.51.100.0/24', 'several-entries', undefined],
    ['192.0.2.4-192.0.2.9, 192.0.2.20', 'several-entries', undefined],
    ['192.0.2.0/24 198.51.100.0/24', 'several-entries', undefined],
    ['fe80::1%eth0/64', 'zone', 'fe80::1/64'],
    ['fe80::1%eth0-fe80::9', 'zone', 'fe80::1-fe80::9'],
    ['192.0.2.9-192.0.2.4', 'reversed', '192.0.2.4-192.0.2.9'],
    ['2001:db8::9 - 2001:db8::4', 'reversed', '2001:db8::4-2001:db8::9'],
    ['2001:db8::1-192.0.2.4', 'mixed-families', undefined],
    ['192.0.2.4-::1', 'mixed-families', undefined],
    ['192.0.2.181-189', 'short-end', '192.0.2.181-192.0.2.189'],
    ['192.0.2.181-.189', 'short-end', '192.0.2.181-192.0.2.189'],
    ['192.0.2.181-2.189', 'short-end', '192.0.2.181-192.0.2.189'],
    ['192.0.2.181-300', 'short-end', undefined],
    ['2001:db8::4-9', 'short-end', '2001:db8::4-2001:db8::9'],
    ['2001:db8::4-ff', 'short-end', '2001:db8::4-2001:db8::ff'],
    ['192.0.2.4-', 'half-open', undefined],
    ['-192.0.2.4', 'half-open', undefined],
    ['-', 'half-open', undefined],
    ['192.0.2.4-192.0.2.6-192.0.2.9', 'too-many-parts', undefined],
    ['192.0.2.4/32-192.0.2.9', 'prefix-in-range', '192.0.2.4-192.0.2.9'],
    ['192.0.2.4/32-192.0.2.9/32', 'prefix-in-range', '192.0.2.4-192.0.2.9'],
    ['192.0.2.0/25-192.0.2.128/25', 'prefix-in-range', '192.0.2.0-192.0.2.255'],
    ['192.0.2.4\u2013192.0.2.9', 'dash', '192.0.2.4-192.0.2.9'],
    ['192.0.2.4 \u2014 192.0.2.9', 'dash', '192.0.2.4-192.0.2.9'],
    ['lb.example.org', 'host-name', undefined],
    ['my-lb.example.org', 'host-name', undefined],
    ['lb.example.org/32', 'host-name', undefined],
    ['192.0.2', 'bad-address', undefined],
    ['192.0.2.300-192.0.2.301', 'bad-address', undefined],
    ['2001:db8::zz', 'bad-address', undefined],
    ['default', 'host-name', undefined],
  ])('%j: %s', (text, why, expected) => {
    expect(read(text)).toBe(`invalid: ${why}`);
    expect(meant(text)).toBe(expected);
  });

  test('a text of a million characters, at once', () => {
    expect(read('1'.repeat(1_000_000))).toBe('invalid: too-long');
    expect(read('-'.repeat(1_000_000))).toBe('invalid: too-long');
    expect(read(`${' '.repeat(500_000)}/${' '.repeat(500_000)}`)).toBe('invalid: too-long');
  });
});

describe('parsePoolEntry', () => {
  test('reads every interval written as a range', () => {
    fc.assert(
      fc.property(anyInterval, (interval) => {
        const text = formatInterval(interval);
        const range = text.includes('-') ? text : `${text}-${text}`;
        expect(parsePoolEntry(range)).toEqual({ kind: 'range', interval });
      }),
    );
  });

  test('means only entries that are themselves usable', () => {
    const part = fc.oneof(anyAddressText, fc.string({ unit: fc.constantFrom(...'0129./:-% ,f\u2013') }));
    const text = fc
      .tuple(part, fc.constantFrom('', '-', '/', ' - ', '/24', '/32-'), part)
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (written) => {
        const likely = meant(written);
        if (likely !== undefined) expect(read(likely)).toMatch(/^(?:cidr|range) /);
      }),
      { numRuns: 5000 },
    );
  });
});

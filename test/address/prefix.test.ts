import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bitsOf, formatAddress } from '../../src/address/address.ts';
import { formatInterval, prefixInterval } from '../../src/address/interval.ts';
import { parsePrefix } from '../../src/address/prefix.ts';
import { anyAddress } from './arbitrary.ts';

function covered(text: string): string | undefined {
  const prefix = parsePrefix(text);
  return prefix && formatInterval(prefix.interval);
}

describe('parsePrefix', () => {
  test.each([
    ['192.0.2.0/24', '192.0.2.0-192.0.2.255'],
    ['192.0.2.77/24', '192.0.2.0-192.0.2.255'],
    ['192.0.2.1/32', '192.0.2.1'],
    ['0.0.0.0/0', '0.0.0.0-255.255.255.255'],
    ['192.0.2.0/024', '192.0.2.0-192.0.2.255'],
    ['10.0.0.0/08', '10.0.0.0-10.255.255.255'],
    ['192.0.2.0/000000000000000000000000000024', '192.0.2.0-192.0.2.255'],
    ['2001:DB8::1/126', '2001:db8::-2001:db8::3'],
    ['::/0', '::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ])('reads %s as Go does', (text, expected) => {
    expect(covered(text)).toBe(expected);
  });

  test.each([
    '',
    '/',
    '/24',
    '192.0.2.0',
    '192.0.2.0/',
    '192.0.2.0/33',
    '192.0.2.0/+24',
    '192.0.2.0/-1',
    '192.0.2.0/24 ',
    ' 192.0.2.0/24',
    '192.0.2.0/2 4',
    '192.0.2.0/24/24',
    '192.0.2.0/0x18',
    '192.0.2.0/1e1',
    '192.0.2.0/٢٤',
    '192.0.2.0/18446744073709551640',
    '192.0.2.0/255.255.255.0',
    '192.0.2/24',
    '10/8',
    '2001:db8::/129',
    'fe80::1%eth0/64',
  ])('refuses "%s" as Go does', (text) => {
    expect(parsePrefix(text)).toBeUndefined();
  });

  test('keeps the address as written and says whether it has host bits', () => {
    expect(parsePrefix('192.0.2.5/30')).toEqual({
      address: { family: 'ipv4', value: 0xc0000205n },
      interval: { family: 'ipv4', first: 0xc0000204n, last: 0xc0000207n },
      length: 30,
      hostBits: true,
      mapped: false,
    });
    expect(parsePrefix('192.0.2.4/30')?.hostBits).toBe(false);
  });

  test('takes 128 bits for a v4-mapped address, ipv4 where 96 of them are the mapping', () => {
    expect(covered('::ffff:10.0.0.0/104')).toBe('10.0.0.0-10.255.255.255');
    expect(covered('::ffff:a00:0/104')).toBe('10.0.0.0-10.255.255.255');
    expect(covered('::ffff:10.0.0.0/96')).toBe('0.0.0.0-255.255.255.255');
    expect(parsePrefix('::ffff:10.0.0.0/104')).toMatchObject({ length: 104, hostBits: false, mapped: true });
  });

  test('lets a v4-mapped address with a short length collapse to ipv6', () => {
    expect(covered('::ffff:192.0.2.0/24')).toBe('::-0:ff:ffff:ffff:ffff:ffff:ffff:ffff');
    expect(parsePrefix('::ffff:192.0.2.0/24')).toMatchObject({ length: 24, hostBits: true, mapped: true });
    expect(parsePrefix('::ffff:192.0.2.0/95')?.interval.family).toBe('ipv6');
  });

  test('covers the address it has with every length of its family', () => {
    fc.assert(
      fc.property(anyAddress, fc.nat(128), (address, length) => {
        const prefix = parsePrefix(`${formatAddress(address)}/${length}`);
        const exists = length <= bitsOf(address.family);
        expect(prefix?.interval).toEqual(exists ? prefixInterval(address, length) : undefined);
        if (prefix !== undefined) expect(prefix.hostBits).toBe(prefix.interval.first !== address.value);
      }),
    );
  });
});

import { isIP } from 'node:net';
import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { describe, expect, test } from 'vitest';
import {
  type Address,
  bitsOf,
  compareAddresses,
  formatAddress,
  parseAddress,
  sameAddress,
} from '../../src/address/address.ts';
import { anyAddress, anyAddressText } from './arbitrary.ts';

/** Texts and what Go 1.26 prints for `net.ParseIP` of them. */
const accepted: Readonly<Record<string, string>> = {
  '0.0.0.0': '0.0.0.0',
  '192.0.2.1': '192.0.2.1',
  '255.255.255.255': '255.255.255.255',
  '::': '::',
  '::1': '::1',
  '1::': '1::',
  '1:2:3:4:5:6:7::': '1:2:3:4:5:6:7:0',
  '::2:3:4:5:6:7:8': '0:2:3:4:5:6:7:8',
  '2001:DB8::00AB': '2001:db8::ab',
  '2001:db8:0:0:1:0:0:1': '2001:db8::1:0:0:1',
  '2001:db8:0:1:1:1:1:1': '2001:db8:0:1:1:1:1:1',
  '::192.0.2.1': '::c000:201',
  '64:ff9b::192.0.2.1': '64:ff9b::c000:201',
  '1:2:3:4:5::192.0.2.1': '1:2:3:4:5:0:c000:201',
  '1:2:3:4:5:6:192.0.2.1': '1:2:3:4:5:6:c000:201',
  '::ffff:192.0.2.1': '192.0.2.1',
  '::FFFF:c000:201': '192.0.2.1',
  '0000:0000:0000:0000:0000:ffff:192.168.120.230': '192.168.120.230',
};

const refused: readonly string[] = [
  '',
  ' 192.0.2.1',
  '192.0.2.1 ',
  '192.0.2',
  '192.0.2.',
  '192.0.2.1.',
  '.192.0.2.1',
  '192.0..1',
  '192.0.2.1.5',
  '192.0.2.256',
  '192.0.2.01',
  '010.0.0.1',
  '192.0.2.00',
  '0x7f.0.0.1',
  '3221225985',
  '192.0.2.1/32',
  '192.0.2.-1',
  '192.0.2.+1',
  '١٩٢.0.2.1',
  ':',
  ':::',
  ':1',
  '1:',
  '::1:',
  '1::2::3',
  '1:2:3:4:5:6:7',
  '1:2:3:4:5:6:7:8:9',
  '1:2:3:4:5:6:7:8::',
  '::1:2:3:4:5:6:7:8',
  '1::2:3:4:5:6:7:8',
  '00001::',
  'g::',
  'fe80::1%eth0',
  'fe80::1%',
  '[::1]',
  '::192.0.2',
  '::192.0.2.1.5',
  '::192.0.2.01',
  '192.0.2.1::',
  '1:2:3:4:5:6:7:192.0.2.1',
  '1:2:3:4:5:6::192.0.2.1',
  '1:2:3:4:5:192.0.2.1',
  '0000:0000:0000:0000:0000:00000:192.168.120.230',
];

describe('parseAddress', () => {
  test.each(Object.entries(accepted))('reads %s as Go does', (text, printed) => {
    const address = parseAddress(text);
    expect(address && formatAddress(address)).toBe(printed);
  });

  test.each(refused)('refuses "%s" as Go does', (text) => {
    expect(parseAddress(text)).toBeUndefined();
  });

  test('gives the value as an unsigned integer', () => {
    expect(parseAddress('192.0.2.1')).toEqual({ family: 'ipv4', value: 0xc0000201n });
    expect(parseAddress('2001:db8::1')).toEqual({ family: 'ipv6', value: 0x20010db8000000000000000000000001n });
  });

  test('makes a v4-mapped address ipv4 and leaves a v4-compatible one ipv6', () => {
    expect(parseAddress('::ffff:c000:201')).toEqual({ family: 'ipv4', value: 0xc0000201n });
    expect(parseAddress('::c000:201')).toEqual({ family: 'ipv6', value: 0xc0000201n });
    expect(parseAddress('::fffe:c000:201')).toEqual({ family: 'ipv6', value: 0xfffec0000201n });
  });

  test('refuses a long text without reading it', () => {
    expect(parseAddress(`${'0'.repeat(1_000_000)}1::`)).toBeUndefined();
  });

  test('accepts what node accepts, but for zones', () => {
    fc.assert(
      fc.property(anyAddressText, (text) => {
        expect(parseAddress(text) !== undefined).toBe(isIP(text) !== 0 && !text.includes('%'));
      }),
      { numRuns: 5000 },
    );
  });

  test('gives the value ipaddr.js gives, but for v4-compatible texts, which that reads as v4-mapped', () => {
    fc.assert(
      fc.property(anyAddressText, (text) => {
        const address = parseAddress(text);
        fc.pre(address !== undefined && !/^::\d+\./.test(text));
        const bytes = ipaddr.parse(text).toByteArray();
        const own = address.family === 'ipv4' ? bytes.slice(-4) : bytes;
        expect(own.reduce((value, byte) => value * 256n + BigInt(byte), 0n)).toBe(address.value);
      }),
    );
  });
});

describe('formatAddress', () => {
  test('gives a text that parses to the same address', () => {
    fc.assert(
      fc.property(anyAddress, (address) => {
        expect(parseAddress(formatAddress(address))).toEqual(address);
      }),
    );
  });

  test('shortens the first of two equal runs of zeros, and no single zero', () => {
    expect(formatAddress({ family: 'ipv6', value: 0x20010db8000000000001000000000001n })).toBe('2001:db8::1:0:0:1');
    expect(formatAddress({ family: 'ipv6', value: 0x20010db8000000010001000100010001n })).toBe('2001:db8:0:1:1:1:1:1');
  });

  test('keeps an ipv6 value in the mapped block apart from ipv4', () => {
    expect(formatAddress({ family: 'ipv6', value: 0xffffc0000201n })).toBe('::ffff:192.0.2.1');
  });

  test('agrees with ipaddr.js on RFC 5952', () => {
    fc.assert(
      fc.property(anyAddress, (address) => {
        fc.pre(address.family === 'ipv6');
        const hex = address.value.toString(16).padStart(32, '0').match(/..../g) ?? [];
        expect(formatAddress(address)).toBe(ipaddr.IPv6.parse(hex.join(':')).toRFC5952String());
      }),
    );
  });
});

describe('order', () => {
  const ipv4: Address = { family: 'ipv4', value: 5n };
  const ipv6: Address = { family: 'ipv6', value: 1n };

  test('puts ipv4 before ipv6, then goes by value', () => {
    expect([ipv6, { ...ipv4, value: 7n }, ipv4].sort(compareAddresses)).toEqual([ipv4, { ...ipv4, value: 7n }, ipv6]);
    expect(compareAddresses(ipv4, { ...ipv4 })).toBe(0);
  });

  test('tells addresses of equal value and other family apart', () => {
    expect(sameAddress(ipv4, { ...ipv4 })).toBe(true);
    expect(sameAddress(ipv4, { family: 'ipv6', value: 5n })).toBe(false);
  });

  test('knows the bits of a family', () => {
    expect([bitsOf('ipv4'), bitsOf('ipv6')]).toEqual([32, 128]);
  });
});

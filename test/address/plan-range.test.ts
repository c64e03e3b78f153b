import { describe, expect, test } from 'vitest';
import { formatAddress } from '../../src/address/address.ts';
import { formatInterval, type Interval } from '../../src/address/interval.ts';
import { parsePlanAddress, parsePlanPrefix, parsePlanRange } from '../../src/address/plan-range.ts';
import { parsePrefix } from '../../src/address/prefix.ts';

function prefixes(...texts: readonly string[]): readonly Interval[] {
  return texts.map(parsePrefix).flatMap((prefix) => (prefix === undefined ? [] : [prefix.interval]));
}

const lan = prefixes('192.168.20.0/24', '2001:db8:20::/64');
const wide = prefixes('10.9.0.0/16');

function range(text: string, within: readonly Interval[] = []): string {
  const parsed = parsePlanRange(text, within);
  if (!('fault' in parsed)) return formatInterval(parsed);
  return `${parsed.fault}${parsed.meant === undefined ? '' : `; meant ${parsed.meant}`}`;
}

function address(text: string, within: readonly Interval[] = []): string {
  const parsed = parsePlanAddress(text, within);
  if (!('fault' in parsed)) return formatAddress(parsed);
  return `${parsed.fault}${parsed.meant === undefined ? '' : `; meant ${parsed.meant}`}`;
}

function prefix(text: string): string {
  const parsed = parsePlanPrefix(text);
  if (!('fault' in parsed)) return formatInterval(parsed);
  return `${parsed.fault}${parsed.meant === undefined ? '' : `; meant ${parsed.meant}`}`;
}

describe('parsePlanRange', () => {
  test.each([
    ['192.0.2.4-192.0.2.9', '192.0.2.4-192.0.2.9'],
    [' 192.0.2.4 - 192.0.2.9 ', '192.0.2.4-192.0.2.9'],
    ['192.0.2.4-192.0.2.4', '192.0.2.4'],
    ['192.0.2.0/28', '192.0.2.0-192.0.2.15'],
    ['192.0.2.4', '192.0.2.4'],
    ['2001:db8::4-2001:db8::9', '2001:db8::4-2001:db8::9'],
    ['2001:db8::/126', '2001:db8::-2001:db8::3'],
    ['2001:db8::1', '2001:db8::1'],
  ])('reads %s', (text, expected) => {
    expect(range(text)).toBe(expected);
  });

  test.each([
    ['.100-.199', '192.168.20.100-192.168.20.199'],
    ['.100 - .199', '192.168.20.100-192.168.20.199'],
    ['.100', '192.168.20.100'],
    ['.20.100', '192.168.20.100'],
    ['192.168.20.100-.199', '192.168.20.100-192.168.20.199'],
    ['.192/26', '192.168.20.192-192.168.20.255'],
    ['2001:db8:20::1', '2001:db8:20::1'],
    ['192.0.2.4', '192.0.2.4'],
  ])('reads %s in 192.168.20.0/24', (text, expected) => {
    expect(range(text, lan)).toBe(expected);
  });

  test('takes as many octets as follow the prefix', () => {
    expect(range('.3.7-.3.20', wide)).toBe('10.9.3.7-10.9.3.20');
    expect(range('.9.3.7', wide)).toBe('10.9.3.7');
    expect(range('.7', wide)).toBe('too few octets for 10.9.0.0/16');
    expect(range('.3.7', prefixes('10.9.2.0/23'))).toBe('10.9.3.7');
    expect(range('.7', prefixes('10.9.2.0/23'))).toBe('too few octets for 10.9.2.0/23');
  });

  test('refuses a shortened address outside the prefix', () => {
    expect(range('.21.100', lan)).toBe("outside the network's 192.168.20.0/24");
    expect(range('.100', prefixes('192.168.20.128/25'))).toBe("outside the network's 192.168.20.128/25");
    expect(range('.200', prefixes('192.168.20.128/25'))).toBe('192.168.20.200');
  });

  test('refuses a shortened address without exactly one IPv4 prefix', () => {
    expect(range('.100')).toBe('a shortened address outside a network with an IPv4 prefix');
    expect(range('.100', prefixes('2001:db8::/64'))).toBe('a shortened address outside a network with an IPv4 prefix');
    expect(range('.100', prefixes('192.0.2.0/24', '198.51.100.0/24'))).toBe(
      'a shortened address in a network with several IPv4 prefixes',
    );
  });

  test.each([
    ['.300', 'not an address'],
    ['.01', 'not an address'],
    ['.1.2.3.4', 'not an address'],
    ['.', 'not an address'],
    ['.100-.300', 'not an address'],
    ['.100-199', 'a range whose end is not a whole address; meant 192.168.20.100-192.168.20.199'],
    ['.199-.100', 'reversed: the start is after the end; meant .100-.199'],
    ['.100 \u2013 .199', 'a dash that is not the hyphen "-"; meant .100-.199'],
    ['.5/24', 'host bits are set; meant 192.168.20.0/24'],
  ])('refuses %s in 192.168.20.0/24', (text, expected) => {
    expect(range(text, lan)).toBe(expected);
  });

  test.each([
    ['', 'it is empty'],
    ['192.0.2.9-192.0.2.4', 'reversed: the start is after the end; meant 192.0.2.4-192.0.2.9'],
    ['192.0.2.4-2001:db8::1', 'a range from one address family to the other'],
    ['192.0.2.5/24', 'host bits are set; meant 192.0.2.0/24'],
    ['192.0.2.0/33', 'a prefix length that does not exist'],
    ['192.0.2.0/255.255.255.0', 'a netmask where the prefix length belongs; meant 192.0.2.0/24'],
    ['::ffff:192.0.2.0/120', 'a CIDR with a v4-mapped address; meant 192.0.2.0/24'],
    ['192.0.2.4-', 'a range without one of its ends'],
    ['192.0.2.4-9', 'a range whose end is not a whole address; meant 192.0.2.4-192.0.2.9'],
    ['192.0.2.4-192.0.2.6-192.0.2.9', 'a range of more than two parts'],
    ['192.0.2.0/25-192.0.2.128/25', 'a prefix length inside a range; meant 192.0.2.0-192.0.2.255'],
    ['192.0.2.4\u2013192.0.2.9', 'a dash that is not the hyphen "-"; meant 192.0.2.4-192.0.2.9'],
    ['192.0.2.04', 'a number with leading zeros; meant 192.0.2.4'],
    ['192.0.2.4,192.0.2.9', 'several entries in one text'],
    ['router.example.org', 'a host name, not an address'],
    ['192.0.2.400', 'not an address'],
    ['1'.repeat(1_000_000), 'it is too long for an address'],
  ])('refuses %.40j', (text, expected) => {
    expect(range(text)).toBe(expected);
  });
});

describe('parsePlanAddress', () => {
  test('reads an address, in a network also what follows its prefix', () => {
    expect(address('192.0.2.1')).toBe('192.0.2.1');
    expect(address(' 2001:db8::1 ')).toBe('2001:db8::1');
    expect(address('.1', lan)).toBe('192.168.20.1');
  });

  test('refuses a CIDR and a range, and means the address of a full length', () => {
    expect(address('192.0.2.1/32')).toBe('a CIDR where one address belongs; meant 192.0.2.1');
    expect(address('192.0.2.0/24')).toBe('a CIDR where one address belongs');
    expect(address('192.0.2.1-192.0.2.9')).toBe('a range where one address belongs');
  });

  test('refuses what is no address', () => {
    expect(address('')).toBe('it is empty');
    expect(address('fe80::1%eth0')).toBe('an address with a zone; meant fe80::1');
    expect(address('192.0.2')).toBe('not an address');
    expect(address('1'.repeat(1_000_000))).toBe('it is too long for an address');
  });
});

describe('parsePlanPrefix', () => {
  test('reads a CIDR without host bits', () => {
    expect(prefix('192.0.2.0/24')).toBe('192.0.2.0-192.0.2.255');
    expect(prefix('2001:db8::/126')).toBe('2001:db8::-2001:db8::3');
  });

  test('names the prefix that a CIDR with host bits lies in', () => {
    expect(prefix('192.0.2.1/24')).toBe('host bits are set; meant 192.0.2.0/24');
    expect(prefix('2001:db8::1/64')).toBe('host bits are set; meant 2001:db8::/64');
  });

  test('refuses a bare address, a range and a shortened CIDR', () => {
    expect(prefix('192.0.2.1')).toBe('a bare address, neither CIDR nor range; meant 192.0.2.1/32');
    expect(prefix('192.0.2.0-192.0.2.9')).toBe('a range where a CIDR belongs');
    expect(prefix('192.0.2.0-192.0.2.255')).toBe('a range where a CIDR belongs; meant 192.0.2.0/24');
    expect(prefix('.0/24')).toBe('a shortened address outside a network with an IPv4 prefix');
    expect(prefix('1'.repeat(1_000_000))).toBe('it is too long for an address');
  });
});

import { describe, expect, it } from 'vitest';
import { importOf, linesOf, problemsOf } from './read.ts';

const FLOOR = `{
  // the floor
  "Dhcp4": {
    "valid-lifetime": 4000, # an hour and a bit
    "hosts-databases": [],
    "subnet4": [ {
      "id": 1, "subnet": "192.168.50.0/24", /* one
      pool */
      "user-context": { "comment": "floor" },
      "option-data": [ { "name": "routers", "data": "192.168.50.1, 198.51.100.1" } ],
      "pools": [ { "pool": "192.168.50.140 - 192.168.50.180" }, { "pool": "192.168.50.192/28" }, ],
      "reservations": [
        { "hw-address": "02:00:00:00:00:01", "ip-address": "192.168.50.7", "hostname": "press" },
        { "hw-address": "02:00:00:00:00:02", "hostname": "no address" }
      ]
    } ]
  }
}
`;

describe('an import of Kea', () => {
  it('reads subnets, routers, pools and reservations', () => {
    expect(linesOf(importOf('kea', FLOOR))).toEqual([
      'network 192.168.50.0-192.168.50.255 via 192.168.50.1 "floor"',
      'dhcp 192.168.50.140-192.168.50.180 "floor" file:11',
      'dhcp 192.168.50.192-192.168.50.207 "floor" file:11',
      'appliance 192.168.50.7 "press" file:13',
    ]);
  });

  it('says what a database keeps from it', () => {
    expect(problemsOf(importOf('kea', FLOOR))).toEqual(['file:5 "hosts-databases": what a database holds is not read']);
  });

  it('reads the same with CRLF', () => {
    expect(linesOf(importOf('kea', FLOOR.replaceAll('\n', '\r\n')))).toEqual(linesOf(importOf('kea', FLOOR)));
  });

  it('reads shared networks, IPv6 and delegated prefixes', () => {
    const text = `{ "Dhcp6": { "shared-networks": [ { "name": "quay", "subnet6": [ {
      "subnet": "2001:db8:50::/64",
      "pools": [ { "pool": "2001:db8:50::100-2001:db8:50::1ff" } ],
      "pd-pools": [ { "prefix": "2001:db8:f000::", "prefix-len": 44, "delegated-len": 56 } ],
      "reservations": [ { "duid": "01:02", "ip-addresses": [ "2001:db8:50::7" ], "prefixes": [ "2001:db8:f100::/56" ] } ]
    } ] } ] } }`;
    expect(linesOf(importOf('kea', text))).toEqual([
      'network 2001:db8:50::-2001:db8:50:0:ffff:ffff:ffff:ffff',
      'dhcp 2001:db8:50::100-2001:db8:50::1ff file:3',
      'reserved 2001:db8:f000::-2001:db8:f00f:ffff:ffff:ffff:ffff:ffff "delegated prefixes" file:4',
      'appliance 2001:db8:50::7 file:5',
      'reserved 2001:db8:f100::-2001:db8:f100:ff:ffff:ffff:ffff:ffff "delegated prefixes" file:5',
    ]);
  });

  it('reads what a file includes, at its place', () => {
    const text = '{ "Dhcp4": { "subnet4": [ <?include "floor.json"?> ] } }';
    const floor =
      '// two\n{ "subnet": "192.0.2.0/25" },\n{ "subnet": "192.0.2.128/25", "pools": [ { "pool": "192.0.2.130/31" } ] }';
    expect(linesOf(importOf('kea', text, { files: { 'floor.json': floor } }))).toEqual([
      'network 192.0.2.0-192.0.2.127',
      'network 192.0.2.128-192.0.2.255',
      'dhcp 192.0.2.130-192.0.2.131 floor.json:3',
    ]);
  });

  it('says what is no address, no list, or likely misspelt', () => {
    const text = `{ "Dhcp4": {
      "reservations": {},
      "subnet4": [ {
        "subnet": "192.0.2.0/24",
        "poolz": [],
        "pools": [ { "pool": "192.0.2.9 - 192.0.2.1" }, 7, {} ]
      } ]
    } }`;
    expect(problemsOf(importOf('kea', text))).toEqual([
      'file:5 unknown key "poolz"; did you mean "pools"?',
      'file:6 a mapping belongs here',
      'file:6 "192.0.2.9 - 192.0.2.1": reversed: the start is after the end; did you mean "192.0.2.1-192.0.2.9"?',
      'file:6 a pool without "pool"',
      'file:2 "reservations" is no list',
    ]);
  });

  it.each([
    ['an open string', '{ "Dhcp4: {} }', 'the string does not end on its line'],
    ['an open brace', '{ "Dhcp4": {', 'a key in double quotes, or "}", belongs here'],
    ['an open comment', '{ /* "Dhcp4": {} }', 'the comment does not end'],
    ['deep nesting', '['.repeat(100_000), 'nested deeper than 200 levels, which is the limit'],
    ['another file', 'ranges:\n- x', 'a value belongs here'],
  ])('reads nothing of %s', (_, text, fault) => {
    const imported = importOf('kea', text);
    expect([imported.unread, problemsOf(imported)]).toEqual([true, [`file:1 Not valid JSON: ${fault}`]]);
  });

  it('blames the end of a file inside of it', () => {
    const { problems } = importOf('kea', '{"":""');
    expect(problems.map(({ at }) => at && [at.start, at.end])).toEqual([[6, 6]]);
  });

  it('survives a file that includes itself', () => {
    const imported = importOf('kea', '<?include "file"?>', { files: { file: '<?include "file"?>' } });
    expect(problemsOf(imported)).toEqual(['file:1 Not valid JSON: the file includes itself']);
  });

  it('survives includes that double at every step', () => {
    const files = Object.fromEntries(
      Array.from({ length: 60 }, (_, step) => [`f${step}`, `[<?include "f${step + 1}"?>, <?include "f${step + 1}"?>]`]),
    );
    expect(importOf('kea', '<?include "f0"?>', { files }).unread).toBe(true);
  });

  it('reads a hundred thousand reservations', () => {
    const reservations = Array.from({ length: 100_000 }, (_, host) => ({
      'ip-address': `10.${host >> 16}.${(host >> 8) & 255}.${host & 255}`,
    }));
    const text = JSON.stringify({ Dhcp4: { subnet4: [{ subnet: '10.0.0.0/8', reservations }] } });
    expect(importOf('kea', text).ranges).toHaveLength(100_000);
  });
});

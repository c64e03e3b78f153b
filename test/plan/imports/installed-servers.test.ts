import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { importOf, linesOf, problemsOf } from './read.ts';

const folder = mkdtempSync(join(tmpdir(), 'mlb-lint-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Whether a server's package is not installed: said aloud, and a failure in CI, which installs it. */
function isMissing(program: string): boolean {
  const missing = spawnSync(program, ['--version']).error !== undefined;
  if (missing) console.warn(`${program} is not installed: what it accepts and ships is not tested`);
  if (missing && process.env['CI'] !== undefined) throw new Error(`${program} is not installed, which CI needs`);
  return missing;
}

function written(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** A sample as its package ships it: the first of the paths that exists. */
function sample(...paths: readonly string[]): string {
  const path = paths.find((one) => existsSync(one));
  if (path === undefined) throw new Error(`none of ${paths.join(', ')} is installed`);
  return readFileSync(path, 'utf8');
}

const KEA = `{ "Dhcp4": { // the floor
  "interfaces-config": { "interfaces": [] }, "lease-database": { "type": "memfile" }, # in memory
  "shared-networks": [ { "name": "quay", "subnet4": [ {
    "id": 1, "subnet": "192.0.2.0/24", /* one */
    "pools": [ { "pool": "192.0.2.100 - 192.0.2.149" }, { "pool": "192.0.2.160/28" } ],
    "reservations": [ { "hw-address": "02:00:00:00:00:01", "ip-address": "192.0.2.7", "hostname": "press" } ]
  } ] } ] } }
`;

describe.skipIf(isMissing('kea-dhcp4'))('Kea', () => {
  it('accepts what is read', () => {
    execFileSync('kea-dhcp4', ['-t', written('kea.conf', KEA)], { stdio: 'pipe' });
    const imported = importOf('kea', KEA);
    expect(problemsOf(imported)).toEqual([]);
    expect(linesOf(imported)).toHaveLength(4);
  });

  it('ships samples that are read as a whole', () => {
    const dhcp4 = importOf('kea', sample('/etc/kea/kea-dhcp4.conf'));
    expect(problemsOf(dhcp4)).toEqual([]);
    expect(linesOf(dhcp4)).toContain('network 192.0.2.0-192.0.2.255 via 192.0.2.1');
    const dhcp6 = importOf('kea', sample('/etc/kea/kea-dhcp6.conf'));
    expect(problemsOf(dhcp6)).toEqual([]);
    expect(linesOf(dhcp6)).toContain('network 2001:db8:1::-2001:db8:1:0:ffff:ffff:ffff:ffff');
  });
});

const DHCPD = `option LAB-records code 200 = { integer 8, text };
class "phones" { match if substring (option vendor-class-identifier, 0, 5) = "phone"; lease limit 4; }
subclass "phones" 1:02:00:00:00:00:07 { option host-name "desk"; }
if exists agent.circuit-id { log (info, concat ("circuit }", option agent.circuit-id)); } elsif known { set x = "y"; }
on commit { execute ("/bin/true", "a;{b"); }
shared-network office {
  subnet 192.0.2.0 netmask 255.255.255.0 { option routers 192.0.2.1; range 192.0.2.100 192.0.2.149;
    pool { deny members of "phones"; range dynamic-bootp 192.0.2.150 192.0.2.159; range 192.0.2.190; } }
  subnet 198.51.100.0 netmask 255.255.255.0 { }
}
group { use-host-decl-names on;
  host press { hardware ethernet 02:00:00:00:00:01; fixed-address 192.0.2.7, 198.51.100.7; } }
`;

describe.skipIf(isMissing('dhcpd'))('ISC dhcpd', () => {
  it('accepts what is read', () => {
    execFileSync('dhcpd', ['-t', '-cf', written('dhcpd.conf', DHCPD)], { stdio: 'pipe' });
    const imported = importOf('isc-dhcpd', DHCPD);
    expect(problemsOf(imported)).toEqual([]);
    expect(linesOf(imported)).toHaveLength(7);
  });

  it('ships samples that are read as a whole', () => {
    const imported = importOf(
      'isc-dhcpd',
      sample('/usr/share/doc/isc-dhcp-server/examples/dhcpd.conf.example', '/etc/dhcp/dhcpd.conf'),
    );
    expect([imported.unread, problemsOf(imported)]).toEqual([false, []]);
    expect(problemsOf(importOf('isc-dhcpd', sample('/etc/dhcp/dhcpd6.conf')))).toEqual([]);
  });
});

const DNSMASQ = `dhcp-range=set:red,192.0.2.50,192.0.2.99,255.255.255.0,12h
dhcp-range=tag:green,192.0.2.150,192.0.2.199
dhcp-range=2001:db8:60::100, 2001:db8:60::1ff, slaac, 64, 12h
dhcp-range=2001:db8:61::, ra-only
dhcp-host=02:00:00:00:00:01,06-02:00:00:00:00:05,set:red,192.0.2.60,fred,infinite
dhcp-host=bert,192.0.2.70,[2001:db8:60::56],1h
dhcp-option=tag:red,option:router,192.0.2.1
txt-record=example.com,"v=spf1 # a -all" # a comment
`;

describe.skipIf(isMissing('dnsmasq'))('dnsmasq', () => {
  it('accepts what is read', () => {
    execFileSync('dnsmasq', ['--test', '-C', written('dnsmasq.conf', DNSMASQ)], { stdio: 'pipe' });
    const imported = importOf('dnsmasq', DNSMASQ);
    expect(problemsOf(imported)).toEqual([]);
    expect(linesOf(imported)).toHaveLength(9);
  });

  it('ships a sample that is read as a whole, and so are its commented settings', () => {
    const text = sample('/usr/share/doc/dnsmasq-base/examples/dnsmasq.conf.example');
    expect(problemsOf(importOf('dnsmasq', text))).toEqual([]);
    const settings = importOf('dnsmasq', text.replace(/^#(?=[a-z])/gm, ''));
    const outside = / (?:\S+ does not exist|"read-ethers": what stands in \/etc\/ethers is not read)$/;
    expect(problemsOf(settings).filter((problem) => !outside.test(problem))).toEqual([]);
    expect(linesOf(settings)).toContain('network 192.168.0.0-192.168.0.255');
  });

  it('has no setting that is not known', () => {
    const help = execFileSync('dnsmasq', ['--help'], { encoding: 'utf8' });
    const settings = [...help.matchAll(/--([a-z][a-z0-9-]+)/g)]
      .map((match) => match[1] ?? '')
      .filter((name) => name !== 'filter-' && name !== 'read-ethers');
    const unknown = importOf('dnsmasq', settings.map((name) => `${name}=x`).join('\n')).problems;
    expect(unknown.map(({ message }) => message).filter((message) => message.includes('is not understood'))).toEqual(
      [],
    );
  });
});

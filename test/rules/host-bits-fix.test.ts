import { describe, expect, it } from 'vitest';
import { hostBits } from '../../rules/pool/host-bits.ts';
import { joinSites } from '../../src/site/join-sites.ts';
import { clusterOf, resource } from '../metallb/cluster-of.ts';

/** The entries of a pool, written in a flow list, after the rule's repairs. */
function repaired(entries: string): string {
  const text = resource('IPAddressPool', 'office', `{ addresses: ${entries} }`);
  const [site] = joinSites(undefined, [{ plan: undefined, clusters: [clusterOf(text)], syntax: [] }]);
  if (site === undefined) throw new Error('no site');
  const edits = [...hostBits.check(site, {})].flatMap(({ fix }) => fix?.edits ?? []);
  const written = edits.reduceRight(
    (all, edit) => all.slice(0, edit.at.start) + edit.text + all.slice(edit.at.end),
    text,
  );
  return written.slice(written.indexOf('addresses: ') + 'addresses: '.length, written.lastIndexOf(' } }'));
}

describe('the repair of host bits', () => {
  it('writes the prefix that MetalLB reads and keeps quotes and neighbors', () => {
    expect(repaired('[192.0.2.9/24, "192.0.2.173/28", 198.51.100.0/24]')).toBe(
      '[192.0.2.0/24, "192.0.2.160/28", 198.51.100.0/24]',
    );
  });

  it('writes IPv6 in its short form', () => {
    expect(repaired("['2001:DB8:0:0::9/120']")).toBe("['2001:db8::/120']");
  });

  it('leaves what the file does not spell', () => {
    expect(repaired('["192.0.2.9\\x2f24"]')).toBe('["192.0.2.9\\x2f24"]');
  });
});

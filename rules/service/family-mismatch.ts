import { type Family, formatAddress } from '../../src/address/address.ts';
import { intervalOf } from '../../src/address/interval.ts';
import { blameValue, type SiteRule } from '../../src/lint/rule.ts';
import { subject } from '../../src/metallb/subject.ts';
import { type FamilyMismatch, familyMismatches } from '../../src/site/family-mismatches.ts';

export const familyMismatch: SiteRule = {
  name: 'service/family-mismatch',
  summary: 'A requested address is not of the family of its Service, or both are required and no pool has both',
  severity: 'error',
  since: '0.1.0',
  evidence: [
    'MetalLB controller/service.go, allocateIPs: the requested addresses have exactly the families of the cluster addresses',
    'MetalLB internal/allocator/allocator.go, Allocate: two addresses are always of one pool',
    'https://metallb.io/release-notes/: up to 0.14.8 PreferDualStack needs both families too',
  ],
  *check(site) {
    for (const cluster of site.clusters) {
      for (const mismatch of familyMismatches(cluster)) {
        const { service, route } = mismatch;
        const { text, help } = wordsOf(mismatch);
        yield {
          at: blameValue(cluster, service.manifest, route),
          message: `${subject(cluster, service.manifest)} ${text}`,
          help,
          ...(mismatch.why === 'request' && { addresses: mismatch.asked.map(intervalOf) }),
        };
      }
    }
  },
};

function wordsOf(mismatch: FamilyMismatch): { readonly text: string; readonly help: string } {
  if (mismatch.why === 'no-pool') {
    const where = mismatch.pool === undefined ? 'no pool open to it has both' : `pool "${mismatch.pool}" has not both`;
    return {
      text: `needs an IPv4 and an IPv6 address of one pool, and ${where}`,
      help: 'Put addresses of both families into one pool, or make the Service single-stack.',
    };
  }
  const { asked, families } = mismatch;
  const addresses = asked.map(formatAddress).join(' and ');
  const needed = families.map(nameOf).join(' and ');
  const text = `asks for ${addresses}${asked.length < families.length ? ' alone' : ''}, and it is ${needed}`;
  if (families.length > asked.length) {
    return {
      text,
      help: 'Ask for one address of each family, separated by a comma, or make the Service single-stack.',
    };
  }
  const [family] = families;
  if (asked.length > families.length) {
    return { text, help: `Ask for the ${needed} address alone, or set ipFamilyPolicy: RequireDualStack.` };
  }
  const other = family === 'ipv4' ? 'IPv6' : 'IPv4';
  return { text, help: `Ask for an ${needed} address, or set ipFamilies: [${other}].` };
}

function nameOf(family: Family): string {
  return family === 'ipv4' ? 'IPv4' : 'IPv6';
}

import fc from 'fast-check';

const entry = fc.constantFrom(
  '192.0.2.17/28',
  '192.0.2.200-192.0.2.209',
  '192.0.2.9-192.0.2.1',
  '192.0.2.5',
  '192.0.2.0/24 ',
  '2001:db8::/120',
);
const request = fc.constantFrom(
  '192.0.2.201',
  '192.0.2.201,192.0.2.202',
  ' 192.0.2.140',
  '192.0.2.1',
  '2001:db8::1',
  'x',
);
const key = fc.constantFrom(
  ...['metallb.universe.tf/address-pool', 'metallb.io/address-pool', 'metallb.universe.tf/loadBalancerIPs'],
  ...[
    'metallb.io/loadBalancerIPs',
    'metallb.universe.tf/allow-shared-ip',
    'metallb.io/ip-allocated-from-pool',
    'metallb.io/loadbalancerips',
  ],
);
const quoted = (text: fc.Arbitrary<string>) =>
  fc.tuple(fc.constantFrom('"', "'"), text).map(([mark, inner]) => mark + inner + mark);
const comment = fc.constantFrom('', '', ' # why', '\t#');

const service = fc
  .tuple(
    fc.array(fc.tuple(key, quoted(fc.oneof(request, fc.constantFrom('front', 'key')))), { maxLength: 3 }),
    fc.boolean(),
    comment,
  )
  .map(([pairs, isFlow, tail]) => {
    const written = pairs.map(([name, value]) => `${name}: ${value}`);
    const annotations = isFlow
      ? `{ ${written.join(', ')} }`
      : `${tail}\n${written.map((pair) => `    ${pair}${tail}\n`).join('')}`;
    return `kind: Service\napiVersion: v1\nmetadata:\n  name: till\n  namespace: shop\n  annotations: ${annotations}\nspec:\n  type: LoadBalancer${tail}\n`;
  });
const pool = fc
  .tuple(fc.array(fc.oneof(entry, quoted(entry)), { maxLength: 4 }), fc.boolean(), comment)
  .map(([entries, isFlow, tail]) => {
    const addresses = isFlow
      ? ` [${entries.join(', ')}]${tail}`
      : `${tail}\n${entries.map((one) => `  - ${one}${tail}\n`).join('')}`;
    return `apiVersion: metallb.io/v1beta1\nkind: IPAddressPool\nmetadata: { name: front, namespace: metallb-system }\nspec:\n  addresses:${addresses}\n`;
  });

/** Texts of Services and pools with faults that are repaired, written in several ways. */
export const manifestText: fc.Arbitrary<string> = fc
  .tuple(fc.array(fc.oneof(service, pool), { minLength: 1, maxLength: 2 }), fc.constantFrom('\n', '\n', '\r\n'))
  .map(([documents, lineEnd]) => documents.join('---\n').replaceAll('\n', lineEnd));

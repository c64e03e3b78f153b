import type { Located, Span } from '../../text/source.ts';

/** What an object of NetBox is. */
export type RecordKind = 'prefix' | 'range' | 'address';

/** A prefix, an IP range or an IP address of NetBox, whatever file or server it comes from. */
export interface NetboxRecord {
  readonly kind: RecordKind;
  readonly at: Span;
  /** The prefix, the address, or the first address of a range; addresses carry the length of their prefix. */
  readonly start: Located<string>;
  /** The last address of a range. */
  readonly end: Located<string> | undefined;
  /** Value and label, or what stands in the table. */
  readonly status: readonly string[];
  /** Slug and name, or what stands in the table. */
  readonly role: readonly string[];
  /** Name and route distinguisher; none: the global table. */
  readonly vrf: readonly string[];
  readonly description: string | undefined;
  readonly tenant: string | undefined;
  readonly dnsName: string | undefined;
  readonly vlan: { readonly name: string | undefined; readonly id: number | undefined };
}

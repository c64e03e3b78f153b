/** An address family, as Kubernetes spells it but in lower case. */
export type Family = 'ipv4' | 'ipv6';
/** One IP address: its family and its value as an unsigned integer of 32 or 128 bits. */
export interface Address {
    readonly family: Family;
    readonly value: bigint;
}
/** How many bits an address of the family has. */
export declare function bitsOf(family: Family): 32 | 128;
/** Orders families as every listing does: ipv4 before ipv6. */
export declare function compareFamilies(a: Family, b: Family): number;
/** Orders addresses: ipv4 before ipv6, then by value. */
export declare function compareAddresses(a: Address, b: Address): number;
/** Whether both are the same address of the same family. */
export declare function sameAddress(a: Address, b: Address): boolean;
/**
 * The address as Go's `net.IP` prints it: dotted decimal, or RFC 5952 (lower case, the first longest run of at
 * least two zero groups written `::`). An ipv6 value inside `::ffff:0:0/96`, which no text parses to but arithmetic
 * can reach, keeps its family in print: `::ffff:192.0.2.1`.
 */
export declare function formatAddress(address: Address): string;
/**
 * Reads one address as Go's `net.ParseIP` does: no white space, no zone, no prefix length, no leading zeros in
 * dotted octets, no short or octal forms. A v4-mapped address (`::ffff:192.0.2.1`, `::ffff:c000:201`) is ipv4;
 * `::192.0.2.1` stays ipv6. Undefined for everything else. See https://pkg.go.dev/net#ParseIP.
 */
export declare function parseAddress(text: string): Address | undefined;

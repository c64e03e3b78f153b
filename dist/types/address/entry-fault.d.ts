/** Why MetalLB cannot parse a pool entry; each as a phrase that completes "cannot be parsed: ". */
export declare const entryFaults: {
    readonly empty: 'it is empty';
    readonly 'too-long': 'it is too long for an address';
    readonly 'several-entries': 'several entries in one text';
    readonly dash: 'a dash that is not the hyphen "-"';
    readonly 'white-space': 'white space inside a CIDR';
    readonly zone: 'an address with a zone';
    readonly 'host-name': 'a host name, not an address';
    readonly 'leading-zeros': 'a number with leading zeros';
    readonly 'too-many-parts': 'a range of more than two parts';
    readonly 'half-open': 'a range without one of its ends';
    readonly 'prefix-in-range': 'a prefix length inside a range';
    readonly 'short-end': 'a range whose end is not a whole address';
    readonly 'mixed-families': 'a range from one address family to the other';
    readonly reversed: 'reversed: the start is after the end';
    readonly 'bare-address': 'a bare address, neither CIDR nor range';
    readonly netmask: 'a netmask where the prefix length belongs';
    readonly 'bad-prefix-length': 'a prefix length that does not exist';
    readonly 'bad-prefix': 'what stands before the "/" is no address';
    readonly 'bad-address': 'not an address';
};
/** Why MetalLB cannot parse a pool entry. */
export type EntryFault = keyof typeof entryFaults;
/** The clearest reason why the text is no pool entry; meaningful only for a text that MetalLB refuses. */
export declare function faultOf(text: string): EntryFault;

import type { Located, Span } from '../../text/source.ts';
import type { Imported } from './imported.ts';

/** What an import says, with every place at one: what comes from a server stands where the plan names the server. */
export function located(imported: Imported, at: Span): Imported {
  const move = <T>({ value }: Located<T>): Located<T> => ({ value, at });
  return {
    ...imported,
    networks: imported.networks.map((network) => ({
      ...network,
      cidrs: network.cidrs.map(move),
      gateways: network.gateways.map(move),
    })),
    ranges: imported.ranges.map((range) => ({ ...range, range: move(range.range) })),
    nodes: imported.nodes.map((node) => ({
      ...node,
      at,
      name: move(node.name),
      addresses: node.addresses.map(move),
      podCIDRs: node.podCIDRs.map(move),
    })),
    problems: imported.problems.map(({ message }) => ({ message, at })),
  };
}

import type { Interval } from '../address/interval.ts';
import type { Located } from '../text/source.ts';
import { readAddress, readAddresses, readPrefixes } from './addresses.ts';
import type { Entry } from './entry.ts';
import type { NetworkPlan, ReservationPlan, ServiceName } from './plan.ts';
import { readRanges } from './read-range.ts';
import { readService } from './service-name.ts';

/** A network. It is called by its name, else by its first prefix, else by where it stands in the list (from 1). */
export function readNetwork(entry: Entry, index: number): NetworkPlan {
  const cidr = entry.oneOrMore('cidr');
  const cidrs = readPrefixes(cidr);
  const prefixes = cidrs.map(({ value }) => value);
  const vlan = entry.get('vlan')?.locatedNumber.value;
  const unknownDhcp = entry.get('dhcp')?.at;
  return {
    name: (entry.get('name') ?? cidr[0])?.located ?? { value: `network ${index + 1}`, at: entry.at },
    at: entry.at,
    cidrs,
    ...(vlan !== undefined && { vlan }),
    gateways: readAddresses(entry.oneOrMore('gateway'), prefixes),
    ...(unknownDhcp !== undefined && { unknownDhcp }),
    ranges: readRanges(entry.list('ranges'), prefixes),
    reservations: entry
      .list('reservations')
      .map((reservation) => readReservation(reservation, prefixes))
      .filter((reservation) => reservation !== undefined),
  };
}

function readReservation(entry: Entry, prefixes: readonly Interval[]): ReservationPlan | undefined {
  const text = entry.get('address');
  const address = text && readAddress(text, prefixes);
  const services = readServices(entry);
  if (address === undefined) return undefined;
  const cluster = entry.get('cluster')?.located;
  return {
    address,
    at: entry.at,
    services,
    ...(cluster !== undefined && { cluster }),
    dns: entry.oneOrMore('dns').map((name) => name.text),
  };
}

function readServices(entry: Entry): readonly Located<ServiceName>[] {
  const entries = [...entry.oneOrMore('service'), ...entry.list('services')];
  return entries.map(readService).filter((service) => service !== undefined);
}

import type { Cluster } from '../metallb/cluster.ts';
import type { Service } from '../metallb/service.ts';
import { type RequestedAddress, requestedAddresses } from './claims.ts';
import { isReservedFor, type PlacedReservation, reservationsOf } from './reservations.ts';
import type { Site } from './site.ts';

/** A Service that asks for an address which the plan reserves for others. */
export interface ReservationConflict {
  readonly cluster: Cluster;
  readonly service: Service;
  readonly asked: RequestedAddress;
  /** Who reserves it; none of them for the Service. */
  readonly reservations: readonly [PlacedReservation, ...PlacedReservation[]];
}

/**
 * The Services of a site's clusters that ask for what is reserved for others anywhere in the address space, whoever
 * serves them. A Service whose name is unknown may be the one it is reserved for.
 */
export function reservationConflicts(site: Site): readonly ReservationConflict[] {
  return site.clusters.flatMap((cluster) =>
    cluster.services.flatMap((service) => {
      const { namespace, name } = service;
      if (service.type !== 'LoadBalancer' || typeof namespace !== 'string' || typeof name !== 'string') return [];
      return requestedAddresses(service).flatMap((asked) => {
        const [first, ...others] = reservationsOf(site.space, asked.address);
        if (first === undefined) return [];
        const own = [first, ...others].some((placed) => isReservedFor(placed, { namespace, name }, cluster));
        return own ? [] : { cluster, service, asked, reservations: [first, ...others] };
      });
    }),
  );
}

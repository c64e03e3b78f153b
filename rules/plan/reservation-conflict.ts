import { formatAddress } from '../../src/address/address.ts';
import { intervalOf } from '../../src/address/interval.ts';
import { blameValue, type SiteRule } from '../../src/lint/rule.ts';
import { list } from '../../src/lint/taken-draft.ts';
import { serviceLabel } from '../../src/metallb/service.ts';
import { reservedFor } from '../../src/site/owners.ts';
import { reservationConflicts } from '../../src/site/reservation-conflicts.ts';
import type { PlacedReservation } from '../../src/site/reservations.ts';
import type { Site } from '../../src/site/site.ts';

export const reservationConflict: SiteRule = {
  name: 'plan/reservation-conflict',
  summary: 'A Service asks for an address that the plan reserves for another',
  severity: 'error',
  since: '0.1.0',
  evidence: [
    'MetalLB gives an address to whoever asks first and keeps it there (internal/allocator/allocator.go, Assign)',
  ],
  *check(site) {
    for (const { cluster, service, asked, reservations } of reservationConflicts(site)) {
      const address = formatAddress(asked.address);
      const promised = list(reservations.map((placed) => promisedTo(placed, site)));
      yield {
        at: blameValue(cluster, service.manifest, asked.route),
        message: `Service "${serviceLabel(service)}" asks for ${address}, which the plan reserves for ${promised}`,
        help: 'Ask for another address, or name the Service in the reservation.',
        related: reservations.map(({ reservation }) => ({ message: 'the reservation', at: reservation.address.at })),
        addresses: [intervalOf(asked.address)],
        blamed: address,
      };
    }
  },
};

/** The Services of a reservation, with the cluster or the other site that it is for. */
function promisedTo({ reservation, site }: PlacedReservation, here: Site): string {
  const services = reservedFor(reservation);
  if (reservation.cluster !== undefined) return `${services} of cluster "${reservation.cluster.value}"`;
  return site === here ? services : `${services} of site "${site.name}"`;
}

import { formatAddress } from '../../src/address/address.ts';
import { intervalOf } from '../../src/address/interval.ts';
import { requestFix } from '../../src/lint/request-fix.ts';
import { blameValue, type Draft, type SiteRule } from '../../src/lint/rule.ts';
import { list } from '../../src/lint/taken-draft.ts';
import type { Cluster } from '../../src/metallb/cluster.ts';
import { serviceLabel } from '../../src/metallb/service.ts';
import { subject } from '../../src/metallb/subject.ts';
import { type HandedReservation, handedReservations } from '../../src/site/handed-reservations.ts';
import { reservedFor } from '../../src/site/owners.ts';
import { requestMove } from '../../src/site/request-moves.ts';
import { reservationConflicts } from '../../src/site/reservation-conflicts.ts';
import type { PlacedReservation } from '../../src/site/reservations.ts';
import type { Site } from '../../src/site/site.ts';

export const reservationConflict: SiteRule = {
  name: 'plan/reservation-conflict',
  summary: 'A Service asks for, or is handed, an address that the plan reserves for another',
  severity: 'error',
  since: '0.1.0',
  reach: 'site',
  fix: 'unsafe',
  evidence: [
    'MetalLB gives an address to whoever asks first and keeps it there (internal/allocator/allocator.go, Assign)',
    'MetalLB gives a Service that asks for none the first free address of a pool (internal/allocator/allocator.go, getFreeIPsFromPool)',
  ],
  *check(site) {
    for (const { cluster, service, asked, reservations } of reservationConflicts(site)) {
      const address = formatAddress(asked.address);
      const promised = list(reservations.map((placed) => promisedTo(placed, site)));
      const move = requestMove(site, service, asked.address);
      const fix = move === undefined ? undefined : requestFix(move, service);
      const other = move === undefined ? 'another address' : formatAddress(move.to);
      yield {
        at: blameValue(cluster, service.manifest, asked.route),
        message: `Service "${serviceLabel(service)}" asks for ${address}, which the plan reserves for ${promised}`,
        help: `Ask for ${other}, or name the Service in the reservation.`,
        related: reservations.map(({ reservation }) => ({ message: 'the reservation', at: reservation.address.at })),
        addresses: [intervalOf(asked.address)],
        blamed: address,
        ...(fix !== undefined && { fix }),
      };
    }
    for (const cluster of site.clusters) {
      for (const handed of handedReservations(site, cluster)) yield draftHanded(site, cluster, handed);
    }
  },
};

function draftHanded(site: Site, cluster: Cluster, handed: HandedReservation): Draft {
  const { address, reservations, service, others, always } = handed;
  const text = formatAddress(address);
  const promised = list(reservations.map((placed) => promisedTo(placed, site)));
  return {
    at: blameValue(cluster, service.manifest, ['metadata', 'name']),
    message: `${subject(cluster, service.manifest)} ${handedWords(handed)} ${text}, which the plan reserves for ${promised}`,
    help: `Put ${text} into a pool of its own with autoAssign: false${others > 0 || !always ? ', where only a request gets it' : ''}.`,
    related: reservations.map(({ reservation }) => ({ message: 'the reservation', at: reservation.address.at })),
    addresses: [intervalOf(address)],
    blamed: text,
    ...(always ? {} : { severity: 'warning' as const }),
  };
}

function handedWords({ others, always, surely }: HandedReservation): string {
  if (surely) return 'is handed';
  const more = others === 0 ? '' : others === 1 ? 'or another ' : `or one of ${others} others `;
  return `${more}${always ? 'is handed, in every order,' : 'may be handed, if it comes first,'}`;
}

/** The Services of a reservation, with the cluster or the other site that it is for. */
function promisedTo({ reservation, site }: PlacedReservation, here: Site): string {
  const services = reservedFor(reservation);
  if (reservation.cluster !== undefined) return `${services} of cluster "${reservation.cluster.value}"`;
  return site === here ? services : `${services} of site "${site.name}"`;
}

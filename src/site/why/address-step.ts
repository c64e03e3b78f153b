import { formatAddress } from '../../address/address.ts';
import { formatInterval } from '../../address/interval.ts';
import type { Outcome } from '../../metallb/allocator/outcome.ts';
import { pendingWords } from '../../metallb/allocator/pending-words.ts';
import { lucksOf } from '../../metallb/allocator/prediction-of.ts';
import type { Cluster } from '../../metallb/cluster.ts';
import { type Service, serviceLabel } from '../../metallb/service.ts';
import { contestedAddresses } from '../contested-addresses.ts';
import { crowdedPools } from '../crowded-pools.ts';
import { outcomesOf } from '../outcomes-of.ts';
import { refusesPools } from '../refused-configuration.ts';
import type { Step } from './step.ts';

/** Which address it gets, or why it gets none, and what another order of Services or pools would change. */
export function addressSteps(cluster: Cluster, service: Service): readonly Step[] {
  const result = outcomesOf(cluster).get(service);
  if (result === undefined) return [];
  if (!('by' in result)) {
    const at = service.manifest.at(['metadata', 'name']);
    return [{ topic: 'address', verdict: 'unknown', message: 'which address it gets cannot be known', at }];
  }
  return [outcomeStep(cluster, service, result), ...contestSteps(cluster, service), ...crowdSteps(cluster, service)];
}

const BY = {
  status: 'which it has already',
  request: 'as it asks for it',
  pool: 'the first free one of the pool it asks for',
  automatic: 'the first free one',
} as const;

function outcomeStep(cluster: Cluster, service: Service, result: Outcome): Step {
  const topic = 'address';
  const at = service.manifest.at(['metadata', 'name']);
  const luck = refusesPools(cluster) ? undefined : lucksOf(cluster).get(service);
  const isOpen = luck?.orderDependent === true;
  const others = isOpen ? shorten(luck.candidates.intervals.map(formatInterval)) : '';
  if (result.status === 'assigned') {
    const addresses = result.addresses.map(formatAddress).join(' and ');
    const either = isOpen ? `; in another order ${others}${luck.mayStayPending ? ', or none' : ''}` : '';
    const message = `it gets ${addresses} of pool "${result.pool}", ${BY[result.by]}${either}`;
    const change = isOpen ? { change: `Ask for ${addresses}, to get it whatever the order.` } : {};
    return { topic, verdict: isOpen ? 'note' : 'good', message, at, ...(result.by === 'request' ? {} : change) };
  }
  const { message, remedy } = pendingWords(result);
  const either = isOpen ? `; in another order it gets ${others}` : ', in every order';
  const change = result.reason === 'invalid-configuration' ? {} : { change: remedy };
  return { topic, verdict: 'bad', message: `it gets none: ${message}${either}`, at, ...change };
}

/** The other Service that claims its address. */
function contestSteps(cluster: Cluster, service: Service): readonly Step[] {
  return contestedAddresses(cluster).flatMap(({ later, earlier, address }): readonly Step[] => {
    if (later.service !== service && earlier.service !== service) return [];
    const other = later.service === service ? earlier : later;
    return [
      {
        topic: 'address',
        verdict: 'bad',
        message: `Service "${serviceLabel(other.service)}" ${other.asks ? 'asks for' : 'has'} ${formatAddress(address)} too, and the two cannot share it`,
        at: other.service.manifest.at(other.route),
        change: 'Let one of the two ask for another address, or let them share it by one key and different ports.',
      },
    ];
  });
}

/** The pools it could have an address of that surely run out. */
function crowdSteps(cluster: Cluster, service: Service): readonly Step[] {
  return crowdedPools(cluster)
    .filter(({ services }) => services.includes(service))
    .map(({ pools, capacity, needed }) => ({
      topic: 'address',
      verdict: 'bad',
      message: `${needed} addresses are needed of ${pools.map(({ name }) => `pool "${name}"`).join(' and ')}, and there are ${capacity}: not everybody gets one`,
      at: pools[0].pool.manifest.at(['metadata', 'name']),
      change: 'Give the pool more addresses, or let Services share one.',
    }));
}

function shorten(texts: readonly string[]): string {
  const shown = texts.slice(0, 3).join(', ');
  if (texts.length === 1) return shown;
  return `one of ${shown}${texts.length > 3 ? ` and ${texts.length - 3} more` : ''}`;
}

import type { AllocationReport, ClusterAllocation, PoolAllocation, ServiceAllocation } from '../../site/allocation.ts';
import { visible } from '../escape.ts';
import { type Paint, paintWith } from '../paint.ts';
import { counted } from '../run.ts';
import { byWords, countWords, luckWords, percent, serviceName, titleOf } from './words.ts';

/** The prediction as people read it: for each cluster the pending Services first, then the pools with who is in them. */
export function allocationText({ clusters }: AllocationReport, color: boolean): string {
  const paint = paintWith(color);
  return clusters.map((cluster) => clusterText(cluster, paint)).join('\n');
}

function clusterText(cluster: ClusterAllocation, paint: Paint): string {
  const { services, pools } = cluster;
  const width = Math.max(0, ...services.map((service) => visible(serviceName(service)).length));
  const parts = [
    `${paint('strong', visible(titleOf(cluster)))}\n`,
    pendingText(
      services.filter(({ status }) => status === 'pending'),
      width,
      paint,
    ),
    ...pools.map((pool) => poolText(pool, services, width, paint)),
    restText(services, 'unknown', 'Not known, since a value of theirs is not', paint),
    restText(services, 'ignored', 'Not served by this MetalLB', paint),
    `${countWords(services)}\n`,
  ];
  return parts.filter((part) => part !== '').join('\n');
}

function pendingText(pending: readonly ServiceAllocation[], width: number, paint: Paint): string {
  if (pending.length === 0) return '';
  const lines = pending.map((service) => {
    const name = visible(serviceName(service)).padEnd(width);
    return `  ${paint('error', name)}  ${visible(service.message ?? '')}${luckText(service, paint)}\n`;
  });
  return `${paint('error', `${counted(pending.length, 'Service')} pending`)}\n${lines.join('')}`;
}

function poolText(pool: PoolAllocation, services: readonly ServiceAllocation[], width: number, paint: Paint): string {
  const inside = services.filter(({ status, pool: name }) => status === 'assigned' && name === pool.name);
  const addresses = inside.map((service) => (service.addresses ?? []).join(', '));
  const column = Math.max(0, ...addresses.map(({ length }) => length));
  const lines = inside.map((service, index) => {
    const name = visible(serviceName(service)).padEnd(width);
    return `  ${(addresses[index] ?? '').padEnd(column)}  ${name}  ${paint('faint', byWords(service))}${luckText(service, paint)}\n`;
  });
  const use = `${pool.assigned} of ${pool.capacity} taken, ${percent(pool.utilization)}`;
  return `${paint('strong', visible(pool.name))}  ${paint('faint', use)}\n${lines.join('')}`;
}

function luckText(service: ServiceAllocation, paint: Paint): string {
  const words = luckWords(service);
  return words === undefined ? '' : paint('warning', `  ${words}`);
}

function restText(
  services: readonly ServiceAllocation[],
  status: ServiceAllocation['status'],
  title: string,
  paint: Paint,
): string {
  const names = services.filter((service) => service.status === status).map(serviceName);
  if (names.length === 0) return '';
  return `${paint('strong', title)}\n${names.map((name) => `  ${visible(name)}\n`).join('')}`;
}

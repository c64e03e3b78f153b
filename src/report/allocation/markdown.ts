import type { AllocationReport, ClusterAllocation, ServiceAllocation } from '../../site/allocation.ts';
import { markdownCode, markdownText } from '../escape.ts';
import { notReadMarkdown } from '../not-read.ts';
import { byWords, countWords, luckWords, percent, serviceName, titleOf } from './words.ts';

/** The prediction as Markdown: a section a cluster, a table of its Services, pending ones first, and one of its pools. */
export function allocationMarkdown({ clusters, incomplete }: AllocationReport): string {
  return notReadMarkdown(incomplete) + clusters.map(clusterMarkdown).join('\n');
}

function clusterMarkdown(cluster: ClusterAllocation): string {
  const { services, pools } = cluster;
  const pending = services.filter(({ status }) => status === 'pending');
  const others = services.filter(({ status }) => status !== 'pending');
  const poolRows = pools.map(
    ({ name, capacity, assigned, available, utilization }) =>
      `| ${markdownCode(name)} | ${capacity} | ${assigned} | ${available} | ${percent(utilization)} |\n`,
  );
  return [
    `## ${markdownText(titleOf(cluster))}\n\n${countWords(services)}\n`,
    table('| Service | address | pool | why |\n| --- | --- | --- | --- |\n', [...pending, ...others].map(row)),
    table('| pool | capacity | assigned | available | utilization |\n| --- | --- | --- | --- | --- |\n', poolRows),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function row(service: ServiceAllocation): string {
  const { status, addresses, pool, message } = service;
  const where = addresses === undefined ? `**${status}**` : addresses.map(markdownCode).join(', ');
  const luck = luckWords(service);
  const why = [message ?? byWords(service), luck].filter((part) => part !== undefined && part !== '').join('; ');
  return `| ${markdownCode(serviceName(service))} | ${where} | ${pool === undefined ? '' : markdownCode(pool)} | ${markdownText(why)} |\n`;
}

function table(head: string, rows: readonly string[]): string {
  return rows.length === 0 ? '' : head + rows.join('');
}

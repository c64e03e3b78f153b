import type { Cluster } from '../../metallb/cluster.ts';
import type { Service } from '../../metallb/service.ts';
import { addressSteps } from './address-step.ts';
import { announcementSteps } from './announcement-steps.ts';
import { endpointStep, trafficSteps } from './endpoint-steps.ts';
import { poolSteps } from './pool-steps.ts';
import { classStep, configurationSteps, familyStep, requestSteps, sharingSteps, typeStep } from './service-steps.ts';
import type { Step } from './step.ts';

/**
 * A Service's way from its type to its traffic, step by step in the order in which people debug it. It ends where
 * MetalLB does not look at it: at another type or class.
 */
export function stepsOf(cluster: Cluster, service: Service): readonly Step[] {
  const first = [typeStep(service), classStep(cluster, service)];
  const [type, served] = first;
  if (type?.verdict === 'bad') return [type];
  if (served?.verdict === 'bad') return first;
  return [
    ...first,
    ...configurationSteps(cluster),
    familyStep(cluster, service),
    ...requestSteps(service),
    ...sharingSteps(cluster, service),
    ...poolSteps(cluster, service),
    ...addressSteps(cluster, service),
    ...announcementSteps(cluster, service),
    endpointStep(cluster, service),
    ...trafficSteps(cluster, service),
  ];
}

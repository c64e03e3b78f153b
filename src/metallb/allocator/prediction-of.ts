import type { Cluster } from '../cluster.ts';
import type { Service } from '../service.ts';
import { type Luck, luckOf } from './luck.ts';
import { type Prediction, predict } from './predict.ts';

const predictions = new WeakMap<Cluster, Prediction>();
const lucks = new WeakMap<Cluster, ReadonlyMap<Service, Luck>>();

/** The prediction for a cluster, made once. */
export function predictionOf(cluster: Cluster): Prediction {
  const known = predictions.get(cluster) ?? predict(cluster);
  predictions.set(cluster, known);
  return known;
}

/** What can happen to the Services of a cluster over all orders, worked out once, for whoever asks. */
export function lucksOf(cluster: Cluster): ReadonlyMap<Service, Luck> {
  const known = lucks.get(cluster) ?? luckOf(predictionOf(cluster));
  lucks.set(cluster, known);
  return known;
}

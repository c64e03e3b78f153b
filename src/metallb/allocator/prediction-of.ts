import type { Service } from '../service.ts';
import { onceAlike } from '../twins.ts';
import { type Luck, luckOf } from './luck.ts';
import { type Prediction, predict } from './predict.ts';

/** The prediction for a cluster, made once. */
export const predictionOf = onceAlike<Prediction>(predict);

/** What can happen to the Services of a cluster over all orders, worked out once, for whoever asks. */
export const lucksOf = onceAlike((cluster): ReadonlyMap<Service, Luck> => luckOf(predictionOf(cluster)));

import type { Rule } from '../src/lint/rule.ts';
import { allPools } from './advertisement/all-pools.ts';
import { noNode } from './advertisement/no-node.ts';
import { noPool } from './advertisement/no-pool.ts';
import { unknownPool } from './advertisement/unknown-pool.ts';
import { duplicateName } from './pool/duplicate-name.ts';
import { empty } from './pool/empty.ts';
import { hostBits } from './pool/host-bits.ts';
import { invalidAddress } from './pool/invalid-address.ts';
import { networkAddress } from './pool/network-address.ts';
import { overlap } from './pool/overlap.ts';
import { unadvertised } from './pool/unadvertised.ts';
import { unused } from './pool/unused.ts';
import { wrongNamespace } from './pool/wrong-namespace.ts';

/** Every rule, family by family. */
export const rules: readonly Rule[] = [
  invalidAddress,
  empty,
  hostBits,
  overlap,
  duplicateName,
  networkAddress,
  unadvertised,
  unused,
  wrongNamespace,
  unknownPool,
  noPool,
  noNode,
  allPools,
];

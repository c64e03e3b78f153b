import type { Rule } from '../src/lint/rule.ts';
import { allPools } from './advertisement/all-pools.ts';
import { noNode } from './advertisement/no-node.ts';
import { noPool } from './advertisement/no-pool.ts';
import { unknownPool } from './advertisement/unknown-pool.ts';
import { namespaceSecurity } from './cluster/namespace-security.ts';
import { noMetallb } from './cluster/no-metallb.ts';
import { noPool as noPoolInCluster } from './cluster/no-pool.ts';
import { strictArp } from './cluster/strict-arp.ts';
import { unusedIgnore } from './lint/unused-ignore.ts';
import { duplicateName } from './pool/duplicate-name.ts';
import { empty } from './pool/empty.ts';
import { hostBits } from './pool/host-bits.ts';
import { invalidAddress } from './pool/invalid-address.ts';
import { networkAddress } from './pool/network-address.ts';
import { overlap } from './pool/overlap.ts';
import { unadvertised } from './pool/unadvertised.ts';
import { unused } from './pool/unused.ts';
import { wrongNamespace } from './pool/wrong-namespace.ts';
import { deprecated } from './schema/deprecated.ts';
import { invalid } from './schema/invalid.ts';
import { legacyConfigmap } from './schema/legacy-configmap.ts';
import { statusObject } from './schema/status-object.ts';
import { unknownField } from './schema/unknown-field.ts';
import { unservedVersion } from './schema/unserved-version.ts';
import { syntax } from './yaml/syntax.ts';

/** Every rule, family by family. */
export const rules: readonly Rule[] = [
  syntax,
  invalid,
  unknownField,
  unservedVersion,
  deprecated,
  statusObject,
  legacyConfigmap,
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
  noMetallb,
  noPoolInCluster,
  strictArp,
  namespaceSecurity,
  unusedIgnore,
];

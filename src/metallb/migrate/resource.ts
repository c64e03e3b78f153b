import { type Content, writeResource } from '../../manifest/write-resource.ts';

/** A resource of today that comes of an old configuration. */
export interface NewResource {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** Labels and annotations. */
  readonly metadata: ReadonlyMap<string, Content>;
  /** Undefined for a kind without one. */
  readonly spec: ReadonlyMap<string, Content> | undefined;
  /** What stands beside it at the top. */
  readonly more?: ReadonlyMap<string, Content>;
  readonly comments: readonly string[];
}

/** A resource as a YAML document, without a marker. */
export function resourceYaml({
  apiVersion,
  kind,
  namespace,
  name,
  metadata,
  spec,
  more,
  comments,
}: NewResource): string {
  const fields = new Map<string, Content>([
    ['apiVersion', apiVersion],
    ['kind', kind],
    ['metadata', new Map<string, Content>([['name', name], ['namespace', namespace], ...metadata])],
    ...(spec === undefined ? [] : [['spec', spec] as const]),
    ...(more ?? []),
  ]);
  return writeResource(fields, comments);
}

import { readDocuments } from '../manifest/documents.ts';
import type { Fields, Tree } from '../manifest/tree.ts';
import { Source } from '../text/source.ts';

/** The mappings in a YAML text that stands inside a value, such as a ConfigMap's; none where it does not parse. */
export function embeddedFields(text: Tree | undefined): readonly Fields[] {
  if (typeof text !== 'string') return [];
  return readDocuments(new Source('', text)).documents.flatMap(({ fields }) => fields ?? []);
}

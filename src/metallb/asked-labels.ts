import type { Manifest } from '../manifest/manifest.ts';
import { Unknown } from '../manifest/unknown.ts';
import { compareText } from '../text/compare.ts';
import type { Selector } from './selector.ts';

/** The labels that some selectors ask for. */
export class AskedLabels {
  readonly #keys: ReadonlySet<string>;

  constructor(selectors: Iterable<Selector>) {
    const keys = new Set<string>();
    for (const { requirements } of selectors) for (const { key } of requirements) keys.add(key);
    this.#keys = keys;
  }

  /** One text for resources that no selector among them can tell apart; empty for one without any such label. */
  of(manifest: Pick<Manifest, 'labels' | 'get'>): string {
    if (manifest.get(['metadata', 'labels']) instanceof Unknown) return '?';
    const asked = [...manifest.labels].filter(([key]) => this.#keys.has(key)).sort(([a], [b]) => compareText(a, b));
    return asked.length === 0
      ? ''
      : JSON.stringify(asked.map(([key, value]) => [key, typeof value === 'string' ? value : null]));
  }
}

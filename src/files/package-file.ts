import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * The text of a file that comes with mlb-lint, by its path in the package, with `/`. Found through the package's own
 * `exports`, so that sources and bundles, whatever their folder, read the same file. Throws where the package is broken.
 */
export function readPackageFile(path: string): string {
  return readFileSync(createRequire(import.meta.url).resolve(`mlb-lint/${path}`), 'utf8');
}

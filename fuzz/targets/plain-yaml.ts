import { decode } from '../../src/files/decode.ts';
import { agreements } from '../agreement.ts';
import { filesLike } from '../seeds.ts';
import type { Target } from '../target.ts';
import { YAML_WORDS, yamlText } from '../yaml.ts';

/** YAML that is read without the library, of which the library makes the same. */
export const target: Target = {
  dictionary: YAML_WORDS,
  seeds: [...filesLike('fixtures/broken', /\.(ya?ml|json)$/), ...filesLike('fixtures/sites', /\.ya?ml$/)],
  shapes: yamlText,
  run: (input) => {
    const decoded = decode(input);
    if ('text' in decoded) agreements(decoded.text);
  },
};

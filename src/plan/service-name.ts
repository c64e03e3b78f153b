import type { Located } from '../text/source.ts';
import type { Entry } from './entry.ts';
import type { ServiceName } from './plan.ts';
import { quote } from './quote.ts';

/** A Service as `namespace/name`; a problem and undefined where the text is none. */
export function readService(entry: Entry): Located<ServiceName> | undefined {
  const { text } = entry;
  const [namespace = '', name = '', ...rest] = text.split('/');
  if (namespace !== '' && name !== '' && rest.length === 0 && !/\s/.test(text)) {
    return { value: { namespace, name }, at: entry.at };
  }
  entry.blame(`${quote(text)} names no Service; expected namespace/name`);
  return undefined;
}

import { type Includes, readJson } from '../../manifest/json.ts';
import { isFields, isItems } from '../../manifest/tree.ts';
import type { Source } from '../../text/source.ts';
import { Entry } from '../entry.ts';
import { quote } from '../quote.ts';
import type { Gathering } from './gathering.ts';

/** The top of a JSON file; undefined where it is none, which is then the only problem. */
export function openJson(source: Source, gathering: Gathering, includes?: Includes): Entry | undefined {
  const json = readJson(source, includes);
  if ('tree' in json) return Entry.top({ ...json, report: (problem) => gathering.problems.push(problem) });
  gathering.refuse(json.problem.message, json.problem.at ?? source.whole());
  return undefined;
}

/** The mappings of a list under a key. What is no list, or no mapping in it, is a problem; a missing key is none. */
export function mappingsAt(entry: Entry, key: string): readonly Entry[] {
  const list = entry.get(key);
  if (list === undefined) return [];
  if (!isItems(list.value)) list.blame(`${quote(key)} is no list`);
  return mappingsOf(list);
}

/** The mappings of a list; anything else in it is a problem. */
export function mappingsOf(list: Entry): readonly Entry[] {
  return list.items().filter((item) => {
    if (isFields(item.value)) return true;
    item.blame('a mapping belongs here');
    return false;
  });
}

/** The string under a key; what is none is a problem, a missing key is none. */
export function textAt(entry: Entry, key: string): Entry | undefined {
  const text = entry.get(key);
  if (text === undefined || typeof text.value === 'string') return text;
  text.blame(`${quote(key)} is no string`);
  return undefined;
}

/** The string under a key as a plain text; undefined where there is none. */
export function plainAt(entry: Entry, key: string): string | undefined {
  const value = entry.get(key)?.value;
  return typeof value === 'string' ? value : undefined;
}

import { posix } from 'node:path';
import { formatAddress } from '../../../src/address/address.ts';
import { formatInterval } from '../../../src/address/interval.ts';
import type { ImportContext, Imported } from '../../../src/plan/imports/imported.ts';
import { importers, importTogether } from '../../../src/plan/imports/importers.ts';
import { Source, type Span } from '../../../src/text/source.ts';

/** What an import may be given beside its text. */
export interface Given extends Partial<Omit<ImportContext, 'files'>> {
  /** Texts by path, beside the file that is imported. */
  readonly files?: Readonly<Record<string, string>>;
}

/** Imports a text as the file `file`. */
export function importOf(type: string, text: string, given: Given = {}): Imported {
  const importer = importers.get(type);
  if (importer === undefined) throw new Error(`no importer: ${type}`);
  return importer(new Source('file', text), contextOf(given));
}

/** Imports texts together, as the files `file0`, `file1` and so on. */
export function importsOf(type: string, texts: readonly string[]): readonly Imported[] {
  const context = contextOf({});
  return importTogether(
    type,
    texts.map((text, index) => ({ source: new Source(`file${index}`, text), context })),
  );
}

function contextOf({ files = {}, ...given }: Given): ImportContext {
  const pathOf = (path: string, from: Source) => posix.join(posix.dirname(from.path), path);
  return {
    roles: new Map(),
    prefixes: [],
    files: {
      read: (path, from) => {
        const found = new Map(Object.entries(files)).get(pathOf(path, from));
        return found === undefined ? { message: `${path} does not exist` } : new Source(pathOf(path, from), found);
      },
      list: (folder, from) => {
        const start = `${pathOf(folder, from)}/`;
        const names = Object.keys(files).filter((path) => path.startsWith(start));
        return names.map((path) => path.slice(start.length)).sort();
      },
    },
    ...given,
  };
}

/** What an import says, a line each, as `dhcp 192.0.2.1-192.0.2.9 "name" file:3`. */
export function linesOf({ networks, ranges, nodes }: Imported): readonly string[] {
  return [
    ...networks.map(({ name, cidrs, gateways, vlan }) => {
      const vias = gateways.map(({ value }) => ` via ${formatAddress(value)}`).join('');
      const tag = vlan === undefined ? '' : ` vlan ${vlan}`;
      return `network ${cidrs.map(({ value }) => formatInterval(value)).join(' ')}${vias}${tag}${quoted(name)}`;
    }),
    ...ranges.map(({ role, range, name, owner, purpose }) => {
      return `${role} ${formatInterval(range.value)}${[name, owner, purpose].map(quoted).join('')} ${placeOf(range.at)}`;
    }),
    ...nodes.map(({ name, addresses, labels, podCIDRs }) => {
      const parts = [addresses.map(({ value }) => formatAddress(value)), [...labels].map((pair) => pair.join('='))];
      return `node ${[name.value, ...parts.flat(), ...podCIDRs.map(({ value }) => formatInterval(value))].join(' ')}`;
    }),
  ];
}

/** What an import does not understand, as `file:3 message`. */
export function problemsOf({ problems }: Imported): readonly string[] {
  return problems.map(({ message, at }) => `${at === undefined ? '' : placeOf(at)} ${message}`);
}

function quoted(text: string | undefined): string {
  return text === undefined ? '' : ` "${text}"`;
}

function placeOf({ source, start }: Span): string {
  return `${source.path}:${source.position(start).line}`;
}

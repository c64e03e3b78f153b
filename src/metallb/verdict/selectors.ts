import type { Manifest } from '../../manifest/manifest.ts';
import type { Route } from '../../manifest/tree.ts';
import { Unknown } from '../../manifest/unknown.ts';
import { compareText } from '../../text/compare.ts';
import type { Cluster } from '../cluster.ts';
import { isQualifiedName } from '../metadata-faults.ts';
import type { Requirement, Selector } from '../selector.ts';
import { written } from '../service.ts';
import { fieldPath, subject } from '../subject.ts';
import { isKnown } from './disjoint.ts';
import { duplicatesOf } from './duplicates.ts';
import type { Fault } from './refusal.ts';

/**
 * What MetalLB refuses of a list of label selectors: what apimachinery cannot make a selector of, and what stands in
 * the list twice (internal/config `validateLabelSelectorDuplicate`: compared with the values of each expression sorted,
 * its expressions in their order). What is unknown is like nothing else.
 */
export function selectorFaults(cluster: Cluster, manifest: Manifest, selectors: readonly Selector[]): readonly Fault[] {
  if (selectors.length === 0) return [];
  const named = subject(cluster, manifest);
  const repeats = [
    ...duplicatesOf(selectors, selectorText),
    ...selectors.flatMap((selector) => duplicatesOf(expressionsOf(selector), expressionText)),
  ].map(({ later, first }) => repeated(named, manifest, later.route, first.route));
  const inside = selectors.flatMap(({ requirements }) =>
    requirements.flatMap((requirement) => [
      ...valueRepeats(named, manifest, requirement),
      ...malformed(named, manifest, requirement),
    ]),
  );
  return [...repeats, ...inside];
}

function repeated(named: string, manifest: Manifest, route: Route, first: Route): Fault {
  const list = fieldPath(route.slice(0, -1));
  return {
    fact: 'selector-duplicate',
    manifest,
    route,
    what: `"${list}" of ${named} has the same selector twice`,
    help: 'Remove one of the two.',
    related: [{ manifest, route: first, message: 'the first one' }],
  };
}

function valueRepeats(named: string, manifest: Manifest, { values, route }: Requirement): readonly Fault[] {
  const twice = duplicatesOf(values.entries(), ([, value]) => (typeof value === 'string' ? value : undefined));
  return twice.map(({ later: [index, value], first: [earlier] }) => ({
    fact: 'selector-duplicate',
    manifest,
    route: [...route, 'values', index],
    what: `"${fieldPath([...route, 'values'])}" of ${named} has "${written(value)}" twice`,
    help: 'Remove one of the two.',
    related: [{ manifest, route: [...route, 'values', earlier], message: 'the first one' }],
  }));
}

/** The first thing about a requirement that apimachinery's `labels.NewRequirement` refuses. */
function malformed(named: string, manifest: Manifest, requirement: Requirement): readonly Fault[] {
  const fault = requirementFault(requirement);
  if (fault === undefined) return [];
  const { route } = requirement;
  const what = `"${fieldPath(route)}" of ${named} cannot be part of a selector, as ${fault.why}`;
  const blamed = isExpression(requirement) ? [...route, ...fault.below] : route;
  return [{ fact: 'selector-malformed', manifest, route: blamed, what, help: fault.help }];
}

interface RequirementFault {
  readonly why: string;
  readonly help: string;
  readonly below: Route;
}

const OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist'];

function requirementFault({ key, operator, values }: Requirement): RequirementFault | undefined {
  if (!OPERATORS.includes(operator)) {
    const meant = OPERATORS.find((one) => one.toLowerCase() === operator.toLowerCase());
    const help = meant === undefined ? `Write one of ${OPERATORS.join(', ')}.` : `Write ${meant}.`;
    return { why: `"${operator.slice(0, 40)}" is no operator`, help, below: ['operator'] };
  }
  if (!isQualifiedName(key)) {
    const help = 'A key is "name" or "domain/name"; a name has at most 63 letters, digits, "-", "_" and ".".';
    return { why: `"${key.slice(0, 80)}" is no key of a label`, help, below: ['key'] };
  }
  const takesValues = operator === 'In' || operator === 'NotIn';
  if (takesValues && values.length === 0) {
    return { why: `${operator} needs a value`, help: 'Name at least one value.', below: ['values'] };
  }
  if (!takesValues && values.length > 0) {
    const help = `Remove the values, or write ${operator === 'Exists' ? 'In' : 'NotIn'}.`;
    return { why: `${operator} takes no values`, help, below: ['values'] };
  }
  const wrong = values.findIndex((value) => typeof value === 'string' && !isLabelValue(value));
  if (wrong === -1) return undefined;
  const help =
    'A label value has at most 63 letters, digits, "-", "_" and ".", and begins and ends with a letter or digit.';
  return {
    why: `"${written(values[wrong] ?? '').slice(0, 80)}" is no value of a label`,
    help,
    below: ['values', wrong],
  };
}

/** Whether a text may be the value of a label (apimachinery, `validation.IsValidLabelValue`). */
function isLabelValue(text: string): boolean {
  return text.length <= 63 && (text === '' || /^[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?$/.test(text));
}

function isExpression({ route }: Requirement): boolean {
  return route.at(-2) === 'matchExpressions';
}

function expressionsOf({ requirements }: Selector): readonly Requirement[] {
  return requirements.filter(isExpression);
}

/** What MetalLB compares of a selector; undefined where not all of it is known. */
function selectorText(selector: Selector): string | undefined {
  if (!isKnown(selector)) return undefined;
  const labels = selector.requirements.filter((one) => !isExpression(one)).map(({ key, values }) => [key, ...values]);
  return JSON.stringify([labels.sort(byKey), expressionsOf(selector).map(expressionText)]);
}

function byKey([a = '']: readonly unknown[], [b = '']: readonly unknown[]): number {
  return compareText(String(a), String(b));
}

function expressionText({ key, operator, values }: Requirement): string | undefined {
  if (values.some((value) => value instanceof Unknown)) return undefined;
  return JSON.stringify([key, operator, ...values.map(written).sort()]);
}

import { describe, expect, test } from 'vitest';
import { fieldPathSteps, routeOf } from '../../../src/source/kustomize/field-path.ts';
import { documentOf } from '../../manifest/read.ts';

describe('a field path', () => {
  test.each([
    ['spec.addresses.0', ['spec', 'addresses', '0']],
    ['data.a\\.b', ['data', 'a.b']],
    ['metadata.annotations.[a.b/c]', ['metadata', 'annotations', '[a.b/c]']],
    ['spec.ports.[name=a.b].port', ['spec', 'ports', '[name=a.b]', 'port']],
    ['', []],
    ['a..b', ['a', 'b']],
    ['a]b[', ['a]b[']],
  ])('%s has its steps', (path, steps) => expect(fieldPathSteps(path)).toEqual(steps));

  test.each([
    ['spec.ports.[name=https].port', ['spec', 'ports', 1, 'port']],
    ['spec.ips.[=b]', ['spec', 'ips', 1]],
    ['spec.ips.0', ['spec', 'ips', 0]],
    ['spec.ports.[name=x]', undefined],
    ['spec.ips.*', undefined],
    ['spec.[type]', ['spec', 'type']],
    ['spec.none.deep', ['spec', 'none', 'deep']],
  ])('%s leads somewhere', (path, route) => {
    const { tree } = documentOf(
      'spec: { type: x, ips: [a, b], ports: [{ name: http }, { name: https, port: 443 }] }\n',
    );
    expect(routeOf(path, tree)).toEqual(route);
  });
});

import { describe, expect, it } from 'vitest';
import { problem } from '../problems/problem.ts';
import { nearNames } from './near-names.ts';

const missing = (...names: readonly string[]) =>
  names.map((name) => problem('wire.signing-header-missing', `XroadVnpt-${name}`));

describe('a name that comes near', () => {
  it.each([
    ['XRoad-systemid', 'systemid'],
    ['X-Road-Vnpt-systemid', 'systemid'],
    ['X-XroadVnpt-systemid', 'systemid'],
    ['xroadvnpt-systemld', 'systemid'],
    ['XroadVnpt_sign_header', 'sign-header'],
    ['XroadVnpt-signheader', 'sign-header'],
    ['systemid', 'systemid'],
  ])('of a header is asked about: %s', (sent, meant) => {
    const found = nearNames(missing('systemid', 'sign-header', 'sign-header-key'), [[sent, 'x']]);
    expect(found).toMatchObject([{ code: 'wire.name-near', seen: sent, expected: `XroadVnpt-${meant}` }]);
  });

  it.each([
    ['XroadVnpt-docId', 'one that another call left behind'],
    ['Host', 'one of HTTP'],
    ['XroadVnpt-something-else', 'one that is far from all'],
  ])('of a header is not asked about: %s, %s', (sent) => {
    expect(nearNames(missing('systemid', 'to'), [[sent, 'x']])).toEqual([]);
  });

  it.each([
    ['sendEDocs', ['sendEdoc']],
    ['SENDEDOC', ['sendEdoc']],
    ['getAgencyList', ['getAgenciesList']],
    ['favicon.ico', []],
  ])('of an operation is asked about: %s', (seen, meant) => {
    const found = nearNames([problem('wire.operation-unknown', 'request', { seen })], []);
    expect(found.map(({ expected }) => expected)).toEqual(meant);
  });

  it('is asked about only where something is missing', () => {
    expect(nearNames([problem('wire.signature-wrong', 'request')], [['XRoad-systemid', 'x']])).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { type Problem, problem } from '../problems/problem.ts';
import { checkResponseAgrees, checkResponses } from './check-response.ts';
import { type Contents, groupUnderTest, problemsOf } from './group-under-test.ts';
import { names as n } from './names.ts';
import type { TransactionKind } from './packet.ts';

const whole: Contents = {
  [n.organId]: 'G22',
  [n.code]: '7816/VPCP-TTĐT',
  [n.promulgationDate]: '2026/11/20',
  [n.documentId]: 'G22,2026/11/20,7816/VPCP-TTĐT',
};

function cited(kind: TransactionKind | undefined, ...responses: readonly Contents[]): readonly Problem[] {
  const header = groupUnderTest('MessageHeader', { [n.responseFor]: responses });
  return problemsOf((notes) => checkResponses(header, kind, notes));
}

const codes = (problems: readonly Problem[]) => problems.map(({ code, place }) => [code, place.path]);

describe('the documents that a document answers', () => {
  it.each([undefined, 0, 1, 2, 3] as const)('may be said in full in a packet of kind %s', (kind) => {
    expect(cited(kind, whole, whole)).toEqual([]);
    expect(cited(kind)).toEqual([]);
  });

  const parts = [n.organId, n.code, n.promulgationDate, n.documentId];

  it.each(parts)('RCL-01: a recall has to say %s of each', (part) => {
    const path = `MessageHeader/${n.responseFor}[2]/${part}`;
    expect(cited(1, whole, { ...whole, [part]: '' })).toEqual([problem('packet.element-missing', path)]);
  });

  it.each(parts)('MET-11: a reply should say %s of each', (part) => {
    const path = `MessageHeader/${n.responseFor}[1]/${part}`;
    for (const kind of [undefined, 0, 2, 3] as const) {
      expect(cited(kind, { ...whole, [part]: '' }, whole)).toEqual([
        problem('packet.reply-incomplete', path),
      ]);
    }
  });

  it('may, in a recall, name the receiver concerned, and not the issuer', () => {
    expect(cited(1, { ...whole, [n.organId]: 'H37.02' })).toEqual([]);
    expect(codes(cited(0, { ...whole, [n.organId]: 'H37.02' }))).toEqual([
      ['identity.document-id-agency-differs', `MessageHeader/${n.responseFor}[1]/DocumentId`],
    ]);
  });
});

describe('the identifier of a cited document', () => {
  function agrees(contents: Contents, issuer: string | undefined = 'G22') {
    const response = groupUnderTest('Cited', contents);
    return problemsOf((notes) => checkResponseAgrees(response, issuer, notes)).map(
      ({ code, seen, expected }) => ({ code, seen, expected }),
    );
  }

  it('agrees with its issuer, its date and its code, with or without space around the date', () => {
    expect(agrees(whole)).toEqual([]);
    expect(agrees({ ...whole, [n.promulgationDate]: ' 2026/11/20\n' })).toEqual([]);
    expect(agrees({ ...whole, [n.documentId]: '' })).toEqual([]);
  });

  it.each([
    ['another number', '7817/VPCP-TTĐT'],
    ['a number of one digit', '7/VPCP-TTĐT'],
    ['another notation', '7816/VPCP-KTTH'],
    ['a notation of one letter', '7816/V'],
    ['a notation that ends earlier', '7816/VPCP'],
    ['a notation with a line in it', '7816/VPCP-TTĐT\n/KTTH'],
    ['a second slash', '7816/VPCP/TTĐT'],
    ['no number', '/VPCP-TTĐT'],
  ])('is told from a code with %s', (_, code) => {
    expect(agrees({ ...whole, [n.code]: code })).toMatchObject([
      { code: 'identity.document-id-code-differs' },
    ]);
  });

  it('may have a notation with slashes of its own', () => {
    const documentId = 'G22,2026/11/20,7816/VPCP/TTĐT';
    expect(agrees({ ...whole, [n.code]: '7816/VPCP/TTĐT', [n.documentId]: documentId })).toEqual([]);
  });

  it('is not compared with a code of no slash, or with none', () => {
    for (const code of ['', '7817', 'VPCP-KTTH']) expect(agrees({ ...whole, [n.code]: code })).toEqual([]);
  });

  it('is told from another day, and from another issuer where one is known', () => {
    expect(agrees({ ...whole, [n.promulgationDate]: '2026/11/19' })).toMatchObject([
      { code: 'identity.document-id-date-differs' },
    ]);
    expect(agrees(whole, 'G17')).toMatchObject([{ code: 'identity.document-id-agency-differs' }]);
    const response = groupUnderTest('Cited', whole);
    expect(problemsOf((notes) => checkResponseAgrees(response, undefined, notes))).toEqual([]);
  });
});

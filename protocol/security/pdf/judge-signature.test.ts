import { beforeAll, describe, expect, it } from 'vitest';
import { signingKeyOf } from '../../../fixtures/keys/signing-keys.ts';
import { testPki } from '../../../fixtures/keys/test-cast.ts';
import { draftContext, signAsPerson } from '../../../fixtures/pdf-signatures/judge-draft.ts';
import { letterDraft } from '../../../fixtures/pdf-signatures/letter-draft.ts';
import { signedOnce } from '../../../fixtures/pdf-signatures/pdf-case.ts';
import { updateDraft } from '../../../fixtures/pdf-signatures/pdf-draft.ts';
import { stamped } from '../../../fixtures/pdf-signatures/sound-cases.ts';
import { oddOf } from '../../../fixtures/signatures/cms-case.ts';
import { encodeOddCms } from '../../../fixtures/signatures/odd-cms.ts';
import type { PdfFile } from '../../pdf/file.ts';
import { problem } from '../../problems/problem.ts';
import { contentOf } from '../cms/content.ts';
import { encodeCms } from '../cms/encode-cms.ts';
import { findSignatures } from './find-signatures.ts';
import { type OpenedSignature, openSignature, verifyOpened } from './judge-signature.ts';
import { fileFrom, firstOpened, signedDraft } from './values-under-test.ts';

const opened = (entries?: string, field?: string) => firstOpened(fileFrom(signedDraft(entries, field).text));

describe('a signature is opened', () => {
  it('with its claims, its bytes, its revision and where it shows itself', () => {
    const { claims, bytes, revision, isTimeStamp, widgets, ...rest } = opened(undefined, '/Rect [0 0 1 1]');
    expect([claims.subFilter, bytes.ok, revision, isTimeStamp]).toEqual([
      'ETSI.CAdES.detached',
      true,
      0,
      false,
    ]);
    expect(widgets).toEqual([{ rect: [0, 0, 1, 1], isVisible: false }]);
    expect(Object.keys(rest)).toEqual(['found']);
  });

  it('with the claims of its field beside its own', () => {
    expect(opened(undefined, '/Lock << /P 1 >>').claims.certification).toBe(1);
  });

  it('as a time-stamp when its format says so', () => {
    expect(opened('/SubFilter /ETSI.RFC3161').isTimeStamp).toBe(true);
    expect(opened('/Type /DocTimeStamp /SubFilter /ETSI.CAdES.detached').isTimeStamp).toBe(false);
  });

  it('in the revision that it closes, or in which it appeared where it closes none', () => {
    const file = fileFrom(updateDraft(signedDraft(), {}).text);
    expect(file.revisions).toHaveLength(2);
    expect(firstOpened(file).revision).toBe(0);
    const [found] = findSignatures(file).signatures;
    if (found === undefined) throw new Error('no signature');
    const broken = { ...found, view: file.last, value: { kind: 'dict', entries: new Map() } } as const;
    expect(openSignature(file, broken, new Map()).revision).toBe(1);
  });
});

describe('a signature is refused before any arithmetic', () => {
  const told = ({ refusal }: OpenedSignature) =>
    refusal === undefined ? undefined : [refusal.verdict, refusal.problem];

  it.each([
    ['no format', '/Type /Sig', 'malformed', problem('pdf.subfilter-missing', 'ky')],
    [
      'an unknown format',
      '/SubFilter /Khac',
      'unsupported-algorithm',
      problem('pdf.subfilter-unknown', 'ky', { seen: 'Khac' }),
    ],
    [
      'a format of SHA-1',
      '/SubFilter /adbe.pkcs7.sha1',
      'weak-algorithm',
      problem('pdf.subfilter-weak', 'ky', { seen: 'adbe.pkcs7.sha1' }),
    ],
    [
      'a format of bare RSA',
      '/SubFilter /adbe.x509.rsa_sha1',
      'weak-algorithm',
      problem('pdf.subfilter-weak', 'ky', { seen: 'adbe.x509.rsa_sha1' }),
    ],
    [
      'the type of a time-stamp',
      '/Type /DocTimeStamp /SubFilter /ETSI.CAdES.detached',
      'malformed',
      problem('pdf.type-differs', 'ky', { seen: 'DocTimeStamp', expected: 'ETSI.CAdES.detached' }),
    ],
    [
      'the type of a signature where a time-stamp is',
      '/Type /Sig /SubFilter /ETSI.RFC3161',
      'malformed',
      problem('pdf.type-differs', 'ky', { seen: 'Sig', expected: 'ETSI.RFC3161' }),
    ],
  ])('for %s', (_, entries, verdict, reason) => {
    expect(told(opened(entries))).toEqual([verdict, reason]);
  });

  it.each([
    '/SubFilter /ETSI.CAdES.detached',
    '/Type /Sig /SubFilter /ETSI.CAdES.detached',
    '/Type /Sig /SubFilter /adbe.pkcs7.detached',
    '/Type /DocTimeStamp /SubFilter /ETSI.RFC3161',
    '/SubFilter /ETSI.RFC3161',
  ])('but not for %s', (entries) => {
    expect(told(opened(entries))).toBeUndefined();
  });

  it('for its bytes, with what was seen and where', () => {
    const { text } = signedDraft();
    const offset = text.indexOf('<3000>');
    const numbers = /\[0 \d+ \d+ \d+\]/.exec(text)?.[0] ?? '';
    const short = numbers.replace(/\d+\]/, '9]');
    const place = { path: 'ky', offset };
    const shortened = firstOpened(fileFrom(text.replace(numbers, short.padEnd(numbers.length))));
    expect(told(shortened)).toEqual([
      'incomplete-coverage',
      problem('pdf.byte-range-short', place, { seen: `${offset + 6 + 9}` }),
    ]);
    expect(told(firstOpened(fileFrom(text.replace('<3000>', '<0000>'))))).toEqual([
      'malformed',
      problem('pdf.contents-empty', place),
    ]);
    expect(told(firstOpened(fileFrom(text.replace('/ByteRange', '/ByteRanXX'))))).toEqual([
      'malformed',
      problem('pdf.byte-range-missing', 'ky'),
    ]);
  });

  it('for several fields that share it, whatever else it is', () => {
    const file = fileFrom(signedDraft('/SubFilter /Khac').text);
    const [found] = findSignatures(file).signatures;
    if (found === undefined) throw new Error('no signature');
    const shared = openSignature(file, { ...found, fields: ['ky', 'hai', 'ba'] }, new Map());
    expect(told(shared)).toEqual(['malformed', problem('pdf.signature-shared', 'hai')]);
  });
});

describe('what was refused is not looked into', () => {
  const file = fileFrom(signedDraft().text);

  it.each([
    ['/SubFilter /Khac', 'pdf', 'unsupported-algorithm'],
    ['/Type /Sig /SubFilter /ETSI.RFC3161', 'time-stamp', 'malformed'],
  ])('%s', (entries, kind, verdict) => {
    const signature = opened(entries);
    const reasons = [signature.refusal?.problem];
    expect(verifyOpened(file, signature, draftContext(), [])).toEqual({
      ...{ kind, verdict, reasons, place: 'ky', path: [] },
    });
  });

  it('and what has no bytes was refused, or there is a fault of ours', () => {
    const signature = { ...opened(), bytes: { ok: false, code: 'pdf.contents-missing' } } as const;
    expect(() => verifyOpened(file, signature, draftContext(), [])).toThrow('signed bytes are missing');
  });
});

describe('the cryptography of a signature', () => {
  const context = draftContext();
  const sound: { file: PdfFile; signature: OpenedSignature }[] = [];
  beforeAll(async () => {
    for (const draft of [
      await signedOnce(),
      await signAsPerson(letterDraft(), { subFilter: 'adbe.pkcs7.detached' }),
      await stamped(letterDraft()),
    ]) {
      const file = fileFrom(draft.text);
      sound.push({ file, signature: firstOpened(file) });
    }
  });
  const at = (index: number) => {
    const found = sound[index];
    if (found === undefined || !found.signature.bytes.ok) throw new Error('no sound signature');
    return { ...found, bytes: found.signature.bytes };
  };

  it.each([
    ['a signature', 0, 'pdf', 'ca-nhan'],
    ['a signature without binding', 1, 'pdf', 'ca-nhan'],
    ['a time-stamp', 2, 'time-stamp', 'dau-thoi-gian'],
  ])('is that of %s', (_, index, kind, place) => {
    const { file, signature, bytes } = at(index);
    const { spans } = bytes;
    const size = spans.reduce((sum, { start, end }) => sum + end - start, 0);
    expect(verifyOpened(file, signature, context, [])).toMatchObject({
      ...{ kind, place, verdict: 'valid', coverage: { spans, parts: [], bytes: size } },
    });
  });

  it('hashes the file once, and says where others part ways', () => {
    const { file, signature, bytes } = at(0);
    const asked: unknown[] = [];
    const source: PdfFile['source'] = {
      ...file.source,
      digest: (hash, spans, marks) => {
        asked.push([hash, spans, marks]);
        return file.source.digest(hash, spans, marks);
      },
    };
    expect(verifyOpened({ ...file, source }, signature, context, [7]).verdict).toBe('valid');
    expect(asked).toEqual([['sha256', bytes.spans, [7]]]);
  });

  const messageOf = (signers: number) => {
    const key = signingKeyOf(testPki().leader);
    const content = contentOf(Buffer.from('khac'));
    return encodeCms({ signers: Array.from({ length: signers }, () => ({ key })), content });
  };

  it('fails for a message over something else', async () => {
    const { file, signature, bytes } = at(0);
    const other = { ...signature, bytes: { ...bytes, cms: await messageOf(1) } };
    expect(verifyOpened(file, other, context, [])).toMatchObject({ verdict: 'tampered', kind: 'pdf' });
  });

  it('is that of one signer', async () => {
    const { file, signature, bytes } = at(0);
    const said = async (signers: number) =>
      verifyOpened(file, { ...signature, bytes: { ...bytes, cms: await messageOf(signers) } }, context, []);
    const reasons = [problem('pdf.signers-several', 'ca-nhan', { seen: '2' })];
    expect(await said(2)).toEqual({ kind: 'pdf', verdict: 'malformed', reasons, place: 'ca-nhan', path: [] });
    expect(await said(0)).toMatchObject({ kind: 'pdf', verdict: 'absent' });
  });

  it.each([
    [0, 'malformed', 'signature.attribute-missing'],
    [1, 'valid', 'signature.certificate-unbound'],
  ] as const)('is bound to its certificate where the format asks for it: %i, %s', (index, verdict, code) => {
    const { file, signature, bytes } = at(index);
    const pieces = bytes.spans.map(({ start, end }) => file.source.slice(start, end));
    const cms = encodeOddCms(oddOf({ bound: 'none', content: Buffer.concat(pieces) }));
    const told = verifyOpened(file, { ...signature, bytes: { ...bytes, cms } }, context, []);
    expect(told.verdict).toBe(verdict);
    expect(told.reasons.map((each) => each.code)).toContain(code);
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { signingKeyOf } from '../../../fixtures/keys/signing-keys.ts';
import { testPki } from '../../../fixtures/keys/test-cast.ts';
import {
  agencyField,
  draftContext,
  personField,
  signAsPerson,
  signingDay,
} from '../../../fixtures/pdf-signatures/judge-draft.ts';
import { letterDraft } from '../../../fixtures/pdf-signatures/letter-draft.ts';
import type { PdfDraft } from '../../../fixtures/pdf-signatures/pdf-draft.ts';
import { signDraft } from '../../../fixtures/pdf-signatures/sign-draft.ts';
import type { PdfFile } from '../../pdf/file.ts';
import { problem } from '../../problems/problem.ts';
import type { VerificationContext } from '../context.ts';
import { findSignatures } from './find-signatures.ts';
import { judgeAll } from './judge-all.ts';
import type { History } from './judge-changes.ts';
import { type OpenedSignature, openSignature } from './judge-signature.ts';
import { fileFrom, signedDraft } from './values-under-test.ts';

const context = draftContext();
const quiet: History = { unsound: [], changes: [], notices: [] };
const noted = problem('pdf.unsigned', 'x');

describe('document time-stamps (TSP-02)', () => {
  const minute = 60_000;
  const { timeStamp, leader, seal } = testPki();
  const stamp = (draft: PdfDraft, field: string, at: number) =>
    signDraft(draft, { field, key: signingKeyOf(leader), stamp: { at, by: timeStamp } });
  let sound: { readonly file: PdfFile; readonly opened: readonly OpenedSignature[] } = {
    file: fileFrom(signedDraft().text),
    opened: [],
  };

  /** The person, a time-stamp, the agency, a time-stamp that says an earlier time, one that says a later. */
  beforeAll(async () => {
    const person = await stamp(await signAsPerson(letterDraft()), 'mot', signingDay - minute);
    const agency = await signDraft(person, { field: agencyField, key: signingKeyOf(seal), rect: '0 0 9 9' });
    const second = await stamp(agency, 'hai', signingDay - 2 * minute);
    const { text } = await stamp(second, 'ba', signingDay - minute / 2);
    const made = fileFrom(text);
    const opened = findSignatures(made).signatures.map((found) => openSignature(made, found, new Map()));
    sound = { file: made, opened };
  });

  const proven = (wish: Partial<VerificationContext> = {}, change = (opened: OpenedSignature) => opened) =>
    judgeAll(sound.file, sound.opened.map(change), quiet, { ...context, ...wish }).map((each) => [
      each.field,
      each.verdict,
      each.proven?.by,
      (signingDay - (each.proven?.at ?? 0)) / minute,
      each.timeStamp?.place,
    ]);
  const stamps = [
    ['hai', 'valid', 'time-stamp', 2, undefined],
    ['ba', 'valid', 'time-stamp', 0.5, undefined],
  ];
  const first = ['mot', 'valid', 'time-stamp', 1, undefined];

  it('prove a time for what they cover, the earliest of them', () => {
    for (const wish of [{}, { receivedAt: signingDay }]) {
      expect(proven(wish)).toEqual([
        [personField, 'valid', 'time-stamp', 2, 'hai'],
        first,
        [agencyField, 'valid', 'time-stamp', 2, 'hai'],
        ...stamps,
      ]);
    }
  });

  it('prove nothing that the hub’s receipt does not prove as well', () => {
    for (const ago of [2, 3]) {
      const told = proven({ receivedAt: signingDay - ago * minute });
      expect(told[0]).toEqual([personField, 'valid', 'hub-receipt', ago, undefined]);
    }
    expect(proven({ now: signingDay - 2 * minute })[0]).toEqual([
      personField,
      'valid',
      'evaluation',
      2,
      undefined,
    ]);
  });

  it('prove nothing when they are not valid', () => {
    const broken = (name: string) => (opened: OpenedSignature) =>
      opened.found.field.name === name
        ? { ...opened, refusal: { verdict: 'tampered', problem: noted } as const }
        : opened;
    const told = proven({}, broken('hai'));
    expect([told[0], told[2]]).toEqual([
      [personField, 'valid', 'time-stamp', 1, 'mot'],
      [agencyField, 'valid', 'time-stamp', 0.5, 'ba'],
    ]);
  });

  it('prove nothing once they were altered', () => {
    const last = sound.opened.at(-1)?.revision ?? 0;
    const changed = {
      revision: last + 1,
      change: 'refused',
      code: 'pdf.page-changed',
      path: 'page 1',
    } as const;
    const changes = sound.file.revisions.map(({ index }) => (index === last ? [changed] : []));
    const told = judgeAll(sound.file, sound.opened, { ...quiet, changes }, context);
    expect(told.map(({ verdict, timeStamp }) => [verdict, timeStamp?.place])).toEqual([
      ['altered-after-signing', 'ba'],
      ['altered-after-signing', undefined],
      ['altered-after-signing', 'ba'],
      ['altered-after-signing', undefined],
      ['valid', undefined],
    ]);
  });

  it('prove a time for earlier revisions, not for their own', () => {
    const [person, stamp] = sound.opened;
    if (person === undefined || stamp === undefined) throw new Error('no signatures');
    const provenBy = (revision: number) =>
      judgeAll(sound.file, [{ ...person, revision }, stamp], quiet, context)[0]?.proven?.by;
    expect(provenBy(stamp.revision - 1)).toBe('time-stamp');
    expect(provenBy(stamp.revision)).toBe('evaluation');
    expect(provenBy(stamp.revision + 1)).toBe('evaluation');
  });

  it('prove nothing of what was refused without a time', () => {
    const refusing = (opened: OpenedSignature) =>
      opened.isTimeStamp ? opened : { ...opened, refusal: { verdict: 'tampered', problem: noted } as const };
    const [person] = judgeAll(sound.file, sound.opened.map(refusing), quiet, context);
    expect([person?.verdict, person?.proven, person?.timeStamp]).toEqual(['tampered', undefined, undefined]);
  });

  it('are signatures of their own, with the beginnings of the others as marks', () => {
    const asked: (readonly number[])[] = [];
    const { source } = sound.file;
    const digest: typeof source.digest = (hash, spans, marks = []) => {
      asked.push(marks);
      return source.digest(hash, spans, marks);
    };
    judgeAll({ ...sound.file, source: { ...source, digest } }, sound.opened, quiet, context);
    const ends = sound.opened.map(({ bytes }) => (bytes.ok ? bytes.spans[0]?.end : undefined));
    expect(new Set(ends).size).toBe(5);
    expect(asked).toEqual([ends, ends, ends, ends, ends]);
  });
});

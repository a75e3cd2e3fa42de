import { describe, expect, it } from 'vitest';
import {
  byAgency,
  byClerk,
  byPerson,
  copyStamp,
  findingsOf,
  judgeLetter,
  letterFace,
  letterFacts,
  minute,
  pageFace,
  signedAt,
  timeless,
} from '../../../fixtures/signatures/judged-document.ts';
import type { DocumentVerdict } from './document-verdict.ts';

const hour = 60 * minute;
/** The last and the first moment of the day of issue, in Vietnam. */
const firstMoment = Date.UTC(2026, 10, 19, 17);
const lastMoment = Date.UTC(2026, 10, 20, 17) - 1;

const { sentAt: _sent, receivedAt: _received, ...unsentFacts } = letterFacts();

/** Both sign at one moment; nobody says when it was sent. */
function signedBothAt(at: number, facts: ReturnType<typeof letterFacts> = unsentFacts): DocumentVerdict {
  return judgeLetter({ facts, signatures: [byPerson({ claimedAt: at }), byAgency({ claimedAt: at })] });
}

describe('the day of signing', () => {
  it.each([firstMoment, signedAt, lastMoment])('SIG-20: is the day of issue, at %i', (at) => {
    expect(findingsOf(signedBothAt(at))).toEqual([]);
  });

  it('SIG-20: before the day of issue is an error, of the agency’s signature', () => {
    expect(signedBothAt(firstMoment - 1000).findings).toEqual([
      {
        code: 'signed.before-issue',
        severity: 'error',
        place: { path: 'co-quan' },
        seen: '2026/11/19 23:59:59',
        expected: '2026/11/20',
      },
    ]);
  });

  it('SIG-20: after the day of issue is worth a warning', () => {
    const { findings, outcome } = signedBothAt(lastMoment + 1);
    expect(outcome).toBe('accept');
    expect(findings).toEqual([
      {
        code: 'signed.day-differs',
        severity: 'warning',
        place: { path: 'co-quan' },
        seen: '2026/11/21',
        expected: '2026/11/20',
      },
    ]);
  });

  it('may be an earlier one of the person', () => {
    const signatures = [byPerson({ claimedAt: signedAt - 72 * hour }), byAgency()];
    expect(findingsOf(judgeLetter({ signatures }))).toEqual([]);
  });

  it('is that of the time-stamp, where there is one', () => {
    const proven = { at: firstMoment - 1, by: 'time-stamp' } as const;
    expect(findingsOf(judgeLetter({ signatures: [byPerson(), byAgency({ proven })] }))).toEqual([
      'signed.before-issue error',
    ]);
    const received = { at: firstMoment - 1, by: 'hub-receipt' } as const;
    expect(findingsOf(judgeLetter({ signatures: [byPerson(), byAgency({ proven: received })] }))).toEqual([]);
  });

  it('is not asked for where nobody says when', () => {
    const { promulgationDate: _, ...undated } = letterFacts();
    const late = [byPerson(), byAgency({ claimedAt: signedAt - 72 * hour })];
    expect(findingsOf(judgeLetter({ facts: undated, signatures: late }))).not.toContain(
      'signed.before-issue error',
    );
    const signatures = [timeless(byPerson()), timeless(byAgency())];
    expect(findingsOf(judgeLetter({ signatures }))).toEqual([]);
  });

  it('of a copy is its own', () => {
    const at = signedAt + 72 * hour;
    const face = letterFace([pageFace()], {
      'sao-y': [...copyStamp.slice(0, 2), '23/11/2026 09:00:00 +07:00'],
    });
    const facts = letterFacts({ sentAt: at, receivedAt: at });
    const signatures = [byAgency({ revision: 1 }), byClerk({ revision: 2, claimedAt: at })];
    expect(findingsOf(judgeLetter({ facts, signatures, face }))).toEqual([]);
    const early = [byAgency({ claimedAt: at, revision: 1 }), byClerk({ revision: 2, claimedAt: at })];
    expect(findingsOf(judgeLetter({ facts, signatures: early, face }))).toEqual([]);
  });
});

describe('the exchange', () => {
  const tolerated = 5 * minute;
  const sent = letterFacts({ sentAt: signedAt, receivedAt: signedAt + 10 * minute });

  it('SIG-20: comes after the signing, as far as clocks agree', () => {
    expect(findingsOf(signedBothAt(signedAt + tolerated, sent))).toEqual([]);
  });

  it('SIG-20: is before the signing where a clock is wrong', () => {
    const { findings } = signedBothAt(signedAt + tolerated + 1, sent);
    const told = {
      code: 'signed.after-sending',
      seen: '2026/11/20 09:05:00',
      expected: '2026/11/20 09:00:00',
    };
    expect(findings).toMatchObject([
      { ...told, place: { path: 'ca-nhan' } },
      { ...told, place: { path: 'co-quan' } },
    ]);
  });

  it('SIG-20: nobody signs what the hub had already', () => {
    const { findings } = signedBothAt(signedAt + 15 * minute + 1, sent);
    const told = {
      code: 'signed.after-receipt',
      seen: '2026/11/20 09:15:00',
      expected: '2026/11/20 09:10:00',
    };
    expect(findings).toMatchObject([told, told]);
    expect(findingsOf(signedBothAt(signedAt + 15 * minute, sent))).toEqual([
      'signed.after-sending error',
      'signed.after-sending error',
    ]);
  });
});

describe('the time that a signature shows', () => {
  const shown = (text: string) =>
    judgeLetter({ face: letterFace([pageFace()], { 'co-quan': ['Văn phòng Chính phủ', text] }) });

  it.each([
    '20/11/2026 09:00:00 +07:00',
    'Thời gian ký: 20/11/2026 09:00:00 +07:00',
    '20/11/2026',
    'lúc 9 giờ',
    '',
  ])('SIG-21: is its own, or none: „%s“', (text) => {
    expect(findingsOf(shown(text))).toEqual([]);
  });

  it.each([
    '20/11/2026 09:00',
    '20.11.2026 09:00:00 +07:00',
    '20/11/2026 9:00:00 +07:00',
    '20/11/2026 02:00:00 Z',
  ])('SIG-21: has day, second and offset: not „%s“', (text) => {
    expect(shown(text).findings).toEqual([
      {
        code: 'signed.time-not-shown',
        severity: 'warning',
        place: { path: 'co-quan' },
        expected: '20/11/2026 09:00:00 +07:00',
      },
    ]);
  });

  it('cannot be compared where the signature claims none', () => {
    const face = letterFace([pageFace()], { 'co-quan': ['20/11/2026 09:00'] });
    const signatures = [byPerson(), timeless(byAgency())];
    expect(findingsOf(judgeLetter({ face, signatures }))).toEqual([]);
  });
});

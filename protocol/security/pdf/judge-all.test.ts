import { describe, expect, it } from 'vitest';
import { draftContext } from '../../../fixtures/pdf-signatures/judge-draft.ts';
import { problem } from '../../problems/problem.ts';
import type { Verdict } from '../verdict.ts';
import { judgeAll } from './judge-all.ts';
import type { History } from './judge-changes.ts';
import type { OpenedSignature } from './judge-signature.ts';
import type { Modification, SignatureWidget } from './pdf-verdict.ts';
import { fileFrom, firstOpened, signedDraft } from './values-under-test.ts';

const context = draftContext();
const quiet: History = { unsound: [], changes: [], notices: [] };
const shown: readonly SignatureWidget[] = [{ rect: [0, 0, 1, 1], page: 1, isVisible: true }];
const hidden: readonly SignatureWidget[] = [{ rect: [0, 0, 1, 1], isVisible: false }];
const noted = problem('pdf.unsigned', 'x');
const file = fileFrom(signedDraft().text);

/** A signature of which cryptography says what a test wants. */
function said(verdict: Verdict, change: Partial<OpenedSignature> = {}): OpenedSignature {
  return { ...firstOpened(file), refusal: { verdict, problem: noted }, ...change };
}
const named = (name: string): Pick<OpenedSignature, 'found'> => {
  const { found } = firstOpened(file);
  return { found: { ...found, field: { ...found.field, name } } };
};
const judge = (opened: readonly OpenedSignature[], history: Partial<History> = {}) =>
  judgeAll(file, opened, { ...quiet, ...history }, context);
const tell = (opened: readonly OpenedSignature[], history: Partial<History> = {}) =>
  judge(opened, history).map(({ verdict, reasons }) => [verdict, reasons]);
const refused: Modification = { revision: 2, change: 'refused', code: 'pdf.page-changed', path: 'page 1' };
const changed = problem('pdf.page-changed', 'page 1');

describe('a signature is told', () => {
  it('with its field, revision, widgets and what came after it', () => {
    const changes = [[refused], [{ ...refused, revision: 2 }], [{ ...refused, revision: 3 }, refused], []];
    const [first, second] = judge(
      [said('valid'), said('valid', { ...named('hai'), revision: 1, widgets: shown })],
      { changes },
    );
    expect(first).toMatchObject({ field: 'ky', revision: 1, isTimeStamp: false, widgets: [], kind: 'pdf' });
    expect(first?.modifications).toEqual(changes.slice(1).flat());
    expect(second).toMatchObject({ field: 'hai', revision: 2, widgets: shown });
    expect(second?.modifications).toEqual(changes[2]);
  });

  it('with what it claims, and nothing where it claims nothing', () => {
    const texts = { name: 'Van thu', reason: 'Phat hanh', location: 'Ha Noi', certification: 2 } as const;
    const claimed = { text: 'D:2026', at: 7, offset: 420, isWhole: true };
    const claims = { ...texts, subFilter: 'ETSI.CAdES.detached', claimed, locks: [] };
    const [full] = judge([said('valid', { claims })]);
    expect(full).toMatchObject({ ...texts, subFilter: 'ETSI.CAdES.detached', claimed, claimedAt: 7 });
    const [bare] = judge([said('valid', { claims: { locks: [] } })]);
    const keys = ['subFilter', 'claimed', 'claimedAt', 'name', 'reason', 'location', 'certification'];
    expect(keys.filter((key) => key in (bare ?? {}))).toEqual([]);
  });
});

describe('what was done to a file after a signature', () => {
  const changes = [[], [refused]];
  it('makes a good signature one of an altered document', () => {
    expect(tell([said('valid')], { changes })).toEqual([['altered-after-signing', [changed, noted]]]);
    expect(tell([said('valid', { revision: 1 })], { changes })).toEqual([['valid', [noted]]]);
  });

  it.each(['untrusted', 'expired', 'revoked', 'wrong-signer', 'undetermined'] as const)(
    'weighs more than that it is %s',
    (verdict) => {
      expect(tell([said(verdict)], { changes })).toEqual([['altered-after-signing', [changed, noted]]]);
      expect(tell([said(verdict)])).toEqual([[verdict, [noted]]]);
    },
  );

  it.each([
    'absent',
    'malformed',
    'unsupported-algorithm',
    'weak-algorithm',
    'tampered',
    'incomplete-coverage',
  ] as const)('weighs less than that it is %s', (verdict) => {
    expect(tell([said(verdict)], { changes })).toEqual([[verdict, [noted, changed]]]);
  });

  it('is weighed by what the signature allows', () => {
    const claims = { certification: 1, locks: [] } as const;
    const signed: Modification = { revision: 2, change: 'signature', path: 'hai' };
    const forbidden = problem('pdf.mdp-forbids', 'hai');
    expect(tell([said('valid', { claims })], { changes: [[], [signed]] })).toEqual([
      ['altered-after-signing', [forbidden, noted]],
    ]);
    expect(tell([said('valid')], { changes: [[], [signed]] })).toEqual([['valid', [noted]]]);
  });
});

describe('bytes of a file that are unsound', () => {
  const [twice, cut] = [problem('pdf.object-twice', 'revision 1'), problem('pdf.object-cut', 'revision 2')];
  it('make what was signed with them malformed, the first of them', () => {
    const at = (revision: number, unsound: History['unsound']) =>
      tell([said('valid', { revision })], { unsound });
    expect(at(0, [twice])).toEqual([['malformed', [twice, noted]]]);
    expect(at(1, [twice, cut])).toEqual([['malformed', [twice, noted]]]);
    expect(at(1, [undefined, cut])).toEqual([['malformed', [cut, noted]]]);
    expect(at(0, [undefined, cut])).toEqual([['valid', [noted]]]);
  });

  it('weigh more than what was changed, and less than what was wrong before', () => {
    const history = { unsound: [twice], changes: [[], [refused]] };
    expect(tell([said('valid')], history)).toEqual([['malformed', [twice, noted]]]);
    expect(tell([said('tampered')], history)).toEqual([['tampered', [noted, changed]]]);
  });
});

describe('a later signature', () => {
  const later = (verdict: Verdict, change: Partial<OpenedSignature> = {}) =>
    tell([said('valid'), said(verdict, { ...named('hai'), revision: 1, widgets: shown, ...change })])[0];
  const unsound = ['altered-after-signing', [problem('pdf.later-signature-unsound', 'hai'), noted]];

  it.each([
    'absent',
    'malformed',
    'unsupported-algorithm',
    'weak-algorithm',
    'tampered',
    'incomplete-coverage',
    'wrong-signer',
    'untrusted',
  ] as const)('that is %s may be anybody’s, and shows what anybody wants', (verdict) => {
    expect(later(verdict)).toEqual(unsound);
  });

  it.each(['valid', 'expired', 'revoked', 'suspended', 'not-yet-valid', 'wrong-usage'] as const)(
    'that is %s is known',
    (verdict) => {
      expect(later(verdict)).toEqual(['valid', [noted]]);
    },
  );

  it('whose certificate is nowhere leaves open whether anybody may have shown that (REV-04)', () => {
    const [, reasons] = unsound;
    expect(later('undetermined')).toEqual(['undetermined', reasons]);
    expect(later('undetermined', { widgets: hidden })).toEqual(['valid', [noted]]);
    const opened = [said('revoked'), said('undetermined', { ...named('hai'), revision: 1, widgets: shown })];
    expect(tell(opened)[0]).toEqual(['revoked', [noted]]);
  });

  it('is no better known for what was done after it', () => {
    const claims = { locks: [{ action: 'All', fields: [] }] } as const;
    const stranger = said('untrusted', { ...named('hai'), revision: 1, widgets: shown, claims });
    const empty: Modification = { revision: 3, change: 'signature-field', path: 'ba' };
    const [first, second] = tell([said('valid'), stranger], { changes: [[], [], [empty]] });
    expect(second?.[0]).toBe('altered-after-signing');
    expect(first).toEqual(unsound);
  });

  it('that covers too much is told once', () => {
    const page = { page: 1, pageBox: [0, 0, 1, 1], isVisible: true } as const;
    const changes: History['changes'] = [
      [],
      [{ revision: 2, change: 'refused', code: 'pdf.appearance-too-large', path: 'page 1/hai' }],
    ];
    const large = said('valid', { ...named('hai'), revision: 1, widgets: [{ rect: [0, 0, 1, 1], ...page }] });
    const told = ['altered-after-signing', [problem('pdf.appearance-too-large', 'page 1/hai'), noted]];
    expect(tell([said('valid'), large], { changes })[0]).toEqual(told);
    expect(tell([said('valid'), large])[0]).toEqual(told);
  });

  it('tells nothing more of one whom nobody knows either', () => {
    const [earlier] = tell([
      said('untrusted'),
      said('untrusted', { ...named('hai'), revision: 1, widgets: shown }),
    ]);
    expect(earlier?.[0]).toBe('untrusted');
  });

  it('does no harm where nobody sees it', () => {
    expect(later('untrusted', { widgets: hidden })).toEqual(['valid', [noted]]);
    expect(later('untrusted', { widgets: [] })).toEqual(['valid', [noted]]);
    expect(later('untrusted', { widgets: [...hidden, ...shown] })).toEqual(unsound);
  });

  it('is one of a later revision', () => {
    expect(later('untrusted', { revision: 0 })).toEqual(['valid', [noted]]);
  });

  it('is not harmed by an earlier one', () => {
    const opened = [said('untrusted', { widgets: shown }), said('valid', { ...named('hai'), revision: 1 })];
    expect(tell(opened)).toEqual([
      ['untrusted', [noted]],
      ['valid', [noted]],
    ]);
  });
});

describe('the time of signing (SIG-21)', () => {
  const time = { text: 'D:20261120', at: 0, offset: 420, isWhole: true };
  const expected = "D:YYYYMMDDHHmmSS+07'00'";
  const tellTime = (claims: Partial<OpenedSignature['claims']>, change: Partial<OpenedSignature> = {}) =>
    tell([said('valid', { claims: { locks: [], ...claims }, ...change })])[0];
  const odd = problem('pdf.time-offset', 'ky/M', { seen: 'D:20261120', expected });

  it('has day, time and the Vietnamese offset, or that is noticed', () => {
    const { offset: _, ...nowhere } = time;
    expect(tellTime({ claimed: time })).toEqual(['valid', [noted]]);
    expect(tellTime({})).toEqual(['valid', [noted]]);
    expect(tellTime({ claimed: { ...time, offset: 0 } })).toEqual(['valid', [noted, odd]]);
    expect(tellTime({ claimed: nowhere })).toEqual(['valid', [noted, odd]]);
    expect(tellTime({ claimed: { ...time, isWhole: false } })).toEqual(['valid', [noted, odd]]);
  });

  it('is not asked of a time-stamp', () => {
    expect(tellTime({ claimed: { ...time, offset: 0 } }, { isTimeStamp: true })).toEqual(['valid', [noted]]);
  });

  it('that is none is noticed', () => {
    const none = problem('pdf.time-malformed', 'ky/M', { seen: 'hom nay', expected });
    expect(tellTime({ oddTime: 'hom nay' })).toEqual(['valid', [noted, none]]);
    expect(tellTime({ oddTime: 'hom nay' }, { isTimeStamp: true })).toEqual(['valid', [noted, none]]);
  });

  it('is noticed beside whatever else is wrong', () => {
    const signature = (verdict: Verdict) => [
      said(verdict, { claims: { locks: [], claimed: { ...time, offset: 0 } } }),
    ];
    const unsound = problem('pdf.object-twice', 'revision 1');
    expect(tell(signature('tampered'), { changes: [[], [refused]] })[0]?.[1]).toEqual([noted, changed, odd]);
    expect(tell(signature('valid'), { changes: [[], [refused]] })[0]?.[1]).toEqual([changed, noted, odd]);
    expect(tell(signature('valid'), { unsound: [unsound] })[0]?.[1]).toEqual([unsound, noted, odd]);
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { ocspAt, proofsAt } from '../../../fixtures/keys/proofs.ts';
import { signingKeyOf } from '../../../fixtures/keys/signing-keys.ts';
import { testPki } from '../../../fixtures/keys/test-cast.ts';
import {
  agencyField,
  draftContext,
  personField,
  signAsAgency,
  signAsPerson,
  signingDay,
} from '../../../fixtures/pdf-signatures/judge-draft.ts';
import { letterDraft, letterObjects } from '../../../fixtures/pdf-signatures/letter-draft.ts';
import {
  type DraftChange,
  newDraft,
  type PdfDraft,
  streamBody,
  updateDraft,
} from '../../../fixtures/pdf-signatures/pdf-draft.ts';
import { bodyOf } from '../../../fixtures/pdf-signatures/sign-draft.ts';
import { stamped } from '../../../fixtures/pdf-signatures/sound-cases.ts';
import { sourceOf } from '../../pdf/source.ts';
import { problem } from '../../problems/problem.ts';
import type { VerificationContext } from '../context.ts';
import { smallDraft } from './changes/update-under-test.ts';
import { signedDraft } from './values-under-test.ts';
import { openSignedPdf, verifyPdf } from './verify-pdf.ts';

const context = draftContext();
const judge = ({ text }: Pick<PdfDraft, 'text'>, change: Partial<VerificationContext> = {}) =>
  verifyPdf(sourceOf(Buffer.from(text, 'latin1')), { ...context, ...change });
const unread = { verdict: 'malformed', signatures: [], emptyFields: [], pages: 0 };

describe('a file that cannot be read', () => {
  it('is malformed, with the reason', () => {
    const reasons = [problem('pdf.not-pdf', { path: 'pdf', offset: 0 }, { seen: 'xin chao' })];
    expect(judge({ text: 'xin chao' })).toEqual({ ...unread, reasons, revisions: 0 });
  });

  it('is malformed when only part of it can be read, with its revisions', () => {
    const circle = updateDraft(smallDraft(), { objects: { 2: '<< /Type /Pages /Kids [2 0 R] >>' } });
    const reasons = [problem('pdf.object-broken', 'pdf', { seen: 'page 2' })];
    expect(judge(circle)).toEqual({ ...unread, reasons, revisions: 2 });
  });

  it.each<[string, DraftChange, DraftChange]>([
    ['the first version', { trailer: '/Encrypt << >>' }, {}],
    ['an update', {}, { trailer: '/Encrypt << >>' }],
  ])('is not supported when %s is encrypted', (_, before, after) => {
    const draft = updateDraft(smallDraft({}, before), after);
    const reasons = [problem('pdf.encrypted', 'pdf')];
    expect(judge(draft)).toEqual({ ...unread, verdict: 'unsupported-algorithm', reasons, revisions: 2 });
  });
});

describe('a file without signatures (SIG-01)', () => {
  const unsigned = problem('pdf.unsigned', 'pdf');

  it('is said to have none, with its pages, revisions and fields that wait', () => {
    const field = '<< /FT /Sig /T (ky) >>';
    const draft = updateDraft(smallDraft({ 5: field }), {});
    expect(judge(draft)).toEqual({
      ...{ verdict: 'absent', reasons: [unsigned], signatures: [] },
      ...{ emptyFields: ['ky'], revisions: 2, pages: 1 },
    });
  });

  it('has bytes that nobody lists in any revision', () => {
    const draft = updateDraft(smallDraft(), { raw: 'la\n' });
    const offset = draft.text.indexOf('la\n');
    const notice = problem('pdf.object-unlisted', { path: 'pdf', offset }, { seen: `${offset}` });
    expect(judge(draft).reasons).toEqual([unsigned, notice]);
  });

  it('is one with a time-stamp only, too', async () => {
    const { verdict, reasons, signatures } = judge(await stamped(letterDraft()));
    expect([verdict, reasons]).toEqual(['absent', [unsigned]]);
    expect(signatures.map((each) => [each.verdict, each.isTimeStamp])).toEqual([['valid', true]]);
  });
});

describe('a file with signatures', () => {
  let drafts: Readonly<Record<'once' | 'twice' | 'reversed' | 'stamped', PdfDraft>>;
  beforeAll(async () => {
    const once = await signAsPerson(letterDraft());
    const reversed = await signAsPerson(await signAsAgency(letterDraft()));
    drafts = { once, reversed, twice: await signAsAgency(once), stamped: await stamped(once) };
  });
  const told = (draft: PdfDraft, change?: Partial<VerificationContext>) => {
    const { verdict, signatures } = judge(draft, change);
    return [verdict, signatures.map((each) => [each.field, each.verdict])];
  };

  it('is valid when each of them is', () => {
    expect(told(drafts.once)).toEqual(['valid', [[personField, 'valid']]]);
    expect(told(drafts.twice)).toEqual([
      'valid',
      [
        [personField, 'valid'],
        [agencyField, 'valid'],
      ],
    ]);
    expect(judge(drafts.twice)).toMatchObject({ reasons: [], revisions: 3, pages: 1 });
    expect(judge(drafts.stamped).verdict).toBe('valid');
  });

  it('has them in the order of the revisions that they close (SIG-03)', () => {
    const names = (draft: PdfDraft) => judge(draft).signatures.map(({ field }) => field);
    expect(names(drafts.twice)).toEqual([personField, agencyField]);
    expect(names(drafts.reversed)).toEqual([agencyField, personField]);
    const form = bodyOf(drafts.twice, letterObjects.form).replace(/\[(\S+ 0 R) (.*)\]/, '[$2 $1]');
    const turned = updateDraft(drafts.twice, { objects: { [letterObjects.form]: form } });
    expect(names(turned)).toEqual([personField, agencyField]);
  });

  it('has them in that order when the form names one late', () => {
    const draft = signedDraft();
    const early = { ...draft, text: draft.text.replace('[2 0 R]', '[     ]') };
    const form = '<< /Type /Catalog /AcroForm << /Fields [4 0 R 2 0 R] >> >>';
    const late = updateDraft(early, { objects: { 1: form, 4: '<< /FT /Sig /T (hai) /V << >> >>' } });
    expect(judge(late).signatures.map(({ field, revision }) => [field, revision])).toEqual([
      ['ky', 1],
      ['hai', 2],
    ]);
  });

  it('has the verdict of the first that is not valid', () => {
    const other = '<< /Title (Khac) >>';
    const changed = updateDraft(drafts.twice, { objects: { [letterObjects.info]: other } });
    expect(told(changed)).toEqual([
      'altered-after-signing',
      [
        [personField, 'altered-after-signing'],
        [agencyField, 'altered-after-signing'],
      ],
    ]);
    const none = { certificates: [], crls: [], ocspAnswers: [] };
    expect(told(drafts.once, { trust: { anchors: [] } })).toEqual([
      'untrusted',
      [[personField, 'untrusted']],
    ]);
    expect(told(drafts.once, { proof: none })[0]).toBe('undetermined');
    const broken = signedDraft('/SubFilter /Khac');
    expect(told(broken)).toEqual(['unsupported-algorithm', [['ky', 'unsupported-algorithm']]]);
  });

  it('has that verdict too when the first is valid', async () => {
    const wish = { key: signingKeyOf(testPki().lookAlikeLeader), rect: '0 0 0 0' };
    expect(told(await signAsAgency(drafts.once, wish))).toEqual([
      'untrusted',
      [
        [personField, 'valid'],
        [agencyField, 'untrusted'],
      ],
    ]);
  });

  it('is told with the places where they show themselves', () => {
    const [person] = judge(drafts.once).signatures;
    expect(person?.widgets).toMatchObject([{ rect: [60, 100, 180, 160], page: 1, isVisible: true }]);
  });

  it('is examined from the first signature on', () => {
    const early = updateDraft(signedDraft(), {});
    expect(judge(early).signatures.map(({ revision, modifications }) => [revision, modifications])).toEqual([
      [1, []],
    ]);
    const listed = judge({ text: `${early.text}la` });
    expect(listed.signatures[0]?.modifications.map(({ code }) => code)).toEqual(['pdf.bytes-after-end']);
    const [, agency] = judge(drafts.twice).signatures;
    expect(agency?.modifications).toEqual([]);
  });

  it('is altered by an appearance that nobody signed for (SIG-04)', () => {
    const { page, form, textAppearance } = letterObjects;
    const [field, widget, value] = [0, 1, 2].map((more) => drafts.once.size + more);
    const listed = (num: number, key: string, added: number | undefined) =>
      bodyOf(drafts.once, num).replace(`/${key} [`, `/${key} [${added} 0 R `);
    const objects = {
      [form]: listed(form, 'Fields', field),
      [page]: listed(page, 'Annots', widget),
      [`${field}`]: `<< /FT /Sig /T (gia) /Kids [${widget} 0 R] >>`,
      [`${widget}`]: `<< /Subtype /Widget /Rect [60 700 200 760] /AP << /N ${textAppearance} 0 R >> /V ${value} 0 R >>`,
      [`${value}`]: '<< /Type /Sig >>',
    };
    expect(told(updateDraft(drafts.once, { objects }))).toEqual([
      'altered-after-signing',
      [[personField, 'altered-after-signing']],
    ]);
  });

  it('has bytes that nobody listed before the first signature noticed, and stays valid', async () => {
    const raw = letterDraft({ change: { raw: 'la\n' } });
    const { verdict, reasons } = judge(await signAsPerson(raw));
    expect([verdict, reasons.map(({ code }) => code)]).toEqual(['valid', ['pdf.object-unlisted']]);
  });
});

describe('what a file brings along to prove states with', () => {
  const { leader, agencyAuthority } = testPki();
  const proofs = proofsAt(signingDay);
  const none = { certificates: [], crls: [], ocspAnswers: [] };
  let signed: PdfDraft = newDraft({});
  beforeAll(async () => {
    signed = await signAsPerson(letterDraft());
  });

  /** The letter with a store of these. */
  const withStore = (kinds: Readonly<Record<string, readonly Uint8Array[]>>): PdfDraft => {
    const objects: Record<number, string> = {};
    let num = signed.size;
    const entries = Object.entries(kinds).map(([kind, items]) => {
      const numbers = items.map((item) => {
        objects[num] = streamBody('', Buffer.from(item).toString('latin1'));
        num += 1;
        return `${num - 1} 0 R`;
      });
      return `/${kind} [${numbers.join(' ')}]`;
    });
    const catalog = bodyOf(signed, letterObjects.catalog);
    objects[letterObjects.catalog] = catalog.replace(/>>\s*$/, `/DSS << ${entries.join(' ')} >> >>`);
    return updateDraft(signed, { objects });
  };
  const verdictOf = (draft: PdfDraft, proof: VerificationContext['proof'] = none) =>
    judge(draft, { proof, memo: new Map() }).verdict;

  it('is counted beside what is at hand (SIG-15)', () => {
    expect(verdictOf(signed)).toBe('undetermined');
    expect(verdictOf(withStore({ CRLs: proofs.crls }))).toBe('valid');
    const [first, ...others] = proofs.crls;
    const known = { ...none, crls: first === undefined ? [] : [first] };
    expect(verdictOf(withStore({ CRLs: others }), known)).toBe('valid');
    expect(verdictOf(signed, proofs)).toBe('valid');
  });

  it('may come after the file was opened: it is judged by each context anew (REV-01)', () => {
    const verify = openSignedPdf(sourceOf(Buffer.from(signed.text, 'latin1')));
    const before = { ...context, proof: none };
    expect(verify(before)).toEqual(judge(signed, { proof: none }));
    expect(verify({ ...context, proof: proofs })).toEqual(judge(signed, { proof: proofs }));
    expect(verify(before).verdict).toBe('undetermined');
  });

  it('may be answers about single certificates', () => {
    const OCSPs = [ocspAt(leader, signingDay), ocspAt(agencyAuthority, signingDay)];
    expect(verdictOf(withStore({ OCSPs }))).toBe('valid');
    expect(verdictOf(signed, { ...none, ocspAnswers: OCSPs })).toBe('valid');
    expect(verdictOf(withStore({ OCSPs: OCSPs.slice(0, 1) }), { ...none, ocspAnswers: OCSPs.slice(1) })).toBe(
      'valid',
    );
  });

  it('proves nothing when it says nothing', () => {
    expect(verdictOf(withStore({ Certs: proofs.certificates }))).toBe('undetermined');
    expect(verdictOf(withStore({ CRLs: proofs.certificates }))).toBe('undetermined');
  });
});

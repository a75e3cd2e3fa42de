import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { signingKeyOf } from '../../../fixtures/keys/signing-keys.ts';
import { testPki } from '../../../fixtures/keys/test-cast.ts';
import { judgeDraft } from '../../../fixtures/pdf-signatures/judge-draft.ts';
import { letterObjects } from '../../../fixtures/pdf-signatures/letter-draft.ts';
import { signedTwice } from '../../../fixtures/pdf-signatures/pdf-case.ts';
import { bytesOfDraft, type PdfDraft, updateDraft } from '../../../fixtures/pdf-signatures/pdf-draft.ts';
import { bodyOf, namedBy, signDraft } from '../../../fixtures/pdf-signatures/sign-draft.ts';
import { certificateOf } from '../../../fixtures/signatures/test-context.ts';
import { problem } from '../../problems/problem.ts';
import { judgeLater, type LaterSignature } from './judge-later.ts';
import type { SignatureWidget } from './pdf-verdict.ts';

const { leader, seal, secondSeal } = testPki();

/** A widget on a page of 100 × 100 points that covers this much of it, in percent. */
const covering = (percent: number, change: Partial<SignatureWidget> = {}): SignatureWidget => ({
  ...{ rect: [0, 0, percent, 100], page: 1, pageBox: [0, 0, 100, 100], isVisible: true },
  ...change,
});
const by = (holder: typeof seal, field: string, ...widgets: readonly SignatureWidget[]): LaterSignature => ({
  ...{ field, widgets },
  said: { verdict: 'valid', signer: certificateOf(holder), path: [] },
});
const tooLarge = (...paths: readonly string[]) => ({
  refused: paths.map((path) => problem('pdf.appearance-too-large', path)),
  open: [],
});

describe('what one signer shows on a page after a signature', () => {
  it('is 15 % of it at most, in however many widgets', () => {
    expect(judgeLater([by(seal, 'a', covering(5), covering(5), covering(5))])).toEqual(tooLarge());
    const four = [covering(5), covering(5), covering(5), covering(1)];
    expect(judgeLater([by(seal, 'a', ...four)])).toEqual(tooLarge('page 1/a'));
  });

  it('is counted over all of that signer’s fields and updates', () => {
    const twice = [by(seal, 'a', covering(8)), by(seal, 'b', covering(8))];
    expect(judgeLater(twice)).toEqual(tooLarge('page 1/b'));
    const again = [...twice, by(seal, 'c', covering(1))];
    expect(judgeLater(again)).toEqual(tooLarge('page 1/b', 'page 1/c'));
  });

  it('leaves every other signer a share: joint documents have many (SIG-22)', () => {
    const joint = [seal, secondSeal, leader].map((holder, at) => by(holder, `${at}`, covering(14)));
    expect(judgeLater(joint)).toEqual(tooLarge());
  });

  it('is counted page by page', () => {
    const pages = [covering(14), covering(14, { page: 2 })];
    expect(judgeLater([by(seal, 'a', ...pages)])).toEqual(tooLarge());
    expect(judgeLater([by(seal, 'a', ...pages, covering(14, { page: 2 }))])).toEqual(tooLarge('page 2/a'));
  });

  it('is what can be seen', () => {
    const { page: _, pageBox: __, ...nowhere } = covering(50);
    expect(judgeLater([by(seal, 'a', covering(50, { isVisible: false }), covering(1), nowhere)])).toEqual(
      tooLarge(),
    );
  });
});

/** The letter signed again in a field that shows itself on its page, by a key that goes with no certificate. */
const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
const forged = { ...signingKeyOf(seal), sign: (bytes: Uint8Array) => sign('sha256', bytes, own.privateKey) };
const told = (draft: PdfDraft) =>
  judgeDraft(bytesOfDraft(draft)).signatures.map(({ verdict, reasons }) =>
    `${verdict} ${reasons[0]?.code ?? ''}`.trim(),
  );

describe('a later signature that anybody could have written, with the public certificate of the agency', () => {
  const rect = '60 740 300 780';

  it('does not stand on the page unnoticed when it refers to another certificate (SIG-04, SIG-05)', async () => {
    const digest = createHash('sha256').update(forged.certificate).digest('hex');
    const contents = (hex: string) => hex.replace(digest, digest.replace(/^../, '5a'));
    const letter = await signDraft(await signedTwice(), { field: 'gia', key: forged, rect, contents });
    const unsound = 'altered-after-signing pdf.later-signature-unsound';
    expect(told(letter)).toEqual([unsound, unsound, 'wrong-signer signature.certificate-swapped']);
  });

  it('nor when it names one that is nowhere (REV-04)', async () => {
    // The name of the signer is not signed: its serial comes next after that in the certificate.
    const contents = (hex: string) => {
      const serial = certificateOf(seal).serial.toLowerCase();
      const at = hex.indexOf(serial, hex.indexOf(serial) + 1);
      return `${hex.slice(0, at)}${'11'.repeat(serial.length / 2)}${hex.slice(at + serial.length)}`;
    };
    const letter = await signDraft(await signedTwice(), { field: 'gia', key: forged, rect, contents });
    const open = 'undetermined pdf.later-signature-unsound';
    expect(told(letter)).toEqual([open, open, 'undetermined signature.certificate-missing']);
  });
});

describe('a later signature of several fields', () => {
  it.each(['b', 'a'])('shows what each of them shows, the second called %s (SIG-04)', async (name) => {
    const letter = await signedTwice();
    const { page } = letterObjects;
    const [first, second, value] = [letter.size, letter.size + 1, letter.size + 2];
    const field = (as: string, more: string) =>
      `<< /Type /Annot /Subtype /Widget /FT /Sig /T (${as}) /P ${page} 0 R /V ${value} 0 R ${more} >>`;
    const objects = {
      ...namedBy(letter, first),
      [first]: field('a', '/Rect [0 0 0 0]'),
      [second]: field(name, '/Rect [50 400 550 500] /AP << /N 4 0 R >>'),
      [value]: '<< /Type /Sig /SubFilter /ETSI.CAdES.detached >>',
    };
    const both = Object.entries(objects).map(([num, body]) => [
      num,
      body.replace(`${first} 0 R]`, `${first} 0 R ${second} 0 R]`),
    ]);
    const unsound = 'altered-after-signing pdf.later-signature-unsound';
    expect(told(updateDraft(letter, { objects: Object.fromEntries(both) }))).toEqual([
      unsound,
      unsound,
      'malformed pdf.signature-shared',
    ]);
  });
});

describe('a later signature with many widgets', () => {
  it('does not cover a sealed page piece by piece (SIG-04)', async () => {
    const letter = await signedTwice();
    const { page } = letterObjects;
    const [field, appearance, first] = [letter.size, letter.size + 2, letter.size + 3];
    const kids = [0, 1, 2, 3, 4, 5, 6].map((at) => ({ num: first + at, bottom: at * 118 }));
    const names = kids.map(({ num }) => `${num} 0 R`).join(' ');
    const bodies = kids.map(({ num, bottom }) => {
      const place = `/Rect [0 ${bottom} 595 ${bottom + 118}] /P ${page} 0 R /Parent ${field} 0 R`;
      const body = `<< /Type /Annot /Subtype /Widget /F 132 ${place} /AP << /N ${appearance} 0 R >> >>`;
      return [num, body] as const;
    });
    const objects = {
      ...Object.fromEntries(bodies),
      [field]: `<< /FT /Sig /T (phu) /V ${field + 1} 0 R /Kids [${names}] >>`,
      [page]: bodyOf(letter, page).replace(/\/Annots \[([^\]]*)\]/, `/Annots [$1 ${names}]`),
    };
    const key = signingKeyOf(secondSeal);
    const covered = await signDraft(letter, { field: 'phu', key, change: { objects } });
    const large = 'altered-after-signing pdf.appearance-too-large';
    expect(told(covered).map((each) => each.replace(/ algorithm.*/, ''))).toEqual([large, large, 'valid']);
  });
});

import { PDF, PdfArray, PdfDict, PdfName, PdfNumber, type PdfRef } from '@libpdf/core';
import { describe, expect, it } from 'vitest';
import { officialLetter } from '../../fixtures/documents/official-letter.ts';
import { problem } from '../../protocol/problems/problem.ts';
import { unread } from '../../protocol/result.ts';
import { openPdf } from './open-pdf.ts';
import { signPdf } from './sign-pdf.ts';
import { signedFieldsOf } from './signed-fields.ts';
import { orderFor, outcomeOf, signedOf } from './signing-under-test.ts';

const letter = await officialLetter({ seed: 1, signer: 'Nguyễn Thị Thử' });
const title = letter.metadata.letterhead.position;
const person = orderFor({ kind: 'person', title });
const agency = orderFor({ kind: 'agency' });
const signed = signedOf(await signPdf(letter.pdf, person));

async function fieldsOf(pdf: Uint8Array) {
  const open = await openPdf(pdf);
  if (open === undefined) throw new Error('not whole');
  return { open, fields: signedFieldsOf(open) };
}

/** The share of the one box that the other covers. */
function overlap(one: Box, other: Box): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return (Math.max(0, width) * Math.max(0, height)) / (one.width * one.height);
}

describe('where signatures are seen', () => {
  it('puts the person between title and name, in the middle of both (SIG-09)', async () => {
    const { open, fields } = await fieldsOf(signed);
    const seen = fields[0]?.seen;
    const page = seen?.page.index ?? -1;
    const [name] = open.find('Nguyễn Thị Thử', page);
    const [over] = open.find(title, page).toSorted((one, other) => one.box.y - other.box.y);
    if (seen === undefined || name === undefined || over === undefined) throw new Error('not seen');
    const middle = ({ x, width }: Box) => x + width / 2;
    expect(middle(seen.rect)).toBeCloseTo(middle(name.box), 0);
    expect(seen.rect.y).toBeGreaterThan(name.box.y + name.box.height - 1);
    expect(seen.rect.y + seen.rect.height).toBeLessThan(over.box.y + 1);
  });

  it('puts the seal over a third of the person’s image, on its left (SIG-09)', async () => {
    const { fields } = await fieldsOf(signedOf(await signPdf(signed, agency)));
    const [one, other] = fields.map(({ seen }) => seen?.rect);
    if (one === undefined || other === undefined) throw new Error('not seen');
    expect(overlap(one, other)).toBeCloseTo(1 / 3, 2);
    expect(other.x).toBeLessThan(one.x);
  });

  it.each([
    ['annex', { kind: 'annex', code: '7159/VPCP-QHĐP' }, ['Số: 7159/VPCP-QHĐP']],
    ['copy', { kind: 'copy', form: 'SAO Y' }, ['Sao y', 'Văn phòng Chính phủ']],
  ] as const)(
    'puts the texts of %s into the top right corner, without an image (ATT-06, ATT-11, SIG-21)',
    async (_, role, lines) => {
      const pdf = signedOf(await signPdf(letter.annex, orderFor(role)));
      const { fields } = await fieldsOf(pdf);
      const seen = fields[0]?.seen;
      if (seen === undefined) throw new Error('not seen');
      expect(seen.page.index).toBe(0);
      expect(seen.rect.x).toBeGreaterThan(seen.page.box.width / 2);
      expect(seen.rect.y).toBeGreaterThan(seen.page.box.height * 0.75);
      const texts = await textOfField(pdf);
      for (const line of [...lines, 'Thời gian ký: 20/11/2026 09:15:32 +07:00'])
        expect(texts).toContain(line);
    },
  );

  it.each([0, 90, 180, 270] as const)(
    'finds the corner of a page that is shown turned by %i degrees',
    async (turn) => {
      const pdf = await blankPdf(turn);
      const { fields } = await fieldsOf(
        signedOf(await signPdf(pdf, orderFor({ kind: 'copy', form: 'SAO LỤC' }))),
      );
      const rect = fields[0]?.seen?.rect;
      if (rect === undefined) throw new Error('not seen');
      const corners = { 0: [595, 842], 90: [0, 842], 180: [0, 0], 270: [595, 0] } as const;
      const [x, y] = corners[turn];
      const away = Math.max(Math.abs(rect.x + rect.width / 2 - x), Math.abs(rect.y + rect.height / 2 - y));
      expect(away).toBeLessThan(150);
    },
  );

  it('goes where it is told, in millimetres from the upper left corner', async () => {
    const place = { page: 1, left: 20, top: 10 };
    const pdf = signedOf(await signPdf(letter.pdf, orderFor({ kind: 'agency', alone: true, place })));
    const { fields } = await fieldsOf(pdf);
    expect(fields[0]?.seen?.rect.x).toBeCloseTo((20 * 72) / 25.4, 3);
  });
});

describe('what stands stays', () => {
  it('is not touched by a signature: the file is the old one and more (SIG-04)', async () => {
    const sealed = signedOf(await signPdf(signed, agency));
    expect(Buffer.compare(signed.subarray(0, letter.pdf.length), letter.pdf)).toBe(0);
    expect(Buffer.compare(sealed.subarray(0, signed.length), signed)).toBe(0);
  });

  it('keeps to cross-reference streams where the file has them', async () => {
    const rewritten = await PDF.load(letter.pdf);
    rewritten.setMetadata({ title: 'Công văn' });
    const pdf = await rewritten.save({ useXRefStream: true });
    const first = signedOf(await signPdf(pdf, person));
    const second = signedOf(await signPdf(first, agency));
    const added = Buffer.from(second.subarray(pdf.length)).toString('latin1');
    expect(added.includes('\nxref\n')).toBe(false);
    expect(added.split('/Type /XRef').length - 1).toBe(2);
    expect((await fieldsOf(second)).fields.map(({ name }) => name)).toEqual(['person-1', 'agency-1']);
  });

  it('lets several persons and agencies sign in turn (SIG-22)', async () => {
    const place = { page: 2, left: 20, top: 200 };
    const two = signedOf(await signPdf(signed, orderFor({ kind: 'person', place })));
    const three = signedOf(await signPdf(two, agency));
    const four = signedOf(await signPdf(three, agency));
    const { fields } = await fieldsOf(four);
    expect(fields.map(({ name }) => name)).toEqual(['person-1', 'person-2', 'agency-1', 'agency-2']);
  });
});

describe('what is not signed', () => {
  const refusals = [
    ['no PDF', Buffer.from('hello'), person, 'signing.pdf-unreadable'],
    [
      'a PDF that was cut off',
      letter.pdf.subarray(0, letter.pdf.length - 40),
      person,
      'signing.pdf-unreadable',
    ],
    [
      'bytes behind the end',
      Buffer.concat([letter.pdf, Buffer.alloc(2000, 65)]),
      person,
      'signing.pdf-unreadable',
    ],
    ['for the agency before the person (SIG-03)', letter.pdf, agency, 'signing.person-first'],
    ['where the name is not printed', letter.annex, person, 'signing.place-not-found'],
    [
      'beside the page',
      letter.pdf,
      orderFor({ kind: 'person', place: { page: 1, left: 200, top: 0 } }),
      'signing.place-outside',
    ],
    [
      'on a page that is not there',
      letter.pdf,
      orderFor({ kind: 'person', place: { page: 9, left: 0, top: 0 } }),
      'signing.place-outside',
    ],
    [
      'with a picture that is none',
      letter.pdf,
      orderFor({ kind: 'person', title, picture: Buffer.from('x') }),
      'signing.picture-unreadable',
    ],
    [
      'without the time-stamp that its level asks for (TSP-01)',
      letter.pdf,
      orderFor({ kind: 'person', title }, { level: 't' }),
      'signing.time-stamp-missing',
    ],
  ] as const;

  it.each(refusals)('refuses %s', async (_, pdf, order, code) => {
    expect(outcomeOf(await signPdf(pdf, order))).toEqual([code]);
  });

  it('refuses a person once the agency has signed (SIG-03)', async () => {
    const sealed = signedOf(await signPdf(signed, agency));
    expect(outcomeOf(await signPdf(sealed, person))).toEqual(['signing.agency-signed-already']);
  });

  it('refuses an encrypted file', async () => {
    const pdf = await PDF.load(letter.pdf);
    pdf.setProtection({ ownerPassword: 'x' });
    expect(outcomeOf(await signPdf(await pdf.save(), person))).toEqual(['signing.pdf-encrypted']);
  });

  it.each([
    [1, ['signing.pdf-locked']],
    [2, 'signed'],
  ] as const)('heeds an author who allows changes of level %i (SIG-04)', async (level, outcome) => {
    const pdf = await PDF.load(letter.pdf);
    const parameters = PdfDict.of({ P: PdfNumber.of(level), V: PdfName.of('1.2') });
    const reference = PdfDict.of({ TransformMethod: PdfName.of('DocMDP'), TransformParams: parameters });
    const signature = PdfDict.of({ Type: PdfName.of('Sig'), Reference: PdfArray.of(reference) });
    pdf.getCatalog().set('Perms', PdfDict.of({ DocMDP: pdf.context.register(signature) }));
    const answer = outcomeOf(await signPdf(await pdf.save(), person));
    expect(answer instanceof Uint8Array ? 'signed' : answer).toEqual(outcome);
  });

  it('signs nothing when the time-stamp cannot be had (TSP-06)', async () => {
    const timeStamp = async () =>
      unread(problem('signing.time-stamp-unavailable', 'tsa', { seen: 'timeout' }));
    const order = orderFor({ kind: 'person', title }, { level: 't', timeStamp });
    expect(outcomeOf(await signPdf(letter.pdf, order))).toEqual(['signing.time-stamp-unavailable']);
  });
});

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

async function blankPdf(turn: 0 | 90 | 180 | 270): Promise<Uint8Array> {
  const pdf = PDF.create();
  pdf.addPage({ size: 'a4' }).setRotation(turn);
  return pdf.save();
}

/** What the first field shows: its drawing, read as if it were the page. */
async function textOfField(bytes: Uint8Array): Promise<string> {
  const pdf = await PDF.load(bytes);
  const page = pdf.getPage(0);
  const form = page?.dict.getArray('Annots')?.at(0);
  const resolve = (ref: PdfRef) => pdf.context.resolve(ref);
  const widget = form?.type === 'ref' ? resolve(form) : undefined;
  const drawing = widget?.type === 'dict' ? widget.getDict('AP', resolve)?.getRef('N') : undefined;
  const stream = drawing === undefined ? undefined : resolve(drawing);
  if (page === null || drawing === undefined || stream?.type !== 'stream') throw new Error('no drawing');
  page.dict.set('Contents', drawing);
  page.dict.set('Resources', stream.get('Resources') ?? PdfDict.of({}));
  return page.extractText().text;
}

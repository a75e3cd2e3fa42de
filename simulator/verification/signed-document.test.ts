import { describe, expect, it } from 'vitest';
import { pdfOf } from '../../fixtures/documents/tiny-pdf.ts';
import { testPki } from '../../fixtures/keys/test-cast.ts';
import { issueTest } from '../../fixtures/keys/test-pki.ts';
import { judgeUpdate } from '../../protocol/security/document/judge-update.ts';
import { fieldProfile, lawProfile } from '../../protocol/security/profiles.ts';
import {
  codesOf,
  fileOf,
  judgeFiles,
  minute,
  nineOClock,
  signAll,
  type TestSignature,
  testLetter,
  usualSignatures,
} from './documents-under-test.ts';

const pki = testPki();
const { leader, seal, secondLeader, secondSeal } = pki;
const sealOver = { kind: 'agency' } as const;
const alone = { kind: 'agency', alone: true, place: { page: 2, left: 100, top: 120 } } as const;
const later = nineOClock + 10 * minute;

/** What PKCS#1 v1.5 and the like make a verifier say beside: no finding of these rules. */
const ruled = (codes: readonly string[]) => codes.filter((code) => code.startsWith('signed.'));

async function judged(signatures: readonly TestSignature[], judging: Parameters<typeof judgeFiles>[2] = {}) {
  const letter = await testLetter();
  const verdict = judgeFiles(letter, [await signAll(letter.pdf, signatures)], judging);
  return { ...verdict, codes: ruled(codesOf(verdict)) };
}

describe('a letter signed as it should be', () => {
  it('is accepted with nothing to say of it (SIG-02, SIG-03, SIG-08, SIG-09, SIG-20, CRT-05, CRT-11, MET-04, MET-07, ATT-05)', async () => {
    const { verdict, outcome, codes, files } = await judged(usualSignatures());
    expect({ verdict, outcome, codes }).toEqual({ verdict: 'valid', outcome: 'accept', codes: [] });
    expect(files[0]?.signatures.map(({ role, holder }) => [role, holder?.name])).toEqual([
      ['person', 'Nguyễn Thị Thử'],
      ['agency', 'Văn phòng Chính phủ'],
    ]);
  });

  it('takes an annex with the agency’s signature in its corner (ATT-11)', async () => {
    const letter = await testLetter();
    const code = `${letter.metadata.codeNumber}/${letter.metadata.codeNotation}`;
    const pdf = await signAll(letter.pdf, usualSignatures());
    const annex = await signAll(letter.annex, [{ by: seal, role: { kind: 'annex', code }, at: later }]);
    const verdict = judgeFiles(letter, [pdf, annex]);
    expect([verdict.outcome, ruled(codesOf(verdict))]).toEqual(['accept', []]);
  });
});

describe('who signed', () => {
  it('is asked: nobody did (SIG-01, GEN-06)', async () => {
    const law = await judged([]);
    expect(law).toMatchObject({ verdict: 'absent', outcome: 'refuse', codes: ['signed.unsigned'] });
    const field = await judged([], { profile: fieldProfile });
    expect(field).toMatchObject({ verdict: 'absent', outcome: 'flag', codes: ['signed.unsigned'] });
  });

  it('is asked: only one of the two (SIG-02)', async () => {
    const person = await judged(usualSignatures().slice(0, 1));
    expect(person).toMatchObject({ verdict: 'wrong-signer', outcome: 'refuse' });
    expect(person.codes).toContain('signed.agency-missing');
    const agency = await judged([{ by: seal, role: alone }], { profile: fieldProfile });
    expect(agency.outcome).toBe('accept');
    expect(agency.codes).toContain('signed.person-missing');
  });

  it('is asked: one subject signed twice (SIG-02)', async () => {
    const person = { kind: 'person' } as const;
    const { codes } = await judged([
      { by: leader, role: person },
      { by: leader, role: { ...person, place: { page: 2, left: 20, top: 100 } } },
    ]);
    expect(codes).toEqual(expect.arrayContaining(['signed.same-subject', 'signed.agency-missing']));
  });

  it('is asked: the agency before the person, by the file and by the clock (SIG-03)', async () => {
    const order = await judged([
      // A role that a tool does not know to be an agency’s, as other tools sign.
      { by: seal, role: { kind: 'person', name: 'Nguyễn Thị Thử' } },
      { by: leader, role: { kind: 'person', place: { page: 2, left: 20, top: 100 } }, at: later },
    ]);
    expect(order.codes).toContain('signed.agency-first');
    const times = await judged([
      { by: leader, role: { kind: 'person' }, at: later },
      { by: seal, role: sealOver, at: nineOClock },
    ]);
    expect(times).toMatchObject({ outcome: 'refuse' });
    expect(times.codes).toContain('signed.times-reversed');
  });

  it('is the body of From, and nobody else (CRT-05)', async () => {
    const { verdict, codes } = await judged([
      { by: leader, role: { kind: 'person' } },
      { by: secondSeal, role: sealOver, at: later },
    ]);
    expect([verdict, codes]).toEqual(['wrong-signer', ['signed.body-differs']]);
  });

  it('is nobody who only passes the document on, but as a copy (SIG-17)', async () => {
    const more = { kind: 'agency', place: { page: 1, left: 20, top: 230 } } as const;
    const foreign = await judged([...usualSignatures(), { by: secondSeal, role: more, at: later }]);
    expect([foreign.outcome, foreign.codes]).toEqual(['refuse', ['signed.foreign-seal']]);
    const copy = await judged(
      [...usualSignatures(), { by: secondSeal, role: { kind: 'copy', form: 'SAO Y' }, at: later }],
      { facts: { from: { codes: ['H17'], name: 'Ủy ban nhân dân thành phố Đà Nẵng' } } },
    );
    expect([copy.outcome, copy.codes]).toEqual(['accept', []]);
  });

  it('is every body of a joint document, the lead last (SIG-22)', async () => {
    const coIssuers = [{ codes: ['H17'], name: 'Ủy ban nhân dân thành phố Đà Nẵng' }];
    const place = { page: 2, left: 20, top: 120 };
    const second: readonly TestSignature[] = [
      { by: secondLeader, role: { kind: 'person', place } },
      { by: secondSeal, role: { kind: 'agency', place, alone: true }, at: nineOClock + 5 * minute },
    ];
    const first = [{ by: leader, role: { kind: 'person' } }] as const;
    const lead = [{ by: seal, role: sealOver, at: later }] as const;
    const [firstPart, secondPart] = second;
    if (firstPart === undefined || secondPart === undefined) throw new Error('two signatures');
    const all = await judged([...first, firstPart, secondPart, ...lead], { facts: { coIssuers } });
    expect(all.codes).not.toContain('signed.co-issuer-missing');
    expect(all.codes).not.toContain('signed.lead-not-last');
    expect(all.codes).not.toContain('signed.foreign-seal');
    const without = await judged([...first, ...lead], { facts: { coIssuers } });
    expect(without.codes).toContain('signed.co-issuer-missing');
    const last = { ...secondPart, at: later + minute };
    const wrong = await judged([...first, firstPart, ...lead, last], { facts: { coIssuers } });
    expect(wrong.codes).toContain('signed.lead-not-last');
  });

  it('is the person that the packet names, with a certificate of their own (MET-07, SIG-08)', async () => {
    const facts = { signer: 'Trần Văn Trên' };
    const law = await judged(usualSignatures(), { facts });
    expect([law.outcome, law.codes]).toEqual([
      'refuse',
      ['signed.signer-differs', 'signed.signer-not-printed'],
    ]);
    const field = await judged(usualSignatures(), { facts, profile: fieldProfile });
    expect([field.outcome, field.codes[0]]).toEqual(['accept', 'signed.signer-differs']);
    const tones = await judged(usualSignatures(), { facts: { signer: 'NGUYỄN  THỊ THỬ' } });
    expect(tones.codes).toEqual([]);
  });

  it('signs for whom the document prints (SIG-08)', async () => {
    const { codes, outcome } = await judged(usualSignatures(), {
      facts: { competence: 'TL. BỘ TRƯỞNG, CHỦ NHIỆM' },
    });
    expect([outcome, codes]).toEqual(['refuse', ['signed.authority-differs']]);
    const post = await judged(usualSignatures(), { facts: { position: 'Vụ trưởng' } });
    expect([post.outcome, post.codes]).toEqual(['accept', ['signed.position-differs']]);
  });

  it('has a certificate with the body’s present name (CRT-11)', async () => {
    const name = 'Văn phòng Chính phủ và Quốc hội';
    const renamed = (until: number) => ({
      facts: { from: { codes: ['G22'], name, formerNames: [{ name: 'Văn phòng Chính phủ', until }] } },
    });
    const after = await judged(usualSignatures(), renamed(nineOClock - 86_400_000));
    expect([after.outcome, new Set(after.codes)]).toEqual(['accept', new Set(['signed.body-renamed'])]);
    const before = await judged(usualSignatures(), renamed(nineOClock + 86_400_000));
    expect(before.codes).toEqual([]);
  });

  it('rests on the specialised authority, once the day has come (CRT-07)', async () => {
    const signatures = [{ by: pki.publicLeader, role: { kind: 'person' } }, usualSignatures()[1]].filter(
      (each) => each !== undefined,
    ) as readonly TestSignature[];
    const law = await judged(signatures);
    expect([law.outcome, law.findings[0]?.code]).toEqual(['refuse', 'certificate.root-past']);
    const field = await judged(signatures, { profile: fieldProfile });
    expect([field.outcome, codesOf(field).includes('certificate.root-past')]).toEqual(['accept', true]);
  });

  it('is nobody that cannot be known yet: the document waits (REV-04)', async () => {
    const { verdict, outcome } = await judged(usualSignatures(), { proof: 'none' });
    expect([verdict, outcome]).toEqual(['undetermined', 'wait']);
  });
});

describe('when it was signed', () => {
  const moved = (by: number) =>
    usualSignatures().map((each) => ({ ...each, at: (each.at ?? nineOClock) + by }));
  const day = 86_400_000;

  it('is on the day of issue (SIG-20)', async () => {
    const early = await judged(moved(-day));
    expect([early.outcome, early.codes]).toEqual(['refuse', ['signed.before-issue']]);
    const late = await judged(moved(day), {
      facts: { sentAt: nineOClock + 2 * day, receivedAt: nineOClock + 2 * day },
    });
    expect([late.outcome, late.codes]).toEqual(['accept', ['signed.day-differs']]);
  });

  it('may be earlier for the person, with the agency’s signature on the day (SIG-20)', async () => {
    const [person, agency] = usualSignatures();
    if (person === undefined || agency === undefined) throw new Error('two signatures');
    expect((await judged([{ ...person, at: nineOClock - day }, agency])).codes).toEqual([]);
  });

  it('is before it was sent, and before the hub had it (SIG-20)', async () => {
    const sent = await judged(usualSignatures(), { facts: { sentAt: nineOClock } });
    expect(sent.codes).toEqual(['signed.after-sending']);
    const received = await judged(usualSignatures(), { facts: { receivedAt: nineOClock - 60 * minute } });
    expect([received.outcome, new Set(received.codes)]).toEqual([
      'refuse',
      new Set(['signed.after-receipt']),
    ]);
  });

  it('is written with the Vietnamese offset (SIG-21)', async () => {
    const letter = await testLetter();
    const pdf = await signAll(letter.pdf, usualSignatures());
    const text = Buffer.from(pdf).toString('latin1').replaceAll("+07'00')", "+00'00')");
    const verdict = judgeFiles(letter, [Buffer.from(text, 'latin1')], { profile: fieldProfile });
    expect(codesOf(verdict)).toContain('pdf.time-offset');
  });
});

describe('how it looks', () => {
  it.each([
    ['far away', { page: 2, left: 20, top: 20 }],
    ['on its right', { page: 2, left: 170, top: 120 }],
  ])('has the seal over a third of the signature, on its left: %s (SIG-09)', async (_, place) => {
    const [person, agency] = usualSignatures();
    if (person === undefined || agency === undefined) throw new Error('two signatures');
    const { outcome, codes } = await judged([person, { ...agency, role: { kind: 'agency', place } }]);
    expect([outcome, codes]).toEqual(['accept', ['signed.seal-place']]);
  });
});

describe('what it prints', () => {
  it.each([
    ['number', { codeNumber: '1' }, 'signed.number-differs'],
    ['notation', { codeNotation: 'VPCP-KSTT' }, 'signed.number-differs'],
  ])('is what the packet says: %s (MET-04)', async (_, facts, code) => {
    const { outcome, codes } = await judged(usualSignatures(), { facts });
    expect([outcome, codes]).toEqual(['refuse', [code]]);
  });

  it('is dated as the packet says (MET-04)', async () => {
    const { outcome, codes } = await judged(usualSignatures(), { facts: { promulgationDate: '2026/11/19' } });
    expect(outcome).toBe('refuse');
    expect(codes).toEqual(['signed.date-differs', 'signed.day-differs']);
  });

  it('is not compared where it cannot be read (MET-04)', async () => {
    const letter = await testLetter();
    const picture = scan({});
    const copy = await signAll(picture, [{ by: seal, role: { kind: 'copy', form: 'SAO Y' }, at: later }]);
    const verdict = judgeFiles(letter, [copy]);
    expect([verdict.outcome, ruled(codesOf(verdict))]).toEqual(['accept', ['signed.text-unreadable']]);
  });
});

interface Scan {
  readonly width?: number;
  readonly colour?: string;
  readonly version?: string;
}

/** A page that is one picture of a page. */
function scan({ width = 1654, colour = 'DeviceRGB', version }: Scan): Uint8Array {
  const size = `/Width ${width} /Height ${Math.round(width * Math.SQRT2)}`;
  const image = {
    dict: `/Type /XObject /Subtype /Image ${size} /BitsPerComponent 8 /ColorSpace /${colour}`,
    data: 'x',
  };
  const page = { content: 'q 595.28 0 0 841.89 0 0 cm /X Do Q', resources: { XObject: '<< /X 6 0 R >>' } };
  return pdfOf([page], { 6: image }, version);
}

describe('a copy from paper', () => {
  const copied = { kind: 'copy', form: 'SAO Y' } as const;

  it.each([
    ['fine, in colour, of 1.4', {}, []],
    ['150 dpi', { width: 1240 }, ['signed.scan-coarse']],
    ['grey', { colour: 'DeviceGray' }, ['signed.scan-grey']],
    ['PDF 1.3', { version: '1.3' }, ['signed.scan-version']],
  ])('is fine enough and in colour: %s (ATT-06)', async (_, looks, expected) => {
    const letter = await testLetter();
    const pdf = await signAll(scan(looks), [{ by: seal, role: copied, at: later }]);
    const verdict = judgeFiles(letter, [pdf]);
    const codes = ruled(codesOf(verdict)).filter((code) => code !== 'signed.text-unreadable');
    expect([verdict.outcome, codes]).toEqual([expected.length === 0 ? 'accept' : 'refuse', expected]);
  });

  it('bears the signature of the agency that made it (ATT-13)', async () => {
    const letter = await testLetter();
    const unsigned = judgeFiles(letter, [scan({})]);
    expect([unsigned.outcome, codesOf(unsigned)[0]]).toEqual(['refuse', 'signed.copy-unsigned']);
    const byPerson = await signAll(scan({}), [
      { by: leader, role: { kind: 'person', place: { page: 1, left: 20, top: 20 } } },
    ]);
    expect(codesOf(judgeFiles(letter, [byPerson]))).toContain('signed.copy-unsigned');
  });

  it('says what form of copy it is, of whom and when (ATT-06)', async () => {
    const letter = await testLetter();
    const plain = await signAll(scan({}), [{ by: seal, role: { kind: 'annex', code: '1/A' }, at: later }]);
    expect(codesOf(judgeFiles(letter, [plain]))).toContain('signed.copy-form-missing');
  });
});

describe('an annex in a file of its own (ATT-11)', () => {
  it.each([
    ['bears no signature', [], 'signed.annex-unsigned'],
    [
      'bears another body’s',
      [{ by: secondSeal, role: { kind: 'annex', code: '7159/VPCP-QHĐP' } }],
      'signed.annex-body-differs',
    ],
    [
      'bears it elsewhere',
      [{ by: seal, role: { ...alone, place: { page: 1, left: 20, top: 200 } } }],
      'signed.annex-place',
    ],
    ['bears another number', [{ by: seal, role: { kind: 'annex', code: '9/X' } }], 'signed.annex-text'],
  ] as const)('%s', async (_, signatures, code) => {
    const letter = await testLetter();
    const pdf = await signAll(letter.pdf, usualSignatures());
    const annex = await signAll(
      letter.annex,
      signatures.map((each) => ({ ...each, at: later })),
    );
    const verdict = judgeFiles(letter, [pdf, annex]);
    expect(codesOf(verdict)).toContain(code);
    expect(verdict.outcome).toBe(code === 'signed.annex-text' ? 'accept' : 'refuse');
  });
});

describe('the first file', () => {
  it('is a PDF (ATT-05)', async () => {
    const letter = await testLetter();
    const { judgeSignedDocument } = await import('../../protocol/security/document/judge-signed-document.ts');
    const { factsOfLetter } = await import('./documents-under-test.ts');
    const verdict = judgeSignedDocument(
      { facts: factsOfLetter(letter), files: [{ name: 'letter.docx' }] },
      lawProfile,
    );
    expect([verdict.outcome, codesOf(verdict)]).toEqual(['refuse', ['signed.main-not-pdf']]);
  });
});

describe('an update (RCL-17)', () => {
  it('does not change what a signed document says', async () => {
    const [letter, other] = [await testLetter(), await testLetter('G22', 'Nguyễn Thị Thử Hai')];
    const before = fileOf('a.pdf', await signAll(letter.pdf, usualSignatures()));
    const unsigned = judgeUpdate({ before, after: fileOf('a.pdf', other.pdf), isNormative: false });
    expect(unsigned.map(({ code }) => code)).toEqual(['signed.update-unsigned']);
    const same = judgeUpdate({ before, after: fileOf('a.pdf', letter.pdf), isNormative: true });
    expect(same).toEqual([]);
    const [person, agency] = usualSignatures();
    if (person === undefined || agency === undefined) throw new Error('two signatures');
    const anew = await signAll(other.pdf, [
      { by: leader, role: { kind: 'person', name: 'Nguyễn Thị Thử Hai' } },
      { ...agency, at: later + minute },
    ]);
    const normative = judgeUpdate({ before, after: fileOf('a.pdf', anew), isNormative: true });
    expect(normative.map(({ code }) => code)).toEqual(['signed.update-normative']);
  });
});

describe('a certificate', () => {
  it('whose common name is not that of its body is a person’s', async () => {
    const odd = issueTest({
      issuer: pki.agencyAuthority,
      profile: 'seal',
      subject: { organization: 'Văn phòng Chính phủ', code: 'G22', commonName: 'Văn thư' },
      key: 'spare-rsa',
      published: 'agency',
    });
    const { codes } = await judged([
      { by: leader, role: { kind: 'person' } },
      { by: odd, role: sealOver, at: later },
    ]);
    expect(codes).toContain('signed.agency-missing');
  });
});

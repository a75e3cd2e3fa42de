import { describe, expect, it } from 'vitest';
import { testPki } from '../../fixtures/keys/test-cast.ts';
import { issueTest } from '../../fixtures/keys/test-pki.ts';
import { fieldProfile } from '../../protocol/security/profiles.ts';
import {
  codesOf,
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

describe('a body that passes on what another issued', () => {
  it('is told by the heading, when it is the sender that has no part in it (SIG-17)', async () => {
    const more = { kind: 'agency', place: { page: 1, left: 20, top: 230 } } as const;
    const facts = { from: { codes: ['H17'], name: 'Ủy ban nhân dân thành phố Đà Nẵng' } };
    const signatures = [...usualSignatures(), { by: secondSeal, role: more, at: later }];
    const { outcome, codes } = await judged(signatures, { facts });
    expect([outcome, codes]).toEqual(['refuse', ['signed.foreign-seal']]);
  });
});

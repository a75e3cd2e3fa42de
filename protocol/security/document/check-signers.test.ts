import { describe, expect, it } from 'vitest';
import { testPki } from '../../../fixtures/keys/test-cast.ts';
import { issueTest } from '../../../fixtures/keys/test-pki.ts';
import {
  byAgency,
  byClerk,
  byPerson,
  copyStamp,
  findingsOf,
  judgeLetter,
  type LetterWishes,
  letterFace,
  letterFacts,
  minute,
  pageFace,
  signatureOf,
  signedAt,
  timeless,
} from '../../../fixtures/signatures/judged-document.ts';
import { fieldProfile, lawProfile } from '../profiles.ts';

const { agencyAuthority, leader, secondLeader, secondSeal } = testPki();
const found = (wishes: LetterWishes) => findingsOf(judgeLetter(wishes));
const copyFace = letterFace([pageFace()], { 'sao-y': copyStamp });

describe('the two signatures of an original', () => {
  it('SIG-02: are a person’s and an agency’s', () => {
    expect(judgeLetter()).toMatchObject({ verdict: 'valid', outcome: 'accept', findings: [] });
  });

  it.each([
    ['the person’s', () => [byAgency()], 'signed.person-missing'],
    ['the agency’s', () => [byPerson()], 'signed.agency-missing'],
  ])('SIG-02: are asked for by the law and wished for in the field: %s is missing', (_, signed, code) => {
    const signatures = signed();
    const law = judgeLetter({ signatures });
    expect([law.verdict, law.outcome, findingsOf(law)]).toEqual([
      'wrong-signer',
      'refuse',
      [`${code} error`],
    ]);
    const field = judgeLetter({ signatures, profile: fieldProfile });
    expect([field.outcome, findingsOf(field)]).toEqual(['accept', [`${code} warning`]]);
    const any = judgeLetter({ signatures, profile: { ...fieldProfile, twoSignatures: 'accept' } });
    expect(findingsOf(any)).toEqual([]);
  });

  it('SIG-02: are of two subjects', () => {
    const signatures = [byPerson(), byPerson({ field: 'hai', revision: 2 })];
    const { findings } = judgeLetter({ signatures });
    expect(findings).toMatchObject([
      { code: 'signed.same-subject', severity: 'error', seen: 'Nguyễn Thị Thử', place: { path: '7816.pdf' } },
      { code: 'signed.agency-missing', severity: 'error' },
    ]);
    const others = [byPerson(), byPerson({ field: 'hai', revision: 2 }, secondLeader)];
    expect(found({ signatures: others })).toEqual(['signed.agency-missing error']);
  });

  it('are no more than the agency’s on a copy', () => {
    const signatures = [byClerk()];
    expect(found({ signatures, face: copyFace })).toEqual([]);
  });
});

describe('the order of signatures', () => {
  it('SIG-03: is the person’s, then the agency’s, in the file', () => {
    const signatures = [byAgency({ revision: 1 }), byPerson({ revision: 2 })];
    expect(found({ signatures })).toEqual(['signed.agency-first error']);
    const together = [byAgency({ revision: 1 }), byPerson({ revision: 1 })];
    expect(found({ signatures: together })).toEqual([]);
  });

  it('SIG-03: has a seal over every person, of whichever body', () => {
    const covered = [byPerson(), byPerson({ field: 'hai', revision: 2 }, secondLeader)];
    expect(found({ signatures: [...covered, byAgency({ revision: 3 })] })).toEqual([]);
    for (const [holder, name] of [
      [secondLeader, 'Trần Văn Mẫu'],
      [leader, 'Nguyễn Thị Thử'],
    ] as const) {
      const after = byPerson({ field: 'sau', revision: 3 }, holder);
      const law = judgeLetter({ signatures: [byPerson(), byAgency(), after] });
      expect([law.verdict, law.outcome]).toEqual(['wrong-signer', 'refuse']);
      expect(law.findings).toMatchObject([
        { code: 'signed.agency-first', seen: name, place: { path: '7816.pdf' } },
      ]);
    }
  });

  it('SIG-03: of a joint document ends with a seal, whoever signed between', () => {
    const facts = letterFacts({ coIssuers: [{ codes: ['H17'], name: 'Ủy ban nhân dân thành phố Đà Nẵng' }] });
    const joint = [
      byPerson(),
      byAgency({ field: 'dau-hai', revision: 2 }, secondSeal),
      byPerson({ field: 'hai', revision: 3 }, secondLeader),
      byAgency({ revision: 4 }),
    ];
    expect(found({ signatures: joint, facts })).toEqual([]);
  });

  it('SIG-03: is that of a copy as well: nobody signs after the clerk', () => {
    const signatures = [byClerk({ revision: 1 }), byPerson({ revision: 2 }, secondLeader)];
    expect(found({ signatures, face: copyFace })).toEqual(['signed.agency-first error']);
  });

  const claim = (text: string, at: number) => ({
    claimedAt: at,
    claimed: { text, at, isWhole: true },
  });

  it('SIG-03: is that of the times which both claim', () => {
    const person = byPerson(claim('D:0901', signedAt + minute));
    const { findings } = judgeLetter({ signatures: [person, byAgency(claim('D:0900', signedAt))] });
    expect(findings).toMatchObject([
      { code: 'signed.times-reversed', seen: 'D:0900', expected: 'D:0901', place: { path: '7816.pdf' } },
    ]);
    expect(found({ signatures: [person, byAgency(claim('D:0901', signedAt + minute))] })).toEqual([]);
  });

  it.each([
    ['the person', () => [timeless(byPerson()), byAgency()]],
    ['the agency', () => [byPerson(), timeless(byAgency())]],
  ])('is not told from times where %s claims none', (_, signed) => {
    expect(found({ signatures: signed() })).toEqual([]);
  });
});

describe('the signer that a packet names', () => {
  const other = { signer: 'Trần Văn Mẫu' };

  it('MET-07: has to be named', () => {
    const { signer: _, ...unnamed } = letterFacts();
    expect(judgeLetter({ facts: unnamed }).findings).toMatchObject([
      { code: 'signed.signer-missing', severity: 'error', place: { path: 'MessageHeader/SignerInfo' } },
    ]);
    expect(found({ facts: unnamed, profile: fieldProfile })).toEqual(['signed.signer-missing warning']);
  });

  it('SIG-08: is whose certificate signed', () => {
    const { findings } = judgeLetter({ facts: letterFacts(other) });
    expect(findings[0]).toMatchObject({
      code: 'signed.signer-differs',
      severity: 'error',
      seen: 'Nguyễn Thị Thử',
      expected: 'Trần Văn Mẫu',
      place: { path: '7816.pdf' },
    });
    expect(found({ facts: letterFacts(other), profile: fieldProfile })).toContain(
      'signed.signer-differs warning',
    );
  });

  it('SIG-08: is one of several persons', () => {
    const second = byPerson({ field: 'hai', revision: 1, widgets: [] }, secondLeader);
    expect(found({ signatures: [second, byPerson(), byAgency()] })).toEqual([]);
    const { findings } = judgeLetter({
      facts: letterFacts({ signer: 'Lê Thị Khác' }),
      signatures: [second, byPerson(), byAgency()],
    });
    expect(findings[0]?.seen).toBe('Trần Văn Mẫu; Nguyễn Thị Thử');
  });

  it('is written in any case, and the tone on either vowel', () => {
    expect(found({ facts: letterFacts({ signer: 'NGUYỄN THỊ THỬ' }) })).toEqual([]);
  });

  it('MET-07: has the position that the certificate says', () => {
    const { findings } = judgeLetter({ facts: letterFacts({ position: 'Chủ nhiệm' }) });
    expect(findings).toMatchObject([
      {
        code: 'signed.position-differs',
        seen: 'Phó Chủ nhiệm',
        expected: 'Chủ nhiệm',
        place: { path: 'ca-nhan' },
      },
    ]);
    const { position: _, ...unplaced } = letterFacts();
    expect(found({ facts: unplaced })).toEqual([]);
  });

  it('is not looked for among the signatures of a copy', () => {
    const signatures = [byPerson({ revision: 1 }), byClerk({ revision: 2 })];
    expect(found({ facts: letterFacts(other), signatures, face: copyFace })).toEqual([]);
  });
});

describe('a signature whose certificate cannot be read', () => {
  const nobody = (field: string, revision: number) => signatureOf(undefined, { field, revision });

  it('is neither a person’s nor an agency’s', () => {
    const signatures = [nobody('mot', 1), nobody('hai', 2)];
    const { findings } = judgeLetter({ signatures });
    expect(findings).toMatchObject([
      { code: 'signed.same-subject', seen: '' },
      { code: 'signed.person-missing' },
      { code: 'signed.agency-missing' },
    ]);
  });

  it('is worth no word beside two that can be', () => {
    expect(found({ signatures: [byPerson(), byAgency(), nobody('ba', 3)] })).toEqual([]);
  });
});

it('the law asks nothing of two signatures where there is none', () => {
  const profile = { ...lawProfile, unsigned: 'accept' } as const;
  expect(found({ signatures: [], profile })).toEqual(['signed.unsigned notice']);
});

it('times are told of by what was written, and by nothing where nothing was', () => {
  const late = byPerson({ claimedAt: signedAt + minute });
  expect(judgeLetter({ signatures: [late, byAgency()] }).findings).toMatchObject([
    { code: 'signed.times-reversed', seen: '', expected: '' },
  ]);
});

it('a person without a title has any position', () => {
  const subject = { organization: 'Văn phòng Chính phủ', code: 'G22', commonName: 'Nguyễn Thị Thử' };
  const key = 'spare-ec';
  const untitled = issueTest({ issuer: agencyAuthority, profile: 'person', subject, key });
  expect(found({ signatures: [byPerson({}, untitled), byAgency()] })).toEqual([]);
});

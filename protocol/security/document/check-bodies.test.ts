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
  letterLines,
  minute,
  pageFace,
  printedLine,
  signatureOf,
  signedAt,
  timeless,
} from '../../../fixtures/signatures/judged-document.ts';

const { agencyAuthority, secondLeader, secondSeal } = testPki();
const city = { codes: ['H17'], name: 'Ủy ban nhân dân thành phố Đà Nẵng' };
const found = (wishes: LetterWishes) => findingsOf(judgeLetter(wishes));
const copyFace = letterFace([pageFace()], { 'sao-y': copyStamp });

describe('the body that seals', () => {
  it('CRT-05: is the one that issues', () => {
    const { findings } = judgeLetter({ facts: letterFacts({ from: city }) });
    expect(findings).toMatchObject([
      {
        code: 'signed.body-differs',
        seen: 'Văn phòng Chính phủ',
        expected: city.name,
        place: { path: '7816.pdf' },
      },
    ]);
  });

  it('CRT-05: is known by its code, whatever its name', () => {
    const from = { codes: ['G22'], name: 'Văn phòng khác' };
    expect(found({ facts: letterFacts({ from }) })).toEqual([
      'signed.body-renamed warning',
      'signed.body-renamed warning',
    ]);
  });

  it('CRT-05: of a copy is the one that sends', () => {
    const facts = letterFacts({ from: city });
    const signatures = [byClerk()];
    expect(found({ facts, signatures, face: copyFace })).toEqual(['signed.body-differs error']);
    const stamp = ['SAO Y', city.name, '20/11/2026 09:00:00 +07:00'];
    const face = letterFace([pageFace()], { 'sao-y': stamp });
    expect(found({ facts, signatures: [byClerk({}, secondSeal)], face })).toEqual([]);
    // What the copied document bears is its own.
    const both = [byAgency({ revision: 1 }), byClerk({ revision: 2 }, secondSeal)];
    expect(found({ facts, signatures: both, face })).toEqual([]);
  });

  it('SIG-17: of a copy is the last one', () => {
    const clerk = byClerk({ revision: 2 });
    const copied = byAgency({ field: 'goc', revision: 1 }, secondSeal);
    expect(found({ signatures: [copied, clerk], face: copyFace })).toEqual([]);
    const later = { field: 'sau', revision: 3, widgets: [] };
    for (const signature of [
      byAgency(later, secondSeal),
      byClerk({ ...later, reason: 'SAO Y' }, secondSeal),
    ]) {
      const { findings } = judgeLetter({ signatures: [copied, clerk, signature], face: copyFace });
      expect(findings).toMatchObject([
        { code: 'signed.foreign-seal', seen: city.name, place: { path: 'sau' } },
      ]);
    }
  });
});

describe('a body that was renamed', () => {
  const renamed = (until: number) => ({
    codes: ['G22'],
    name: 'Văn phòng mới',
    formerNames: [
      { name: 'Một tên khác', until: 0 },
      { name: 'Văn phòng Chính phủ', until },
    ],
  });
  const judged = (until: number, wishes: LetterWishes = {}) =>
    judgeLetter({ facts: letterFacts({ from: renamed(until) }), ...wishes });

  it('CRT-11: signs under its new name from that day on', () => {
    expect(judged(signedAt).findings).toMatchObject([
      {
        code: 'signed.body-renamed',
        place: { path: 'ca-nhan' },
        seen: 'Văn phòng Chính phủ',
        expected: 'Văn phòng mới',
      },
      { code: 'signed.body-renamed', place: { path: 'co-quan' } },
    ]);
    expect(findingsOf(judged(signedAt + 1))).toEqual([]);
  });

  it('CRT-11: is judged at the proven time before the claimed one', () => {
    const proven = { at: signedAt + minute, by: 'time-stamp' } as const;
    const signatures = [byPerson(), byAgency({ proven })];
    const { findings } = judged(signedAt + 1, { signatures });
    expect(findings).toMatchObject([{ code: 'signed.body-renamed', place: { path: 'co-quan' } }]);
    expect(findings).toHaveLength(1);
  });

  it('CRT-11: without any time signs under its new name', () => {
    const signatures = [byPerson(), timeless(byAgency())];
    expect(findingsOf(judged(signedAt + 1, { signatures }))).toEqual(['signed.body-renamed warning']);
  });
});

describe('a document of several bodies', () => {
  const joint = letterFacts({ coIssuers: [city] });
  const bySecond = (revision: number) => byAgency({ field: 'phoi-hop', revision, widgets: [] }, secondSeal);

  it('SIG-22: bears the seal of each, the leading one’s last', () => {
    const signatures = [byPerson(), bySecond(2), byAgency({ revision: 3 })];
    expect(found({ facts: joint, signatures })).toEqual([]);
  });

  it('SIG-22: lacks one that the packet names', () => {
    expect(judgeLetter({ facts: joint }).findings).toMatchObject([
      { code: 'signed.co-issuer-missing', expected: city.name, place: { path: '7816.pdf' } },
    ]);
  });

  it('SIG-22: has another than the leading one last', () => {
    const signatures = [byPerson(), byAgency(), bySecond(3)];
    const { findings } = judgeLetter({ facts: joint, signatures });
    expect(findings).toMatchObject([
      { code: 'signed.lead-not-last', seen: city.name, place: { path: '7816.pdf' } },
    ]);
  });
});

describe('a seal that nobody asked for', () => {
  const stranger = byAgency({ field: 'la', revision: 3, widgets: [] }, secondSeal);
  const signatures = [byPerson(), byAgency(), stranger];
  const without = letterFace([pageFace({ legible: 'unreadable' })]);

  it.each([
    ['where the heading prints who issues', undefined],
    ['where no heading can be read', without],
  ])('SIG-17: is foreign %s', (_, face) => {
    const { findings } = judgeLetter({ signatures, ...(face === undefined ? {} : { face }) });
    expect(findings.filter(({ code }) => code === 'signed.foreign-seal')).toMatchObject([
      { place: { path: 'la' }, seen: city.name },
    ]);
  });

  it('SIG-17: is none where the heading names its body too', () => {
    const [heading, ...rest] = letterLines;
    const second = printedLine(city.name.toUpperCase(), 60, 790);
    const lines = heading === undefined ? [] : [second, heading, ...rest];
    expect(found({ signatures, face: letterFace([pageFace({ lines })]) })).toEqual([]);
  });

  it('SIG-17: is not looked for where the sender’s own is missing, which is told already', () => {
    const foreign = [byPerson(), byAgency({}, secondSeal)];
    expect(found({ signatures: foreign })).toEqual(['signed.body-differs error']);
  });

  it('SIG-17: may be one that the packet names where the heading names nobody who sealed', () => {
    const lines = letterLines.slice(1);
    const face = letterFace([pageFace({ lines })]);
    expect(found({ signatures, face })).toEqual(['signed.foreign-seal error']);
    expect(found({ signatures, face, facts: letterFacts({ coIssuers: [city] }) })).toEqual([
      'signed.lead-not-last warning',
    ]);
  });
});

describe('whose seal it is', () => {
  const nobody = issueTest({
    issuer: agencyAuthority,
    profile: 'person',
    subject: { commonName: 'Văn phòng Chính phủ' },
    key: 'spare-ec',
  });

  it('CRT-05: is told of every body that sealed', () => {
    const signatures = [byPerson(), byAgency(), byAgency({ field: 'hai', revision: 3, widgets: [] })];
    const { findings } = judgeLetter({ signatures, facts: letterFacts({ from: city }) });
    expect(findings[0]).toMatchObject({
      code: 'signed.body-differs',
      seen: 'Văn phòng Chính phủ; Văn phòng Chính phủ',
    });
  });

  it('CRT-11: is not asked of a person who names no body', () => {
    const facts = letterFacts({
      from: { codes: [], name: 'Văn phòng Chính phủ' },
      signer: 'Văn phòng Chính phủ',
    });
    const codes = judgeLetter({ facts, signatures: [byPerson({}, nobody)] }).findings.map(({ code }) => code);
    expect(codes).not.toContain('signed.body-renamed');
  });

  it('CRT-11: is not asked of a signature whose certificate cannot be read', () => {
    const from = { codes: ['G22'], name: 'Văn phòng mới' };
    const unread = signatureOf(undefined, { field: 'x', revision: 3 });
    const { findings } = judgeLetter({
      facts: letterFacts({ from }),
      signatures: [byPerson(), byAgency(), unread],
    });
    expect(findings.map(({ place }) => place.path)).toEqual(['ca-nhan', 'co-quan']);
  });

  it('CRT-11: is not asked of a body that is not the sender', () => {
    const from = { codes: ['G22'], name: 'Văn phòng mới' };
    const signatures = [byPerson({}, secondLeader), byAgency({}, secondSeal)];
    const { findings } = judgeLetter({ facts: letterFacts({ from }), signatures });
    expect(findings.map(({ code }) => code)).not.toContain('signed.body-renamed');
  });

  it('SIG-22: of one body alone leads, whoever sealed last', () => {
    const signatures = [
      byPerson(),
      byAgency(),
      byAgency({ field: 'x', revision: 3, widgets: [] }, secondSeal),
    ];
    expect(found({ signatures })).toEqual(['signed.foreign-seal error']);
  });

  it('SIG-22: of a joint document without any seal is told by what is missing', () => {
    expect(found({ facts: letterFacts({ coIssuers: [city] }), signatures: [byPerson()] })).toEqual([
      'signed.agency-missing error',
      'signed.co-issuer-missing warning',
    ]);
  });
});

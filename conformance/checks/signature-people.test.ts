import { describe, expect, it } from 'vitest';
import { signingKeyOf } from '../../fixtures/keys/signing-keys.ts';
import { testPki } from '../../fixtures/keys/test-cast.ts';
import { scannedSheet } from '../mutants/further-files.ts';
import type { Edit } from '../mutants/packet-edit.ts';
import {
  annexAs,
  asItIs,
  asStatus,
  drop,
  found,
  letter,
  pdfSaying,
  put,
  silent,
} from '../mutants/packet-under-test.ts';
import type { SmallLetterWish } from '../mutants/small-letter.ts';
import { person } from '../mutants/small-letter-edits.ts';
import { signaturePeopleChecks } from './signature-people.ts';
import { claiming, claimingNothing, signedPacket } from './signed-packet-under-test.ts';

type Row = readonly [what: string, wish: () => SmallLetterWish, said: readonly RegExp[]];

const main = 'AttachmentEncoded/Attachment/ContentTransferEncoded';
const told = async (wish: SmallLetterWish, edit: Edit = asItIs, asOf = '2026-11-21') =>
  found(signaturePeopleChecks, edit(await signedPacket(wish)), { asOf });
const keyOf = (holder: Parameters<typeof signingKeyOf>[0]) => ({ key: signingKeyOf(holder) });
const [leader, office] = ['Nguyễn Thị Thử', 'Văn phòng Chính phủ'];
const line = (id: string, requirement: string, seen: string, stance = 'fail/warn', place = main) =>
  new RegExp(`^signature\\.${id} ${requirement} ${stance} ${place.replaceAll(/[[\]]/g, '\\$&')}: ${seen}$`);

describe('who signed (SIG-02, SIG-03)', () => {
  const second = () => keyOf(person({ subject: testPki().secondLeader.subject }));

  it.each<Row>([
    ['the person and the agency', () => ({}), []],
    ['the person alone', () => ({ agency: 'none' }), [line('two', 'SIG-02', leader)]],
    ['the agency alone', () => ({ person: 'none' }), [line('two', 'SIG-02', office)]],
    ['nobody', () => ({ person: 'none', agency: 'none' }), []],
    [
      'one person twice',
      () => ({ agency: keyOf(testPki().ecLeader) }),
      [line('of-two-subjects', 'SIG-02', `${leader}, ${leader}`)],
    ],
    ['two persons', () => ({ agency: second() }), []],
    [
      'the agency, then the person',
      () => ({ agencyFirst: true }),
      [line('agency-last', 'SIG-03', `${office} → ${leader}`)],
    ],
  ])('%s', async (_, wish, lines) => {
    const said = await told(wish());
    expect(said).toHaveLength(lines.length);
    for (const [index, each] of lines.entries()) expect(said[index]).toMatch(each);
  });
});

describe('in what order they signed (SIG-03)', () => {
  const [early, late] = ["D:20261120083000+07'00'", "D:20261120090000+07'00'"];
  const earlier = (seen: string) => line('times-in-order', 'SIG-03', `co-quan: ${seen}`, 'fail/fail');

  it.each<Row>([
    ['at one time', () => ({ person: claiming(early), agency: claiming(early) }), []],
    [
      'earlier, as clocks differ',
      () => ({ person: claiming(late), agency: claiming("D:20261120084500+07'00'") }),
      [],
    ],
    [
      'earlier by more',
      () => ({ person: claiming(late), agency: claiming("D:20261120084459+07'00'") }),
      [earlier('2026-11-20T01:44:59.000Z')],
    ],
    ['at no time that is told', () => ({ person: claimingNothing, agency: claiming(early) }), []],
  ])('%s', async (_, wish, lines) => {
    const said = await told(wish());
    expect(said).toHaveLength(lines.length);
    for (const [index, each] of lines.entries()) expect(said[index]).toMatch(each);
  });
});

describe('what the packet says of them (MET-07, CRT-05)', () => {
  const named = 'MessageHeader/SignerInfo/FullName';

  it.each<readonly [string, Edit, readonly RegExp[]]>([
    ['their names', asItIs, []],
    ['the name in other letters', put('FullName', 'NGUYEN THI THU'), []],
    [
      'another name',
      put('FullName', 'Trần Văn Khác'),
      [line('signer-named', 'MET-07', `Trần Văn Khác ≠ ${leader}`, 'fail/warn', named)],
    ],
    ['no name', drop('FullName'), []],
    ['another agency', put('From/OrganName', 'Bộ Nội vụ'), [line('issuing-body', 'CRT-05', `${office}.*`)]],
    ['less of the agency’s name', put('From/OrganName', 'Văn phòng'), []],
    ['more of the agency’s name', put('From/OrganName', 'Văn phòng Chính phủ – Cục Kiểm soát'), []],
    ['no agency', drop('From/OrganName'), []],
  ])('%s', async (_, edit, lines) => {
    const said = await told({}, edit);
    expect(said).toHaveLength(lines.length);
    for (const [index, each] of lines.entries()) expect(said[index]).toMatch(each);
  });
});

describe('who sealed the annex (ATT-11, ATT-13)', () => {
  const annexed = async (annex: SmallLetterWish) =>
    found(signaturePeopleChecks, await signedPacket({}, annex));
  const place = 'AttachmentEncoded/Attachment[2]/ContentTransferEncoded';
  const sheet = (requirement: string, id: string, seen: string, stance = 'fail/warn') =>
    `signature.${id} ${requirement} ${stance} ${place}: ${seen}`;
  const holding = async (pdf: Uint8Array) =>
    found(signaturePeopleChecks, annexAs('a.pdf', 'application/pdf', pdf)(await signedPacket({}, {})));

  it.each<readonly [string, () => SmallLetterWish, readonly string[]]>([
    ['the agency', () => ({ person: 'none' }), []],
    ['the person and the agency', () => ({}), []],
    [
      'nobody',
      () => ({ person: 'none', agency: 'none' }),
      [sheet('ATT-11', 'annex-sealed', 'phu-luc.pdf: 0')],
    ],
    [
      'the person',
      () => ({ agency: 'none' }),
      [sheet('ATT-11', 'annex-same-body', `phu-luc.pdf: ${leader}`)],
    ],
  ])('%s', async (_, wish, lines) => {
    expect(await annexed(wish())).toEqual(lines);
  });

  it('is asked of a scan by itself', async () => {
    expect(await holding(scannedSheet(50, 'DeviceGray'))).toEqual([
      sheet('ATT-11', 'annex-sealed', 'a.pdf: 0'),
      sheet('ATT-13', 'copy-sealed', 'a.pdf', 'fail/fail'),
    ]);
  });

  it('is not asked of what cannot be read', async () => {
    expect(await holding(Buffer.from('%PDF-1.7\n'))).toEqual([]);
    expect(await holding(pdfSaying(['Phu luc']))).toEqual([sheet('ATT-11', 'annex-sealed', 'a.pdf: 0')]);
  });
});

describe('certificates of the public (CRT-07)', () => {
  const wish = (): SmallLetterWish => ({
    person: keyOf(person({ issuer: testPki().publicAuthority, published: 'public' })),
  });
  const line = /^signature\.not-public CRT-07 warn\/warn .*: 812_VPCP-QHDP\.pdf, ca-nhan: .+$/;

  it('are no longer used from 2026 on', async () => {
    const ofPublic = async (asOf: string) =>
      (await told(wish(), asItIs, asOf)).filter((each) => each.includes('not-public'));
    expect(await ofPublic('2025-12-31')).toEqual([]);
    const said = await ofPublic('2026-01-01');
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(line);
  });
});

describe('what is not judged', () => {
  const ids = signaturePeopleChecks.map(({ id }) => id);
  const but = (...few: readonly string[]) => ids.filter((id) => !few.includes(id.replace('signature.', '')));
  const ofAnnex = ['signature.annex-sealed', 'signature.annex-same-body', 'signature.copy-sealed'];

  it.each<readonly [string, () => Promise<Uint8Array>, readonly string[]]>([
    ['of a letter without an annex', () => signedPacket(), ofAnnex],
    ['of a letter with a signed annex', () => signedPacket({}, {}), ['signature.copy-sealed']],
    ['of a letter that nobody signed', async () => letter(), ids],
    ['of a status', async () => asStatus(await signedPacket({}, {})), ids],
    [
      'of a letter of the person alone',
      () => signedPacket({ agency: 'none' }),
      but('two', 'signer-named', 'not-public'),
    ],
    [
      'of a letter of the agency alone',
      () => signedPacket({ person: 'none' }),
      but('two', 'issuing-body', 'not-public'),
    ],
    [
      'of a letter that names nobody',
      async () => drop('FullName')(drop('From/OrganName')(await signedPacket())),
      ['signature.signer-named', 'signature.issuing-body', ...ofAnnex],
    ],
  ])('%s', async (_, packet, silenced) => {
    expect(silent(signaturePeopleChecks, await packet())).toEqual(silenced);
  });
});

import { describe, expect, it } from 'vitest';
import { names as n } from '../../protocol/edxml/names.ts';
import type { Edit } from '../mutants/packet-edit.ts';
import { asItIs, found, letter, put, silent, status } from '../mutants/packet-under-test.ts';
import { packetTextChecks } from './packet-text.ts';

const line = (id: string, requirement: string, place: string, seen: string, stance = 'fail/fail') =>
  `packet.text-${id} ${requirement} ${stance} ${place}: ${seen}`;
const edited = (edit: Edit) => found(packetTextChecks, edit(letter()));
const subject = (text: string) => edited(put('MessageHeader/Subject', text));
const place = 'MessageHeader/Subject';

describe('the letters of a packet (ENV-12)', () => {
  it.each(['V/v bảo đảm kết nối', 'Ä', 'Số đo: 5 µm', 'Điều 3 § 2', 'Nghỉ Tết', 'Tº', '® 2026', 'a®', 'Ấ'])(
    '%s',
    (text) => {
      expect(subject(text)).toEqual(text === 'a®' ? [line('unicode', 'ENV-12', place, text)] : []);
    },
  );

  it('are composed', () => {
    const parts = 'Bảo đảm'.normalize('NFD');
    expect(subject(parts)).toEqual([line('composed', 'ENV-12', place, parts, 'warn/warn')]);
  });

  it.each(['cÃ´ng vÄ\u0083n', 'Báº£o', 'Ä‘áº£m', 'bá»‡nh', 'Ã©', 'Å\u0081', 'Æ¡', 'á»\u0087', 'áº\u0087'])(
    'are not encoded twice: %s',
    (text) => {
      expect(subject(text)).toEqual([line('not-doubled', 'ENV-12', place, text)]);
    },
  );

  it.each(['C«ng v¨n', '®iÖn tö', 'Th«ng b¸o', 'nh©n d©n'])('are not of another code: %s', (text) => {
    expect(subject(text)).toEqual([line('unicode', 'ENV-12', place, text)]);
  });

  it('are of Unicode where one letter says so', () => {
    expect(subject('Điều «a»')).toEqual([]);
    expect(subject('Th«ng báo của ơn')).toEqual([]);
  });

  it('were not lost', () => {
    expect(subject('V/v b\ufffdo')).toEqual([line('whole', 'ENV-12', place, 'V/v b\ufffdo')]);
  });

  it('are looked at in the transaction block too', () => {
    const reason = 'cÃ´ng';
    expect(edited(put(n.transactionReason, reason))).toEqual([
      line('not-doubled', 'ENV-12', `TraceHeaderList/${n.transaction}/${n.transactionReason}`, reason),
    ]);
  });
});

describe('the word null (MET-01)', () => {
  const told = (seen: string) => line('not-null', 'MET-01', place, seen, 'fail/warn');

  it.each(['null', 'NULL', 'undefined', 'NaN', 'nan'])('%s', (text) => {
    expect(subject(text)).toEqual([told(text)]);
  });

  it.each(['nullable', 'is null', '0'])('is not %s', (text) => {
    expect(subject(text)).toEqual([]);
  });

  it('is another check’s in a code', () => {
    expect(edited(put('From/OrganId', 'null'))).toEqual([]);
  });

  it('is found in every field', () => {
    expect(edited(put('Attachment/AttachmentName', 'null'))).toEqual([
      line('not-null', 'MET-01', 'AttachmentEncoded/Attachment[1]/AttachmentName', 'null', 'fail/warn'),
    ]);
  });
});

describe('what texts are looked at', () => {
  it('is in packets of both kinds', () => {
    expect(silent(packetTextChecks, asItIs(letter()))).toEqual([]);
    expect(silent(packetTextChecks, status('01'))).toEqual([]);
    expect(silent(packetTextChecks, Buffer.from('<a/>'))).toEqual(packetTextChecks.map(({ id }) => id));
  });
});

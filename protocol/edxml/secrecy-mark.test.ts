import { describe, expect, it } from 'vitest';
import { decodePacket } from './decode.ts';
import type { DocumentPacket } from './packet.ts';
import { findSecrecyMark } from './secrecy-mark.ts';
import { soundDocument } from './sound-packet-under-test.ts';

function packetWith(subject: string, name?: string): DocumentPacket {
  const { packet } = decodePacket(Buffer.from(soundDocument()), { dialect: 'observed' });
  if (packet?.kind !== 'document') throw new Error('the sound document cannot be read');
  const attachments = name === undefined ? [] : packet.attachments.map((each) => ({ ...each, name }));
  return { ...packet, subject, attachments };
}

describe('GEN-01: a secrecy mark', () => {
  it.each([
    ['MẬT', 'MẬT'],
    ['(TỐI MẬT) V/v phương án bảo vệ', 'TỐI MẬT'],
    ['TUYỆT MẬT: kế hoạch', 'TUYỆT MẬT'],
    ['V/v kế hoạch [MẬT]', 'MẬT'],
    ['Độ mật: Tối mật. V/v kế hoạch', 'Tối mật'],
    ['MẬT'.normalize('NFD'), 'MẬT'],
  ])('stands in the subject “%s”', (subject, mark) => {
    expect(findSecrecyMark(packetWith(subject))).toEqual({ path: 'MessageHeader/Subject', mark });
  });

  it.each(['TUYET_MAT_ke-hoach.pdf', 'ke hoach (MẬT).pdf', 'toi-mat.docx'])(
    'stands in the file name %s',
    (name) => {
      expect(findSecrecyMark(packetWith('V/v kế hoạch', name))?.path).toMatch(/^Attachment\[1\]/);
    },
  );

  it.each([
    ['V/v BẢO MẬT thông tin', 'bao-mat.pdf'],
    ['V/v bảo vệ bí mật nhà nước', 'quy-che-bi-mat.pdf'],
    ['V/v sản xuất mật ong', 'mat-ong.pdf'],
    ['V/v mật mã, mật độ dân số', 'cap-toi-mat-troi.pdf'.replace('toi-mat', 'mat')],
  ])('does not stand in “%s” with %s', (subject, name) => {
    expect(findSecrecyMark(packetWith(subject, name))).toBeUndefined();
  });
});

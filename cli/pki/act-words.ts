import type { CommandWords } from '../command.ts';
import type { ActName } from './pki-acts.ts';

/** What one act on running services is called, how it is called up, and what its help says. */
export interface ActWords extends CommandWords {
  readonly name: ActName;
  /** The parser's form: `revoke <serial>`. */
  readonly usage: string;
}

/** The acts, in the order in which a certificate lives. */
export const actWords: readonly ActWords[] = [
  {
    name: 'issue',
    usage: 'issue',
    summary: { vi: 'Xin cấp chứng thư số.', en: 'Ask for a certificate.' },
    examples: [
      {
        line: 'lienthong pki issue --code G22 --organization "Văn phòng Chính phủ" --name "Trần Văn Mẫu" --output mau.p12 --password thu-nghiem',
        does: { vi: 'cho một người, khoá tạo tại đây', en: 'for a person, with a key made here' },
      },
      {
        line: 'lienthong pki issue --profile seal --code G22 --organization "Văn phòng Chính phủ" --name "Văn phòng Chính phủ" --request dau.csr --output dau.pem',
        does: {
          vi: 'cho con dấu của cơ quan, khoá nằm ở nơi xin cấp',
          en: 'for the seal of a body, whose key stays where it is',
        },
      },
    ],
  },
  {
    name: 'collect',
    usage: 'collect <request>',
    summary: {
      vi: 'Nhận chứng thư số của một yêu cầu đã chờ, và khoá nếu tạo tại dịch vụ.',
      en: 'Take what a request that had to wait was granted, and the key if it was made here.',
    },
    examples: [
      {
        line: 'lienthong pki collect 1 --output mau.p12 --password thu-nghiem',
        does: {
          vi: 'sau khi dịch vụ đã giải quyết (--desk-minutes)',
          en: 'once the desk has dealt with it (--desk-minutes)',
        },
      },
    ],
  },
  {
    name: 'renew',
    usage: 'renew <serial>',
    summary: { vi: 'Gia hạn: khoá mới, thời hạn mới.', en: 'Renew: a new key, a new term.' },
    examples: [
      {
        line: 'lienthong pki renew 5A07… --output moi.p12 --password thu-nghiem',
        does: {
          vi: 'số hiệu: xem lienthong pki list',
          en: 'serial numbers: lienthong pki list',
        },
      },
    ],
  },
  {
    name: 'change',
    usage: 'change <serial>',
    summary: {
      vi: 'Đổi tên hoặc chức vụ; chứng thư số cũ bị thu hồi.',
      en: 'Change name or post; the old one is revoked.',
    },
    examples: [
      {
        line: 'lienthong pki change 5A07… --title "Chủ nhiệm" --output moi.p12 --password thu-nghiem',
        does: { vi: 'người ấy nhận chức vụ mới', en: 'the person has a new post' },
      },
    ],
  },
  {
    name: 'revoke',
    usage: 'revoke <serial>',
    summary: { vi: 'Thu hồi chứng thư số.', en: 'Revoke a certificate.' },
    examples: [
      {
        line: 'lienthong pki revoke 5A07… --reason keyCompromise',
        does: {
          vi: 'hiện trên OCSP ngay, trên CRL trong 5 phút (--list-minutes)',
          en: 'on OCSP at once, on the CRL within 5 minutes (--list-minutes)',
        },
      },
    ],
  },
  {
    name: 'suspend',
    usage: 'suspend <serial>',
    summary: { vi: 'Tạm dừng chứng thư số.', en: 'Suspend a certificate.' },
    examples: [
      {
        line: 'lienthong pki suspend 5A07…',
        does: { vi: 'đến khi khôi phục bằng resume', en: 'until it is resumed' },
      },
    ],
  },
  {
    name: 'resume',
    usage: 'resume <serial>',
    summary: { vi: 'Khôi phục chứng thư số đang tạm dừng.', en: 'End a suspension.' },
    examples: [
      {
        line: 'lienthong pki resume 5A07…',
        does: { vi: 'có hiệu lực trở lại', en: 'it is valid again' },
      },
    ],
  },
  {
    name: 'list',
    usage: 'list',
    summary: { vi: 'Liệt kê chứng thư số.', en: 'List certificates.' },
    examples: [
      {
        line: 'lienthong pki list --code G22 --standing revoked',
        does: { vi: 'của một cơ quan, đã thu hồi', en: 'those of one body that are revoked' },
      },
    ],
  },
  {
    name: 'show',
    usage: 'show <serial>',
    summary: { vi: 'Một chứng thư số: PEM và lịch sử.', en: 'One certificate: PEM and history.' },
    examples: [
      {
        line: 'lienthong pki show 5A07… --json',
        does: { vi: 'cho máy đọc', en: 'for machines' },
      },
    ],
  },
];

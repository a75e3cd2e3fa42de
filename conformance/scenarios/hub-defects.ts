import { misspeltTransactionNames, names, type PacketName } from '../../protocol/edxml/names.ts';
import type { Bilingual } from '../../protocol/problems/entry.ts';

/** One thing wrong with an otherwise sound letter, which a hub has to refuse before it forwards anything. */
export interface PacketDefect {
  /** Name of the step. */
  readonly name: string;
  readonly words: Bilingual;
  readonly requirement: string;
  /** What a refusal should name: the element, or where it is none, any of these words. */
  readonly field: string;
  /** The part of the letter's text that is replaced, and by what. */
  readonly search: RegExp;
  readonly by: string;
  /** True for what peers of the field send all the same: a hub that takes it breaks the text, not the field. */
  readonly lawOnly?: true;
}

/** The transaction block with one `s`, as a reader of English writes it. */
const [oneS = ''] = Object.entries(misspeltTransactionNames).flatMap(([spelt, name]) =>
  name === names.transaction ? [spelt] : [],
);

/** The first element of this name, with all that it holds. */
const whole = (name: PacketName) => new RegExp(`\\s*<edXML:${name}[ >][\\s\\S]*?</edXML:${name}>`);

/** The text of the first element of this name. */
const text = (name: PacketName) => new RegExp(`(<edXML:${name}>)[^<]*`);

const missing = (
  name: PacketName,
  vi: string,
  en: string,
  more: { readonly lawOnly?: true } = {},
): PacketDefect => ({
  name: `no-${kebab(name)}`,
  words: { vi: `thiếu ${vi} (${name})`, en: `${en} missing (${name})` },
  ...{ requirement: 'ENV-04', field: name, search: whole(name), by: '' },
  ...more,
});

const wrong = (
  step: string,
  name: PacketName,
  value: string,
  words: Bilingual,
  more: { readonly lawOnly?: true } = {},
): PacketDefect => ({
  ...{ name: step, words, requirement: 'ENV-04', field: name, search: text(name), by: `$1${value}` },
  ...more,
});

function kebab(name: string): string {
  return name
    .replace(/^edXML/, '')
    .replace(/(?<=[a-z])[A-Z]/g, '-$&')
    .toLowerCase();
}

/** Malformed XML and foreign vocabulary (ENV-01, ENV-02). */
const form: readonly PacketDefect[] = [
  {
    name: 'not-well-formed',
    words: {
      vi: 'XML không đúng cú pháp: thẻ không đóng',
      en: 'XML that is not well-formed: a tag is not closed',
    },
    ...{ requirement: 'ENV-01', field: names.subject },
    ...{ search: new RegExp(`</edXML:${names.subject}>`), by: '' },
  },
  {
    name: 'junk-before-prolog',
    words: { vi: 'có dữ liệu lạ trước phần mở đầu XML', en: 'junk before the XML prolog' },
    ...{ requirement: 'ENV-01', field: 'dong 1|line 1|XML', search: /^/, by: 'x' },
  },
  {
    name: 'unbound-prefix',
    words: { vi: 'tiền tố không gian tên chưa khai báo', en: 'a namespace prefix that is not bound' },
    ...{ requirement: 'ENV-01', field: names.subject },
    ...{ search: new RegExp(`(</?)edXML:(${names.subject}>)`, 'g'), by: '$1lt:$2' },
  },
  {
    name: 'forbidden-character',
    words: { vi: 'ký tự mà XML không cho phép', en: 'a character that XML does not allow' },
    ...{ requirement: 'ENV-01', field: names.subject, search: /V\/v/, by: 'V\u0001v' },
  },
  {
    name: 'foreign-namespace',
    words: { vi: 'không gian tên của năm 2014', en: 'the namespace of 2014' },
    ...{ requirement: 'ENV-02', field: 'edXML|namespace|khong gian ten' },
    ...{ search: /http:\/\/www\.mic\.gov\.vn\/TBT\/QCVN_102_2016/g, by: 'http://www.e-doc.vn/Schema/' },
  },
  {
    name: 'foreign-root',
    words: { vi: 'phần tử gốc không phải edXML', en: 'a root that is not edXML' },
    ...{ requirement: 'ENV-02', field: 'Edoc|edXML', search: /(<\/?)edXML(?=[ >])/g, by: '$1Edoc' },
  },
  {
    name: 'transaction-spelled-right',
    words: { vi: 'khối nghiệp vụ viết một chữ s', en: 'the transaction block with one s' },
    ...{
      requirement: 'ENV-02',
      field: `${oneS}|${names.transaction}`,
      search: new RegExp(`${names.transaction}>`, 'g'),
      by: `${oneS}>`,
    },
  },
];

/** What is not there. */
const absent: readonly PacketDefect[] = [
  missing(names.from, 'bên gửi', 'the sender is'),
  missing(names.to, 'bên nhận', 'the receiver is'),
  missing(names.code, 'số và ký hiệu', 'number and notation are'),
  missing(names.codeNumber, 'số văn bản', 'the number is'),
  missing(names.promulgationDate, 'ngày ban hành', 'the day of issue is'),
  missing(names.documentType, 'loại văn bản', 'the type is'),
  missing(names.subject, 'trích yếu', 'the subject is'),
  missing(names.signerInfo, 'người ký', 'the signer is'),
  missing(names.content, 'nội dung', 'the content is', { lawOnly: true }),
  missing(names.fullName, 'họ tên người ký', 'the signer’s name is', { lawOnly: true }),
  missing(names.traceHeader, 'vết của bên gửi', 'the sender’s trace entry is'),
  missing(names.transactionKind, 'loại nghiệp vụ', 'the transaction kind is'),
  missing(names.transactionReason, 'lý do nghiệp vụ', 'the reason is'),
  missing(names.manifest, 'bảng kê tệp', 'the manifest is'),
];

/** What is there and cannot be. */
const impossible: readonly PacketDefect[] = [
  wrong('date-with-dashes', names.promulgationDate, '2026-11-20', {
    vi: 'ngày ban hành viết bằng gạch nối',
    en: 'a day of issue with dashes',
  }),
  wrong('month-thirteen', names.promulgationDate, '2026/13/20', { vi: 'tháng 13', en: 'a thirteenth month' }),
  wrong('trace-time-form', names.timestamp, '20/11/2026', {
    vi: 'thời điểm vết sai dạng',
    en: 'a trace time of another form',
  }),
  wrong('type-nine', names.type, '9', { vi: 'loại văn bản 9', en: 'document type 9' }, { lawOnly: true }),
  wrong('priority-seven', names.priority, '7', { vi: 'độ khẩn 7', en: 'priority 7' }),
  wrong('kind-nine', names.transactionKind, '9', { vi: 'loại nghiệp vụ 9', en: 'transaction kind 9' }),
  wrong('pages-in-words', names.pageAmount, 'hai', { vi: 'số trang bằng chữ', en: 'a page count in words' }),
  wrong('long-subject', names.subject, `V/v ${'x'.repeat(600)}`, {
    vi: 'trích yếu dài quá 500 ký tự',
    en: 'a subject of more than 500 characters',
  }),
  {
    name: 'broken-base64',
    words: { vi: 'tệp đính kèm không phải Base64', en: 'an attachment that is no Base64' },
    ...{ requirement: 'ENV-04', field: names.attachmentContent, search: /UEsDB/, by: 'UE!sDB' },
  },
  {
    name: 'dangling-reference',
    words: { vi: 'bảng kê nêu tệp không có', en: 'a manifest that names a file which is not there' },
    ...{ requirement: 'ENV-04', field: `${names.contentId}|${names.manifest}` },
    ...{ search: /(<ContentId>)cid:1</, by: '$1cid:9<' },
  },
];

/** Every single defect of the validation scenario. */
export const packetDefects: readonly PacketDefect[] = [...form, ...absent, ...impossible];

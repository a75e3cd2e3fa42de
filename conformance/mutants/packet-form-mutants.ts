import { guide2014Namespace, names as n, packetNamespace, packetPrefix } from '../../protocol/edxml/names.ts';
import { filled, followed, inMessage, replaced, rewritten, withText } from './packet-edit.ts';
import { mutantsOf, type ShapedMutant } from './packet-mutant.ts';

const bomb = '<!DOCTYPE edXML [<!ENTITY a "vb"><!ENTITY b "&a;&a;&a;&a;">]>';
const outside = '<!DOCTYPE edXML [<!ENTITY tep SYSTEM "file:///etc/hostname">]>';
const behindProlog = (text: string) => rewritten((xml) => xml.replace('?>', `?>${text}`));

/** ENV-01 and ENV-03. */
export const packetFormMutants: readonly ShapedMutant[] = mutantsOf([
  [
    'packet.truncated',
    'packet.well-formed',
    'ENV-01',
    'mất một phần ba cuối',
    'the last third is missing',
    rewritten((xml) => xml.slice(0, Math.floor((xml.length * 2) / 3))),
  ],
  [
    'packet.tags-crossed',
    'packet.well-formed',
    'ENV-01',
    'thẻ đóng sai thứ tự',
    'end tags in the wrong order',
    rewritten((xml) => xml.replace(`</edXML:${n.organName}>`, `</edXML:${n.organAdd}>`)),
  ],
  [
    'packet.ampersand-bare',
    'packet.well-formed',
    'ENV-01',
    'dấu & không thoát',
    'an ampersand that is not escaped',
    withText(inMessage(n.subject), 'Kế hoạch & tài chính'),
  ],
  [
    'packet.control-character',
    'packet.characters',
    'ENV-01',
    'ký tự điều khiển trong trích yếu',
    'a control character in the subject',
    withText(inMessage(n.subject), (old) => `${old}\u0001`),
  ],
  [
    'packet.utf-16',
    'packet.utf-8',
    'ENV-01',
    'mã hoá UTF-16',
    'encoded in UTF-16',
    (packet) => Buffer.from(`\ufeff${Buffer.from(packet).toString('utf8')}`, 'utf16le'),
  ],
  [
    'packet.utf-8-broken',
    'packet.utf-8',
    'ENV-01',
    'byte không thuộc UTF-8',
    'a byte that UTF-8 does not know',
    (packet) => {
      const bytes = Buffer.from(packet);
      const at = bytes.indexOf(`:${n.subject}>`) + n.subject.length + 2;
      return Buffer.concat([bytes.subarray(0, at), Buffer.from([0xff]), bytes.subarray(at)]);
    },
  ],
  [
    'packet.marked',
    'packet.byte-order-mark',
    'ENV-01',
    'dấu thứ tự byte ở đầu tệp',
    'a byte order mark in front',
    rewritten((xml) => `\ufeff${xml}`),
  ],
  [
    'packet.junk-in-front',
    'packet.nothing-before-prolog',
    'ENV-01',
    'chữ số trước phần mở đầu',
    'digits before the prolog',
    rewritten((xml) => `1212${xml}`),
  ],
  [
    'packet.placeholder',
    'packet.nothing-before-prolog',
    'ENV-01',
    'mẫu thử tải chưa thay nội dung',
    'the placeholder of a load test',
    () => Buffer.from(['$', '{__FileToString(goi-tin.edxml)}'].join('')),
  ],
  [
    'packet.xlink-unbound',
    'packet.prefixes-bound',
    'ENV-01',
    'tiền tố xlink không khai báo',
    'the prefix xlink is bound to nothing',
    rewritten((xml) => xml.replace(`:${n.reference}>`, `:${n.reference} xlink:href="">`)),
  ],
  [
    'packet.entities-multiply',
    'packet.no-doctype',
    'ENV-03',
    'thực thể nhân lên',
    'entities that multiply',
    behindProlog(bomb),
  ],
  [
    'packet.entity-outside',
    'packet.no-doctype',
    'ENV-03',
    'thực thể đọc tệp ngoài',
    'an entity that reads a file',
    behindProlog(outside),
  ],
  [
    'packet.deep',
    'packet.bounded',
    'ENV-03',
    'mười nghìn cấp lồng nhau',
    'ten thousand levels',
    filled(({ root }) => root, `${'<a>'.repeat(10_000)}${'</a>'.repeat(10_000)}`),
  ],
  [
    'packet.attributes',
    'packet.bounded',
    'ENV-03',
    'một nghìn thuộc tính ở một phần tử',
    'a thousand attributes on one element',
    rewritten((xml) =>
      xml.replace(
        `:${n.manifest} `,
        `:${n.manifest} ${Array.from({ length: 1000 }, (_, index) => `a${index}=""`).join(' ')} `,
      ),
    ),
  ],
]);

const respelled = (from: string, to: string) =>
  rewritten((xml) => xml.replaceAll(new RegExp(`:${from}(?=[ />])`, 'g'), `:${to}`));

/** ENV-02. */
export const packetStructureMutants: readonly ShapedMutant[] = mutantsOf([
  [
    'packet.root-renamed',
    'packet.root',
    'ENV-02',
    'phần tử gốc tự đặt',
    'an invented root',
    rewritten((xml) =>
      xml.replace(`<${n.root} `, '<EdXMLEnvelope ').replace(`</${n.root}>`, '</EdXMLEnvelope>'),
    ),
  ],
  [
    'packet.namespace-invented',
    'packet.namespace',
    'ENV-02',
    'không gian tên của phần mềm khác',
    'the namespace of another software',
    rewritten((xml) => xml.replaceAll(packetNamespace, 'http://www.go.vn/eDoc')),
  ],
  [
    'packet.namespace-2014',
    'packet.namespace',
    'ENV-02',
    'không gian tên năm 2014',
    'the namespace of 2014',
    rewritten((xml) => xml.replaceAll(packetNamespace, guide2014Namespace)),
  ],
  [
    'packet.namespaces-mixed',
    'packet.one-namespace',
    'ENV-02',
    'khối vết giữ không gian tên năm 2014',
    'the trace keeps the namespace of 2014',
    rewritten((xml) =>
      xml.replace(
        `:${n.traceHeaderList}>`,
        `:${n.traceHeaderList} xmlns:${packetPrefix}="${guide2014Namespace}">`,
      ),
    ),
  ],
  [
    'packet.prefix-dropped',
    'packet.prefix-kept',
    'ENV-02',
    'bỏ tiền tố edXML',
    'the prefix edXML is dropped',
    rewritten((xml) => xml.replaceAll(`<${packetPrefix}:`, '<').replaceAll(`</${packetPrefix}:`, '</')),
  ],
  [
    'packet.prefix-other',
    'packet.prefix-kept',
    'ENV-02',
    'tiền tố khác',
    'another prefix',
    rewritten((xml) =>
      xml.replaceAll(`${packetPrefix}:`, 'ns0:').replaceAll(`xmlns:${packetPrefix}`, 'xmlns:ns0'),
    ),
  ],
  [
    'packet.transaction-mended',
    'packet.transaction-spelling',
    'ENV-02',
    'khối nghiệp vụ viết “đúng chính tả”',
    'the transaction block with one s',
    rewritten((xml) => xml.replaceAll(n.transaction, n.transaction.replace('ss', 's'))),
  ],
  [
    'packet.timestamp-alias',
    'packet.alias-spelling',
    'ENV-02',
    'TimeStamp thay Timestamp',
    'TimeStamp in place of Timestamp',
    respelled(n.timestamp, 'TimeStamp'),
  ],
  [
    'packet.in-charge-alias',
    'packet.alias-spelling',
    'ENV-02',
    'OrganInCharge',
    'OrganInCharge',
    followed(inMessage(n.from, n.organId), '<edXML:OrganInCharge>Chính phủ</edXML:OrganInCharge>'),
  ],
  [
    'packet.position-alias',
    'packet.alias-spelling',
    'ENV-02',
    'Author/Function thay SignerInfo/Position',
    'Author/Function',
    rewritten((xml) =>
      xml.replaceAll(`:${n.signerInfo}>`, ':Author>').replaceAll(`:${n.position}>`, ':Function>'),
    ),
  ],
  [
    'packet.manifest-alias',
    'packet.alias-spelling',
    'ENV-02',
    'Manifest thay edXMLManifest',
    'Manifest in place of edXMLManifest',
    respelled(n.manifest, 'Manifest'),
  ],
  [
    'packet.signature-alias',
    'packet.alias-spelling',
    'ENV-02',
    'DigitalSignature rỗng của SDK .NET',
    'the empty DigitalSignature of the .NET SDK',
    filled(({ header }) => header, '<edXML:DigitalSignature/>'),
  ],
  [
    'packet.due-alias',
    'packet.alias-spelling',
    'ENV-02',
    'ResponseDate thay DueDate',
    'ResponseDate in place of DueDate',
    respelled(n.dueDate, 'ResponseDate'),
  ],
  [
    'packet.name-unknown',
    'packet.known-names',
    'ENV-02',
    'phần tử không có trong quy chuẩn',
    'an element that the regulation lacks',
    followed(inMessage(n.subject), '<edXML:SubjectNoAccent>ve viec</edXML:SubjectNoAccent>'),
  ],
  [
    'packet.header-twice',
    'packet.one-envelope',
    'ENV-02',
    'hai MessageHeader',
    'two message headers',
    replaced(
      ({ message }) => message,
      (old) => old + old,
    ),
  ],
  [
    'packet.envelope-missing',
    'packet.one-envelope',
    'ENV-02',
    'thiếu cấp phong bì',
    'the envelope is left out',
    rewritten((xml) =>
      xml
        .replace(new RegExp(`<edXML:${n.envelope} ([^>]*)>`), '')
        .replace(`</edXML:${n.envelope}>`, '')
        .replace(`<${n.root} `, `<${n.root} xmlns:${packetPrefix}="${packetNamespace}" `),
    ),
  ],
]);

import { zipSync } from 'fflate';
import type { ProblemCode } from '../problems/catalogue.ts';
import { type Damage, replaced } from './damage-under-test.ts';
import { testVirusMarks } from './mark-search.ts';
import { attachmentOf, soundAttachment, soundDocument, soundPdf } from './sound-packet-under-test.ts';

const sound = soundDocument();
const encoded = Buffer.from(soundPdf).toString('base64');

function change(name: string, from: string, to: string, ...codes: readonly ProblemCode[]): Damage {
  return { name, packet: replaced(sound, from, to), codes };
}

/** The sound document with another file, whose name and type stand on both sides. */
export function documentWith(attachment: string, name: string, contentType: string): string {
  const listed = replaced(
    soundDocument(undefined, attachment),
    '<edXML:AttachmentName>7816.pdf',
    `<edXML:AttachmentName>${name}`,
  );
  return replaced(listed, '<edXML:ContentType>application/pdf', `<edXML:ContentType>${contentType}`);
}

function file(
  name: string,
  content: Uint8Array,
  called: string,
  contentType: string,
  ...codes: readonly ProblemCode[]
): Damage {
  return {
    name,
    packet: documentWith(soundAttachment(content, called, contentType), called, contentType),
    codes,
  };
}

function coded(name: string, base64: string, ...codes: readonly ProblemCode[]): Damage {
  return { name, packet: soundDocument(undefined, attachmentOf(base64)), codes };
}

const ole = Buffer.from('d0cf11e0a1b11ae10000000000000000', 'hex');
const mangled = Buffer.from(Buffer.from(soundPdf).toString('utf8'), 'utf8');
const notFirst = 'attachment.main-not-pdf';

/** A ZIP of named files. */
export function zipOf(entries: Readonly<Record<string, Uint8Array>>): Buffer {
  return Buffer.from(zipSync({ ...entries }, { mtime: '1980-01-01T00:00:00' }));
}

/** A copy with bytes changed at an offset behind the last place where `mark` stands. */
export function patched(zip: Buffer, mark: string, offset: number, bytes: readonly number[]): Buffer {
  const copy = Buffer.from(zip);
  copy.set(bytes, copy.lastIndexOf(Buffer.from(mark, 'latin1')) + offset);
  return copy;
}

const [testVirus = Buffer.alloc(0)] = testVirusMarks;

/** The sound PDF with more objects. */
function pdfWith(objects: string): Buffer {
  return Buffer.concat([soundPdf, Buffer.from(`${objects}\n%%EOF\n`, 'latin1')]);
}

const one = zipOf({ 'a.doc': ole });
const directory = 'PK\x01\x02';
const local = 'PK\x03\x04';
const wrapped = (name: string, zip: Uint8Array, ...codes: readonly ProblemCode[]) =>
  file(name, zip, '7816.doc', 'application/zip', notFirst, ...codes);

/** The manifest against the attachments, and names. */
export const manifestDamages: readonly Damage[] = [
  {
    name: 'no file',
    packet: sound.replace(
      /<edXML:edXMLBody>[\s\S]*<\/edXML:edXMLBody>|<AttachmentEncoded>[\s\S]*<\/AttachmentEncoded>/g,
      '',
    ),
    codes: ['attachment.none'],
  },
  {
    name: 'no manifest',
    packet: sound.replace(/<edXML:edXMLBody>[\s\S]*<\/edXML:edXMLBody>/, ''),
    codes: ['attachment.manifest-missing'],
  },
  change(
    'a file that is not listed',
    '<ContentId>cid:1<',
    '<ContentId>cid:2<',
    'attachment.reference-dangling',
    'attachment.unreferenced',
  ),
  change(
    'one id for two files',
    '</Attachment>',
    `</Attachment>\n${soundAttachment()}`,
    'attachment.content-id-repeated',
  ),
  change('cid: on one side', '<ContentId>cid:1<', '<ContentId>1<', 'attachment.content-id-prefix'),
  change(
    'two content types',
    '<edXML:ContentType>application/pdf',
    '<edXML:ContentType>application/zip',
    'attachment.content-type-differs',
  ),
  change(
    'two names',
    '<edXML:AttachmentName>7816.pdf',
    '<edXML:AttachmentName>7817.pdf',
    'attachment.name-differs',
  ),
  change(
    'an annex that did not come',
    '<edXML:Direction>',
    '<edXML:Appendixes><edXML:Appendix>Danh sách đơn vị</edXML:Appendix></edXML:Appendixes><edXML:Direction>',
    'attachment.appendix-missing',
  ),
  file('a path for a name', soundPdf, '../7816.pdf', 'application/pdf', 'attachment.name-unsafe'),
  file('a device for a name', soundPdf, 'aux.pdf', 'application/pdf', 'attachment.name-reserved'),
  file(
    'a name of 51 characters',
    soundPdf,
    `${'a'.repeat(47)}.pdf`,
    'application/pdf',
    'attachment.name-long',
  ),
  file('a name with accents', soundPdf, 'công văn.pdf', 'application/pdf', 'attachment.name-accented'),
  file('a name with a percent sign', soundPdf, '100%.pdf', 'application/pdf', 'attachment.name-special'),
  file(
    'a program by name',
    Buffer.from('text'),
    '7816.exe',
    'application/octet-stream',
    'attachment.format-refused',
    notFirst,
  ),
  file(
    'a macro document by name',
    zipOf({ 'word/document.xml': ole }),
    '7816.docm',
    'application/octet-stream',
    'attachment.format-refused',
    notFirst,
  ),
  change('a file without content', encoded, '', 'packet.element-missing'),
];

/** Contents. */
export const contentDamages: readonly Damage[] = [
  coded('a stranger in the Base64', `${encoded.slice(0, 8)}*${encoded.slice(9)}`, 'attachment.base64-broken'),
  coded('the other alphabet', `${encoded.slice(0, 8)}-${encoded.slice(9)}`, 'attachment.base64-broken'),
  coded('Base64 cut short', encoded.slice(0, 42), 'attachment.base64-broken'),
  coded('letters behind the padding', `${encoded}AAAA`, 'attachment.base64-broken'),
  coded(
    'line ends in the Base64',
    `${encoded.slice(0, 20)}\n${encoded.slice(20)}`,
    'attachment.base64-spaced',
  ),
  file('a PDF read as text', mangled, '7816.pdf', 'application/pdf', 'attachment.mangled-utf8'),
  file('a ZIP called PDF', one, '7816.pdf', 'application/pdf', 'attachment.type-differs'),
  file('a type that nobody knows', soundPdf, '7816.pdf', 'application/vnd.mood', 'attachment.type-unknown'),
  file(
    'a PDF called doc',
    soundPdf,
    '7816.doc',
    'application/octet-stream',
    'attachment.extension-differs',
    notFirst,
  ),
  file(
    'a program inside',
    Buffer.from('MZ\x90\x00\x03', 'latin1'),
    '7816.pdf',
    'application/pdf',
    'attachment.content-refused',
  ),
  file(
    'a web page inside',
    Buffer.from('<!DOCTYPE html><p>'),
    '7816.txt',
    'text/plain',
    'attachment.content-refused',
    notFirst,
  ),
  file(
    'two pages announced, one there',
    pdfWith('2 0 obj <</Type/Pages/Count 1>> endobj 3 0 obj <</Type/Page>> endobj'),
    '7816.pdf',
    'application/pdf',
    'attachment.page-amount-differs',
  ),
  file(
    'a PDF with a script',
    pdfWith('2 0 obj <</OpenAction <</S/JavaScript/JS(app.beep\\(0\\))>>>> endobj'),
    '7816.pdf',
    'application/pdf',
    'attachment.pdf-active',
  ),
  file(
    'a PDF that starts a program',
    pdfWith('2 0 obj <</OpenAction <</S/Launch/F(calc)>>>> endobj'),
    '7816.pdf',
    'application/pdf',
    'attachment.pdf-active',
  ),
  file(
    'a PDF with a password',
    pdfWith('trailer <</Root 1 0 R/Encrypt 2 0 R>>'),
    '7816.pdf',
    'application/pdf',
    'attachment.pdf-encrypted',
  ),
  file('a test virus', testVirus, '7816.txt', 'text/plain', 'attachment.test-virus', notFirst),
  file(
    'a test virus in the second file of an archive',
    zipOf({ 'a.txt': Buffer.from('text'), 'b.txt': testVirus }),
    '7816.zip',
    'application/zip',
    'attachment.test-virus',
    notFirst,
  ),
  file(
    'a script in a PDF of an archive',
    zipOf({ 'a.txt': Buffer.from('text'), 'b.pdf': pdfWith('2 0 obj <</S/JavaScript>> endobj') }),
    '7816.zip',
    'application/zip',
    'attachment.pdf-active',
    notFirst,
  ),
  file(
    'macros in a document',
    zipOf({ 'word/document.xml': ole, 'word/vbaProject.bin': ole }),
    '7816.docx',
    'application/docx',
    'attachment.macro',
    notFirst,
  ),
  file(
    'macros in an old document',
    Buffer.concat([ole, Buffer.from('_VBA_PROJECT', 'utf16le')]),
    '7816.doc',
    'application/msword',
    'attachment.macro',
    notFirst,
  ),
];

/** ZIPs around one file; the first is sound but for its place. */
export const zipDamages: readonly Damage[] = [
  wrapped('a whole ZIP', one),
  wrapped('a text called doc', zipOf({ 'a.doc': Buffer.from('text') }), 'attachment.entry-type-differs'),
  wrapped('a test virus in the ZIP', zipOf({ 'a.doc': testVirus }), 'attachment.test-virus'),
  wrapped('a program in the ZIP', zipOf({ 'a.doc': Buffer.from('\x7fELF') }), 'attachment.content-refused'),
  wrapped('no end', one.subarray(0, -4), 'attachment.zip-broken'),
  wrapped('two entries', zipOf({ 'a.doc': ole, 'b.doc': ole }), 'attachment.zip-entries'),
  wrapped(
    'two entries, one of them denied',
    patched(
      patched(zipOf({ 'a.doc': ole, 'b.doc': ole }), 'PK\x05\x06', 8, [1, 0]),
      'PK\x05\x06',
      10,
      [1, 0],
    ),
    'attachment.zip-entries',
  ),
  wrapped('a bomb', zipOf({ 'a.doc': new Uint8Array(4_000_000) }), 'attachment.zip-bomb'),
  wrapped(
    'a bomb that says it is small',
    patched(zipOf({ 'a.doc': new Uint8Array(4_000_000) }), directory, 24, [1, 0, 0, 0]),
    'attachment.zip-bomb',
  ),
  wrapped('a bomb by its directory', patched(one, directory, 24, [0, 0, 0, 0x7f]), 'attachment.zip-bomb'),
  wrapped('a password', patched(one, directory, 8, [1, 0]), 'attachment.zip-encrypted'),
  wrapped('a path in the ZIP', zipOf({ '../../a.doc': ole }), 'attachment.zip-entry-unsafe'),
  wrapped(
    'a rare method',
    patched(patched(one, directory, 10, [12, 0]), local, 8, [12, 0]),
    'attachment.zip-method',
  ),
  wrapped('a size that is not true', patched(one, directory, 24, [17, 0, 0, 0]), 'attachment.zip-lies'),
  wrapped(
    'a directory that points elsewhere',
    patched(one, directory, 42, [5, 0, 0, 0]),
    'attachment.zip-lies',
  ),
  wrapped('a wrong checksum', patched(one, directory, 16, [0, 0, 0, 0]), 'attachment.zip-broken'),
];

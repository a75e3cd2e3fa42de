import { pdfOf } from '../../fixtures/documents/tiny-pdf.ts';
import { bomb } from '../../fixtures/mutations/archives.ts';
import { further } from './further-edit.ts';
import { withFile } from './packet-edit.ts';
import { mutantsOf, type ShapedMutant } from './packet-mutant.ts';
import { drawnLines, smallLines, withLetter } from './small-letter.ts';
import { type ZipPart, zipOf } from './zip-of.ts';

const text = (name: string, content = 'Danh sach don vi', more: Partial<ZipPart> = {}): ZipPart => ({
  name,
  bytes: Buffer.from(content),
  ...more,
});
const zip = (...parts: readonly ZipPart[]) => withFile(2, () => zipOf(...parts));
const zipped = { of: 'zipped' } as const;
const annex = (pdf: Uint8Array) => withFile(1, () => pdf);
const page = [{ content: 'BT /F 12 Tf 72 700 Td (Phu luc) Tj ET', resources: { Font: '<< /F 5 0 R >>' } }];
const catalogue = (more: string) => pdfOf(page, { 1: `<< /Type /Catalog /Pages 2 0 R ${more} >>` });
const unsealed = { besides: ['signature.annex-sealed'] };
const million = 1024 * 1024;

/** ATT-09 and ATT-08: what travels zipped. */
export const zipMutants: readonly ShapedMutant[] = mutantsOf([
  [
    'zip.cut',
    'attachment.zip-whole',
    'ATT-09',
    'ZIP bị cắt',
    'a ZIP without its end',
    withFile(2, (bytes) => bytes.subarray(0, -30)),
    zipped,
  ],
  [
    'zip.broken',
    'attachment.zip-whole',
    'ATT-09',
    'ZIP hỏng bên trong',
    'a ZIP broken inside',
    withFile(2, (bytes) => Buffer.from(bytes).fill(0xff, 60, 90)),
    zipped,
  ],
  [
    'zip.two-entries',
    'attachment.zip-one-entry',
    'ATT-09',
    'hai mục',
    'two entries',
    zip(text('a.txt'), text('b.txt', 'Tep khong ai thay')),
    zipped,
  ],
  [
    'zip.bomb',
    'attachment.zip-ratio',
    'ATT-09',
    'bom nén 16 MB',
    'a bomb of 16 MB',
    withFile(2, () => bomb().bytes),
    { ...zipped, besides: ['attachment.name-matches-content'] },
  ],
  [
    'zip.climbs',
    'attachment.zip-entry-safe',
    'ATT-09',
    'tên mục leo thư mục',
    'an entry that climbs',
    zip(text('../../thu-muc-khac/a.txt')),
    zipped,
  ],
  [
    'zip.rooted',
    'attachment.zip-entry-safe',
    'ATT-09',
    'tên mục tuyệt đối',
    'an entry from the root',
    zip(text('/etc/a.txt')),
    zipped,
  ],
  [
    'zip.locked',
    'attachment.zip-open',
    'ATT-08',
    'ZIP có mật khẩu',
    'a ZIP with a password',
    zip(text('a.txt', 'Danh sach', { locked: true })),
    zipped,
  ],
  [
    'zip.other-entry',
    'attachment.zip-entry-type',
    'ATT-03',
    'mục khác phần mở rộng',
    'an entry of another extension',
    zip(text('a.csv')),
    zipped,
  ],
  [
    'zip.too-large',
    'attachment.size',
    'ATT-07',
    'tệp 51 MB',
    'a file of 51 MB',
    zip(text('a.txt', 'abcdefghij'.repeat((51 * million) / 8), { packed: true })),
    { ...zipped, besides: ['attachment.zip-ratio'] },
  ],
]);

/** ATT-03 to ATT-08, GEN-01: what is in PDF files. */
export const pdfMutants: readonly ShapedMutant[] = mutantsOf([
  [
    'pdf.broken',
    'attachment.pdf-readable',
    'ATT-03',
    'PDF hỏng',
    'a broken PDF',
    annex(Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog')),
  ],
  [
    'pdf.locked',
    'attachment.pdf-open',
    'ATT-08',
    'PDF có mật khẩu',
    'an encrypted PDF',
    annex(
      Buffer.from(
        Buffer.from(pdfOf(page))
          .toString('latin1')
          .replace('/Root 1 0 R', '/Root 1 0 R /Encrypt << /Filter /Standard >>'),
        'latin1',
      ),
    ),
  ],
  [
    'pdf.script',
    'attachment.pdf-passive',
    'ATT-08',
    'PDF có JavaScript',
    'a PDF with JavaScript',
    annex(catalogue('/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>')),
    unsealed,
  ],
  [
    'pdf.launch',
    'attachment.pdf-passive',
    'ATT-08',
    'PDF gọi chương trình',
    'a PDF that launches',
    annex(catalogue('/OpenAction << /S /Launch /F (cmd.exe) >>')),
    unsealed,
  ],
  [
    'pdf.old',
    'attachment.pdf-version',
    'ATT-04',
    'PDF 1.3',
    'PDF 1.3',
    annex(pdfOf(page, {}, '1.3')),
    unsealed,
  ],
  [
    'pdf.new',
    'attachment.pdf-version',
    'ATT-04',
    'PDF 2.0',
    'PDF 2.0',
    annex(pdfOf(page, {}, '2.0')),
    unsealed,
  ],
  [
    'pdf.coarse',
    'attachment.scan-resolution',
    'ATT-06',
    'bản quét 150 dpi',
    'a scan of 150 dpi',
    further(150, 'DeviceRGB'),
    { of: 'scanned' },
  ],
  [
    'pdf.grey',
    'attachment.scan-colour',
    'ATT-06',
    'bản quét xám',
    'a grey scan',
    further(200, 'DeviceGray'),
    { of: 'scanned' },
  ],
  [
    'pdf.secret',
    'document.no-secrecy-printed',
    'GEN-01',
    'đóng dấu tuyệt mật',
    'stamped secret',
    withLetter({ letter: { content: drawnLines(['TUYET MAT', ...smallLines]) } }),
    { of: 'small' },
  ],
  [
    'pdf.urgent',
    'document.priority-printed',
    'MET-06',
    'đóng dấu hoả tốc mà khai thường',
    'stamped most urgent, declared normal',
    withLetter({ letter: { content: drawnLines(['HOA TOC', ...smallLines]) } }),
    { of: 'small' },
  ],
]);

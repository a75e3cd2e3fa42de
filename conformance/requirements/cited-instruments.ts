import type { Bilingual } from '../../protocol/problems/entry.ts';

/** An instrument that sources name by a short key, as a reader would look it up. */
export interface CitedInstrument {
  /** As sources write it: `QĐ28`. */
  readonly key: string;
  /** Kind, and what it is about as far as that was read. */
  readonly name: Bilingual;
  /** Number and notation; absent where it has none or none was found. */
  readonly number?: string;
  /** What is known of its days; absent where nothing is. */
  readonly days?: Bilingual;
  /** Who issued it. */
  readonly issuer: Bilingual;
}

const government: Bilingual = { vi: 'Chính phủ', en: 'the Government' };
const primeMinister: Bilingual = { vi: 'Thủ tướng Chính phủ', en: 'the Prime Minister' };
const office: Bilingual = { vi: 'Văn phòng Chính phủ', en: 'the Office of the Government' };
const assembly: Bilingual = { vi: 'Quốc hội', en: 'the National Assembly' };
const communications: Bilingual = {
  vi: 'Bộ Thông tin và Truyền thông',
  en: 'the Ministry of Information and Communications',
};
const science: Bilingual = {
  vi: 'Bộ Khoa học và Công nghệ',
  en: 'the Ministry of Science and Technology',
};
const police: Bilingual = { vi: 'Bộ Công an', en: 'the Ministry of Public Security' };
const ninhBinh: Bilingual = { vi: 'tỉnh Ninh Bình', en: 'the province of Ninh Bình' };
const dongThap: Bilingual = { vi: 'tỉnh Đồng Tháp', en: 'the province of Đồng Tháp' };
const province: Bilingual = { vi: 'một tỉnh', en: 'a province' };

const inForce = (day: string): Bilingual => ({ vi: `hiệu lực ${day}`, en: `in force ${day}` });

/** Every short name in the sources of the duties. What was not found is left out, and not guessed. */
export const citedInstruments: readonly CitedInstrument[] = [
  {
    key: 'QĐ28',
    name: {
      vi: 'Quyết định về gửi, nhận văn bản điện tử giữa các cơ quan',
      en: 'Decision on sending and receiving e-documents',
    },
    number: '28/2018/QĐ-TTg',
    days: { vi: 'ký 12/07/2018, hiệu lực 06/09/2018', en: 'signed 12/07/2018, in force 06/09/2018' },
    issuer: primeMinister,
  },
  {
    key: 'NĐ30',
    name: { vi: 'Nghị định về công tác văn thư', en: 'Decree on clerical work' },
    number: '30/2020/NĐ-CP',
    days: inForce('05/03/2020'),
    issuer: government,
  },
  {
    key: 'PL1',
    name: { vi: 'Phụ lục I của NĐ30: thể thức văn bản', en: 'Annex I of NĐ30: form of documents' },
    number: '30/2020/NĐ-CP',
    days: inForce('05/03/2020'),
    issuer: government,
  },
  {
    key: 'PL6',
    name: {
      vi: 'Phụ lục VI của NĐ30: hệ thống quản lý tài liệu điện tử, dữ liệu đầu vào',
      en: 'Annex VI of NĐ30: document systems and their data',
    },
    number: '30/2020/NĐ-CP',
    days: inForce('05/03/2020'),
    issuer: government,
  },
  {
    key: 'NV2.4',
    name: {
      vi: 'Tài liệu mô tả nghiệp vụ Trục liên thông, phiên bản 2.4',
      en: 'Business description of the axis, version 2.4',
    },
    days: { vi: '09/2018', en: '09/2018' },
    issuer: office,
  },
  {
    key: 'CĐ19',
    name: {
      vi: 'Chỉ đạo của Phó Thủ tướng về gửi, nhận văn bản điện tử có ký số',
      en: 'Instruction of the Deputy Prime Minister on signed e-documents',
    },
    days: { vi: '26/12/2019', en: '26/12/2019' },
    issuer: government,
  },
  {
    key: 'DT21',
    name: {
      vi: 'Dự thảo quy chế vận hành Trục; chưa thấy ban hành',
      en: 'Draft operating regulation of the axis; not found issued',
    },
    days: { vi: '03/2021', en: '03/2021' },
    issuer: { vi: 'chưa ban hành', en: 'not issued' },
  },
  {
    key: 'KH676',
    name: { vi: 'Kế hoạch triển khai QĐ28, đã thực hiện', en: 'Plan that carries QĐ28 out; executed' },
    number: '676/QĐ-VPCP',
    issuer: office,
  },
  {
    key: 'KH83',
    name: {
      vi: 'Kế hoạch 83 về chứng thư số chuyên dùng 2018–2020',
      en: 'Plan 83 on specialised certificates 2018–2020',
    },
    issuer: province,
  },
  {
    key: 'NĐ47',
    name: {
      vi: 'Nghị định, sửa đổi bởi Nghị định 194/2025/NĐ-CP',
      en: 'Decree, as amended by Decree 194/2025/NĐ-CP',
    },
    number: '47/2020/NĐ-CP',
    days: { vi: 'sửa đổi có hiệu lực 19/08/2025', en: 'the amendment in force 19/08/2025' },
    issuer: government,
  },
  {
    key: 'NĐ64',
    name: {
      vi: 'Nghị định về ứng dụng công nghệ thông tin trong cơ quan nhà nước',
      en: 'Decree on IT in state bodies',
    },
    number: '64/2007/NĐ-CP',
    issuer: government,
  },
  {
    key: 'NĐ68',
    name: { vi: 'Nghị định về chữ ký số chuyên dùng', en: 'Decree on specialised signatures' },
    number: '68/2024/NĐ-CP',
    issuer: government,
  },
  {
    key: 'NĐ85',
    name: {
      vi: 'Nghị định về an toàn hệ thống thông tin theo cấp độ',
      en: 'Decree on the security of information systems by levels',
    },
    number: '85/2016/NĐ-CP',
    issuer: government,
  },
  {
    key: 'NĐ191',
    name: { vi: 'Nghị định', en: 'Decree' },
    number: '191/2026/NĐ-CP',
    issuer: government,
  },
  {
    key: 'NĐ331',
    name: { vi: 'Nghị định về an ninh mạng', en: 'Decree on cyber-security' },
    number: '331/2026/NĐ-CP',
    issuer: government,
  },
  {
    key: 'QĐ20',
    name: {
      vi: 'Quyết định về mã định danh điện tử của các cơ quan, tổ chức',
      en: 'Decision on the codes of bodies',
    },
    number: '20/2020/QĐ-TTg',
    issuer: primeMinister,
  },
  {
    key: 'QĐ09',
    name: { vi: 'Quyết định sửa đổi QĐ20', en: 'Decision that amends QĐ20' },
    number: '09/2025/QĐ-TTg',
    days: { vi: '14/04/2025', en: '14/04/2025' },
    issuer: primeMinister,
  },
  {
    key: 'QĐ33',
    name: {
      vi: 'Quyết định về Mạng truyền số liệu chuyên dùng',
      en: 'Decision on the specialised data network',
    },
    number: '33/2025/QĐ-TTg',
    days: { vi: '15/09/2025', en: '15/09/2025' },
    issuer: primeMinister,
  },
  {
    key: 'TT15',
    name: {
      vi: 'Thông tư về tiêu chuẩn chữ ký số; thay Thông tư 22/2020/TT-BTTTT',
      en: 'Circular on standards of signatures; replaces Circular 22/2020/TT-BTTTT',
    },
    number: '15/2025/TT-BKHCN',
    days: { vi: '15/08/2025', en: '15/08/2025' },
    issuer: science,
  },
  {
    key: 'TT20',
    name: { vi: 'Thông tư', en: 'Circular' },
    number: '20/2017/TT-BTTTT',
    issuer: communications,
  },
  {
    key: 'TT31',
    name: { vi: 'Thông tư', en: 'Circular' },
    number: '31/2017/TT-BTTTT',
    issuer: communications,
  },
  {
    key: 'TT39',
    name: {
      vi: 'Thông tư về danh mục tiêu chuẩn kỹ thuật',
      en: 'Circular with the list of technical standards',
    },
    number: '39/2017/TT-BTTTT',
    issuer: communications,
  },
  {
    key: 'TT41',
    name: {
      vi: 'Thông tư về chữ ký số trong cơ quan nhà nước',
      en: 'Circular on signatures of state bodies',
    },
    number: '41/2017/TT-BTTTT',
    days: {
      vi: 'hết hiệu lực 15/11/2026 theo Thông tư 59/2026/TT-BKHCN (nguồn thứ cấp)',
      en: 'repealed from 15/11/2026 by Circular 59/2026/TT-BKHCN (a secondary source)',
    },
    issuer: communications,
  },
  {
    key: 'LGD',
    name: { vi: 'Luật Giao dịch điện tử', en: 'Law on e-transactions' },
    number: '20/2023',
    days: inForce('01/07/2024'),
    issuer: assembly,
  },
  {
    key: 'QC102',
    name: {
      vi: 'QCVN 102: quy chuẩn kỹ thuật quốc gia về cấu trúc mã định danh và gói tin văn bản điện tử',
      en: 'QCVN 102: national technical regulation on codes and packets of e-documents',
    },
    number: 'QCVN 102:2016/BTTTT',
    issuer: communications,
  },
  {
    key: 'SĐ1:2022',
    name: { vi: 'Sửa đổi 1 của QCVN 102', en: 'Amendment 1 of QCVN 102' },
    number: 'QCVN 102:2016, SĐ1:2022 (TT 01/2022)',
    days: inForce('15/09/2022'),
    issuer: communications,
  },
  {
    key: 'QC12',
    name: {
      vi: 'QCVN 12: quy chuẩn kỹ thuật quốc gia (Thông tư 47/2026/TT-BCA)',
      en: 'QCVN 12: national technical regulation (Circular 47/2026/TT-BCA)',
    },
    number: 'QCVN 12:2026/BCA',
    days: inForce('01/07/2026'),
    issuer: police,
  },
  {
    key: 'NB161',
    name: { vi: 'Quyết định của địa phương', en: 'Provincial decision' },
    number: '161 (2025)',
    issuer: ninhBinh,
  },
  {
    key: 'NB165',
    name: { vi: 'Quyết định của địa phương', en: 'Provincial decision' },
    number: '165 (2025)',
    issuer: ninhBinh,
  },
  {
    key: 'ĐT144',
    name: { vi: 'Quyết định của địa phương', en: 'Provincial decision' },
    number: '144 (2025)',
    days: { vi: '2025', en: '2025' },
    issuer: dongThap,
  },
];

/** Short names stand in sources as whole words; `QĐ 05/2017` tells its number and year by itself. */
const shortName = /(?<![\p{L}\d])(?:NV2\.4|SĐ1:2022|LGD|[A-ZĐ]{2}\d{1,3})(?![\d/])/gu;

/** The short names in a source, in order. */
export function keysIn(source: string): readonly string[] {
  return source.match(shortName) ?? [];
}

/** The instruments that these sources name, in the order of the list. */
export function instrumentsIn(sources: readonly string[]): readonly CitedInstrument[] {
  const named = new Set(sources.flatMap(keysIn));
  return citedInstruments.filter(({ key }) => named.has(key));
}

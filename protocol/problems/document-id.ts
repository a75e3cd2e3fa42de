import type { ProblemTable } from './entry.ts';

/** What is wrong with document identifiers, `<OrganId>,<yyyy/MM/dd>,<number>/<notation>`. */
export const documentIdProblems = {
  'identity.document-id-empty': {
    severity: 'error',
    text: { vi: 'Mã định danh văn bản để trống.', en: 'The document identifier is empty.' },
    remedy: {
      vi: 'Ghi theo dạng {expected}.',
      en: 'Write it as {expected}.',
    },
    requirements: ['IDC-10'],
    wireCode: '22',
  },
  'identity.document-id-malformed': {
    severity: 'error',
    text: {
      vi: 'Mã định danh văn bản “{seen}” sai cấu trúc.',
      en: 'The document identifier “{seen}” is malformed.',
    },
    remedy: {
      vi: 'Ghi theo dạng {expected}.',
      en: 'Write it as {expected}.',
    },
    requirements: ['IDC-10'],
    wireCode: '22',
  },
  'identity.document-id-uuid': {
    severity: 'error',
    text: {
      vi: 'Mã định danh văn bản “{seen}” là một UUID, không nói cơ quan, ngày và số nào.',
      en: 'The document identifier “{seen}” is a UUID, which tells no agency, date or number.',
    },
    remedy: {
      vi: 'Ghi theo dạng {expected}; thư viện tự sinh UUID khi phần mềm bỏ trống trường này.',
      en: 'Write it as {expected}; the library makes up a UUID when the software leaves this field out.',
    },
    requirements: ['IDC-10'],
    wireCode: '22',
  },
  'identity.document-id-dashed': {
    severity: 'error',
    text: {
      vi: 'Mã định danh văn bản “{seen}” viết theo kiểu cũ cơ quan-năm-số.',
      en: 'The document identifier “{seen}” is of an old kind, agency-year-number.',
    },
    remedy: {
      vi: 'Ghi theo dạng {expected}, có đủ ngày ban hành.',
      en: 'Write it as {expected}, with the full date of issue.',
    },
    requirements: ['IDC-10'],
    wireCode: '22',
  },
  'identity.document-id-date': {
    severity: 'error',
    text: {
      vi: 'Ngày “{seen}” trong mã định danh văn bản không phải ngày thật dạng yyyy/MM/dd.',
      en: 'The date “{seen}” in the document identifier is no real day in the form yyyy/MM/dd.',
    },
    remedy: {
      vi: 'Ghi ngày ban hành theo dạng {expected}.',
      en: 'Write the date of issue as {expected}.',
    },
    requirements: ['IDC-10'],
    wireCode: '22',
  },
  'identity.document-id-agency-differs': {
    severity: 'warning',
    text: {
      vi: 'Cơ quan trong mã định danh văn bản là “{seen}”, còn OrganId ghi “{expected}”.',
      en: 'The agency in the document identifier is “{seen}”, OrganId says “{expected}”.',
    },
    remedy: {
      vi: 'Văn bản của mình: lập mã định danh từ chính mã bên gửi, {expected}; nhắc tới văn bản khác (ResponseFor): giữ nguyên mã của văn bản đó và ghi OrganId là bên đã gửi nó.',
      en: 'In a document of your own, build the identifier from the sender’s code, {expected}; where another document is meant (ResponseFor), keep its identifier and let OrganId be its sender.',
    },
    requirements: ['IDC-10'],
    wireCode: '22',
  },
  'identity.document-id-date-differs': {
    severity: 'warning',
    text: {
      vi: 'Ngày trong mã định danh văn bản là {seen}, còn ngày ban hành là {expected}.',
      en: 'The date in the document identifier is {seen}, the date of issue is {expected}.',
    },
    remedy: {
      vi: 'Ghi cùng một ngày ở cả hai chỗ: {expected}.',
      en: 'Write the same day in both places: {expected}.',
    },
    requirements: ['IDC-10'],
    wireCode: '22',
  },
  'identity.document-id-code-differs': {
    severity: 'warning',
    text: {
      vi: 'Số, ký hiệu trong mã định danh văn bản là “{seen}”, còn của văn bản là “{expected}”.',
      en: 'Number and notation in the document identifier are “{seen}”, those of the document “{expected}”.',
    },
    remedy: {
      vi: 'Ghi cùng số và ký hiệu ở cả hai chỗ: {expected}.',
      en: 'Write the same number and notation in both places: {expected}.',
    },
    requirements: ['IDC-10'],
    wireCode: '22',
  },
} as const satisfies ProblemTable;

import type { ProblemTable } from './entry.ts';

/** A signature whose bytes are not what a CMS signature must be (RFC 5652, RFC 5035, RFC 6211). */
export const signatureStructureProblems = {
  'signature.not-der': {
    severity: 'error',
    text: {
      vi: 'Chữ ký số không được mã hoá đúng DER: {seen}.',
      en: 'The signature is not proper DER: {seen}.',
    },
    remedy: {
      vi: 'Ghi chữ ký bằng DER: độ dài ngắn nhất, không dùng độ dài vô hạn, không thêm byte ở cuối.',
      en: 'Write the signature as DER: shortest lengths, no indefinite length, no bytes after its end.',
    },
    requirements: ['SIG-04'],
    wireCode: '21',
  },
  'signature.malformed': {
    severity: 'error',
    text: {
      vi: 'Cấu trúc chữ ký số sai ở {path}: {seen}.',
      en: 'The structure of the signature is wrong at {path}: {seen}.',
    },
    remedy: {
      vi: 'Tạo lại chữ ký bằng phần mềm ghi CMS theo RFC 5652.',
      en: 'Sign again with software that writes CMS as RFC 5652 says.',
    },
    requirements: ['SIG-04'],
    wireCode: '21',
  },
  'signature.content-type-foreign': {
    severity: 'error',
    text: {
      vi: 'Nội dung được ký thuộc loại {seen}, phải là {expected}.',
      en: 'What was signed is of type {seen}, it must be {expected}.',
    },
    remedy: {
      vi: 'Không dùng dấu thời gian hoặc thông điệp khác thay cho chữ ký trên văn bản.',
      en: 'Use no time-stamp and no other message in place of a signature over the document.',
    },
    requirements: ['SIG-04'],
    wireCode: '21',
  },
  'signature.content-twice': {
    severity: 'error',
    text: {
      vi: 'Chữ ký tách rời lại mang theo một nội dung khác bên trong.',
      en: 'The signature is detached, and holds a content of its own all the same.',
    },
    remedy: {
      vi: 'Ghi chữ ký tách rời không có eContent.',
      en: 'Write a detached signature without eContent.',
    },
    requirements: ['SIG-04'],
    wireCode: '21',
  },
  'signature.content-missing': {
    severity: 'error',
    text: {
      vi: 'Chữ ký không mang theo nội dung và không có nội dung nào để đối chiếu.',
      en: 'The signature holds no content, and there is no content to hold it against.',
    },
    remedy: {
      vi: 'Gửi kèm tệp đã ký, hoặc dùng chữ ký có nội dung bên trong.',
      en: 'Send the signed file along, or use a signature with its content inside.',
    },
    requirements: ['SIG-04'],
    wireCode: '21',
  },
  'signature.attributes-missing': {
    severity: 'error',
    text: {
      vi: 'Chữ ký không có thuộc tính được ký nào.',
      en: 'The signature has no signed attributes.',
    },
    remedy: {
      vi: 'Ký cùng các thuộc tính contentType, messageDigest và signingCertificateV2.',
      en: 'Sign with the attributes contentType, messageDigest and signingCertificateV2.',
    },
    requirements: ['SIG-04', 'SIG-05'],
    wireCode: '21',
  },
  'signature.attribute-missing': {
    severity: 'error',
    text: {
      vi: 'Chữ ký thiếu thuộc tính bắt buộc {expected}.',
      en: 'The signature lacks the mandatory attribute {expected}.',
    },
    remedy: {
      vi: 'Thêm thuộc tính đó vào phần được ký.',
      en: 'Put that attribute among the signed ones.',
    },
    requirements: ['SIG-04'],
    wireCode: '21',
  },
  'signature.attribute-twice': {
    severity: 'error',
    text: {
      vi: 'Thuộc tính {seen} có nhiều hơn một lần hoặc nhiều hơn một giá trị.',
      en: 'The attribute {seen} stands there more than once, or has more than one value.',
    },
    remedy: {
      vi: 'Ghi mỗi thuộc tính đúng một lần với đúng một giá trị.',
      en: 'Write each attribute once, with one value.',
    },
    requirements: ['SIG-04'],
    wireCode: '21',
  },
  'signature.attributes-unordered': {
    severity: 'error',
    text: {
      vi: 'Các thuộc tính được ký không theo thứ tự của DER.',
      en: 'The signed attributes are not in the order of DER.',
    },
    remedy: {
      vi: 'Sắp xếp các thuộc tính theo byte DER của chúng trước khi ký.',
      en: 'Sort the attributes by their DER bytes before signing.',
    },
    requirements: ['SIG-04'],
    wireCode: '21',
  },
  'signature.attribute-misplaced': {
    severity: 'error',
    text: {
      vi: 'Thuộc tính {seen} nằm ngoài phần được ký nên ai cũng sửa được.',
      en: 'The attribute {seen} stands outside the signed ones, where anybody can change it.',
    },
    remedy: {
      vi: 'Đặt thuộc tính đó vào phần được ký.',
      en: 'Put that attribute among the signed ones.',
    },
    requirements: ['SIG-04'],
    wireCode: '21',
  },
  'signature.algorithms-disagree': {
    severity: 'error',
    text: {
      vi: 'Hàm băm của nội dung ({seen}) khác hàm băm của chữ ký ({expected}).',
      en: 'The hash of the content ({seen}) is not the hash of the signature ({expected}).',
    },
    remedy: {
      vi: 'Dùng một hàm băm cho cả nội dung và chữ ký.',
      en: 'Use one hash for content and signature.',
    },
    requirements: ['SIG-06'],
    wireCode: '21',
  },
  'signature.version-differs': {
    severity: 'notice',
    text: {
      vi: 'Số phiên bản của SignerInfo là {seen}, phải là {expected}.',
      en: 'The version of the SignerInfo is {seen}, it should be {expected}.',
    },
    remedy: {
      vi: 'Ghi phiên bản 1 khi nêu người cấp và số chứng thư, 3 khi nêu định danh khoá.',
      en: 'Write version 1 with issuer and serial number, 3 with a key identifier.',
    },
    requirements: [],
    wireCode: '21',
  },
} as const satisfies ProblemTable;

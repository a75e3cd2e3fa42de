import type { ProblemTable } from './entry.ts';
import { signatureStructureProblems } from './signature-structure.ts';

/** What is wrong with a signature that can be read: whose it is, over what, and since when. */
const meaningProblems = {
  'signature.absent': {
    severity: 'error',
    text: { vi: 'Không có chữ ký số nào ở {path}.', en: 'There is no signature at {path}.' },
    remedy: { vi: 'Ký số rồi gửi lại.', en: 'Sign, and send again.' },
    requirements: ['SIG-01'],
    wireCode: '21',
  },
  'signature.digest-differs': {
    severity: 'error',
    text: {
      vi: 'Nội dung đã bị thay đổi: giá trị băm không khớp với chữ ký.',
      en: 'The content was changed: its digest is not the one that was signed.',
    },
    remedy: {
      vi: 'Lấy lại văn bản từ nơi gửi; không dùng bản này.',
      en: 'Fetch the document from its sender again; do not use this copy.',
    },
    requirements: ['SIG-04'],
    wireCode: '21',
  },
  'signature.value-differs': {
    severity: 'error',
    text: {
      vi: 'Giá trị chữ ký không do khoá của chứng thư nêu trong chữ ký tạo ra.',
      en: 'The signature value was not made with the key of the certificate that the signature names.',
    },
    remedy: {
      vi: 'Ký lại bằng đúng khoá của chứng thư; không dùng bản này.',
      en: 'Sign again with the key of the certificate; do not use this copy.',
    },
    requirements: ['SIG-05'],
    wireCode: '21',
  },
  'signature.content-type-differs': {
    severity: 'error',
    text: {
      vi: 'Loại nội dung được ký là {expected} nhưng chữ ký lại khai {seen}.',
      en: 'The content type that was signed is {expected}, and the signature declares {seen}.',
    },
    remedy: {
      vi: 'Không dùng bản này: khai báo đã bị đổi sau khi ký.',
      en: 'Do not use this copy: the declaration was changed after signing.',
    },
    requirements: ['SIG-04'],
    wireCode: '21',
  },
  'signature.algorithm-swapped': {
    severity: 'error',
    text: {
      vi: 'Thuật toán khai ở ngoài khác thuật toán đã được ký (CMSAlgorithmProtection).',
      en: 'The algorithms declared are not those that were signed (CMSAlgorithmProtection).',
    },
    remedy: {
      vi: 'Không dùng bản này: khai báo đã bị đổi sau khi ký.',
      en: 'Do not use this copy: the declaration was changed after signing.',
    },
    requirements: ['SIG-04'],
    wireCode: '21',
  },
  'signature.certificate-missing': {
    severity: 'error',
    text: {
      vi: 'Không tìm thấy chứng thư của người ký ({seen}).',
      en: 'The certificate of the signer is not at hand ({seen}).',
    },
    remedy: {
      vi: 'Ký kèm chứng thư, hoặc cung cấp chứng thư cho nơi kiểm tra.',
      en: 'Sign with the certificate inside, or hand it to whoever verifies.',
    },
    requirements: ['SIG-05', 'SIG-15'],
    wireCode: '21',
  },
  'signature.certificate-swapped': {
    severity: 'error',
    text: {
      vi: 'Chứng thư kèm theo không phải chứng thư mà người ký đã ký tên cùng.',
      en: 'The certificate is not the one that the signer signed together with the content.',
    },
    remedy: {
      vi: 'Không tin tên trong chứng thư này; yêu cầu nơi gửi ký lại.',
      en: 'Do not believe the name in this certificate; ask the sender to sign again.',
    },
    requirements: ['SIG-05', 'SIG-08'],
    wireCode: '21',
  },
  'signature.certificate-unbound': {
    severity: 'warning',
    text: {
      vi: 'Chữ ký không gắn với chứng thư của người ký (thiếu signingCertificateV2).',
      en: 'The signature is not bound to the certificate of its signer (signingCertificateV2 is missing).',
    },
    remedy: {
      vi: 'Thêm thuộc tính signingCertificateV2 khi ký, như CAdES và PAdES yêu cầu.',
      en: 'Add the attribute signingCertificateV2 when signing, as CAdES and PAdES ask.',
    },
    requirements: ['SIG-05'],
    wireCode: '21',
  },
  'signature.certificate-bound-weakly': {
    severity: 'notice',
    text: {
      vi: 'Chữ ký gắn với chứng thư bằng {seen}.',
      en: 'The signature is bound to its certificate by {seen}.',
    },
    remedy: {
      vi: 'Dùng signingCertificateV2 với SHA-256.',
      en: 'Use signingCertificateV2 with SHA-256.',
    },
    requirements: ['SIG-06'],
    wireCode: '21',
  },
  'signature.reference-unknown': {
    severity: 'error',
    text: {
      vi: 'Chữ ký gắn với chứng thư bằng một hàm băm không được biết.',
      en: 'The signature is bound to its certificate by a hash that is not known.',
    },
    remedy: {
      vi: 'Dùng signingCertificateV2 với SHA-256, SHA-384 hoặc SHA-512.',
      en: 'Use signingCertificateV2 with SHA-256, SHA-384 or SHA-512.',
    },
    requirements: ['SIG-06'],
    wireCode: '21',
  },
  'signature.countersigned': {
    severity: 'notice',
    text: {
      vi: 'Có chữ ký xác nhận (countersignature) kèm theo; nó không được xét.',
      en: 'There is a countersignature; it was not looked at.',
    },
    remedy: {
      vi: 'Không dựa vào chữ ký xác nhận đó; người xác nhận cần ký riêng lên văn bản.',
      en: 'Do not rely on it; whoever confirms should sign the document itself.',
    },
    requirements: [],
    wireCode: '21',
  },
  'signature.claimed-after-proven': {
    severity: 'warning',
    text: {
      vi: 'Thời điểm ký tự khai ({seen}) sau thời điểm đã được chứng minh ({expected}).',
      en: 'The time that the signer wrote ({seen}) is later than the time that is proven ({expected}).',
    },
    remedy: {
      vi: 'Đồng bộ đồng hồ của máy ký bằng NTP.',
      en: 'Set the clock of the signing machine by NTP.',
    },
    requirements: ['SIG-20', 'TSP-04'],
    wireCode: '21',
  },
} as const satisfies ProblemTable;

/** Signatures of any kind: their structure, and what they mean. */
export const signatureProblems = {
  ...signatureStructureProblems,
  ...meaningProblems,
} as const satisfies ProblemTable;

import type { ProblemTable } from './entry.ts';

/** Why a trust service does not do what it is asked for. */
export const trustServiceProblems = {
  'trust.request-malformed': {
    severity: 'error',
    text: {
      vi: 'Không đọc được yêu cầu cấp chứng thư số PKCS#10.',
      en: 'The PKCS#10 request for a certificate cannot be read.',
    },
    remedy: {
      vi: 'Tạo lại yêu cầu, ví dụ “openssl req -new -key khoa.pem -subj /CN=…”, và gửi nguyên tệp PEM.',
      en: 'Make it anew, for example “openssl req -new -key key.pem -subj /CN=…”, and send the whole PEM file.',
    },
    requirements: ['CRT-06'],
    wireCode: '-1',
  },
  'trust.possession-unproven': {
    severity: 'error',
    text: {
      vi: 'Chữ ký trên yêu cầu PKCS#10 không khớp với khoá trong đó.',
      en: 'The signature on the PKCS#10 request does not fit the key in it.',
    },
    remedy: {
      vi: 'Ký yêu cầu bằng chính khoá bí mật tương ứng; không sửa tệp sau khi ký.',
      en: 'Sign the request with the private key that belongs to it, and do not edit it afterwards.',
    },
    requirements: ['CRT-06'],
    wireCode: '-1',
  },
  'trust.key-weak': {
    severity: 'error',
    text: {
      vi: 'Khoá {seen} không được cấp chứng thư số.',
      en: 'No certificate is issued for a key of the kind {seen}.',
    },
    remedy: { vi: 'Dùng một trong: {expected}.', en: 'Use one of: {expected}.' },
    requirements: ['SIG-06', 'SIG-07'],
    wireCode: '-1',
  },
  'trust.key-taken': {
    severity: 'error',
    text: {
      vi: 'Khoá này đã thuộc chứng thư số {seen} của thuê bao khác hoặc đã bị thu hồi.',
      en: 'This key belongs to the certificate {seen}, of another subscriber or revoked.',
    },
    remedy: {
      vi: 'Tạo cặp khoá mới cho chứng thư số mới.',
      en: 'Make a new pair of keys for the new certificate.',
    },
    requirements: ['CRT-06', 'REV-06'],
    wireCode: '-1',
  },
  'trust.manager-unknown': {
    severity: 'error',
    text: {
      vi: '“{seen}” không phải là người quản lý thuê bao.',
      en: '“{seen}” is no subscriber manager.',
    },
    remedy: { vi: 'Chọn một trong: {expected}.', en: 'Choose one of: {expected}.' },
    requirements: ['CRT-10'],
    wireCode: '-1',
  },
  'trust.manager-foreign': {
    severity: 'error',
    text: {
      vi: 'Người quản lý thuê bao không phụ trách cơ quan “{seen}”.',
      en: 'The subscriber manager is not in charge of the agency “{seen}”.',
    },
    remedy: {
      vi: 'Gửi yêu cầu qua người quản lý thuê bao của cơ quan đó; người này phụ trách: {expected}.',
      en: 'Ask through the manager of that agency; this one is in charge of: {expected}.',
    },
    requirements: ['CRT-10', 'REV-06'],
    wireCode: '-1',
  },
  'trust.subject-incomplete': {
    severity: 'error',
    text: {
      vi: 'Yêu cầu thiếu thông tin thuê bao: {seen}.',
      en: 'The request does not say of its subscriber: {seen}.',
    },
    remedy: {
      vi: 'Ghi đủ tên cơ quan, mã định danh và tên người hoặc con dấu.',
      en: 'Give the name of the body, its code, and the name of the person or seal.',
    },
    requirements: ['CRT-06', 'CRT-10'],
    wireCode: '-1',
  },
  'trust.profile-not-issued': {
    severity: 'error',
    text: {
      vi: 'Tổ chức này không cấp loại chứng thư số “{seen}”.',
      en: 'This authority issues no certificate of the kind “{seen}”.',
    },
    remedy: { vi: 'Loại được cấp: {expected}.', en: 'It issues: {expected}.' },
    requirements: ['CRT-04'],
    wireCode: '-1',
  },
  'trust.request-unknown': {
    severity: 'error',
    text: { vi: 'Không có yêu cầu số {seen}.', en: 'There is no request {seen}.' },
    remedy: { vi: 'Xem danh sách yêu cầu.', en: 'Look at the list of requests.' },
    requirements: [],
    wireCode: '-1',
  },
  'trust.key-gone': {
    severity: 'error',
    text: {
      vi: 'Khoá của yêu cầu {seen} chưa có, không do đây tạo, hoặc đã giao rồi.',
      en: 'The key of request {seen} is not there yet, was not made here, or was handed over already.',
    },
    remedy: {
      vi: 'Khoá chỉ giao một lần. Nếu tệp mất, thu hồi chứng thư số và xin cấp lại.',
      en: 'A key is handed over once. Where the file is lost, revoke the certificate and ask for another.',
    },
    requirements: ['AUT-08', 'REV-06'],
    wireCode: '-1',
  },
  'trust.password-unusual': {
    severity: 'error',
    text: {
      vi: 'Mật khẩu của tệp PKCS#12 có ký tự ngoài bảng chữ ASCII.',
      en: 'The password of the PKCS#12 file has characters beyond ASCII.',
    },
    remedy: {
      vi: 'Đặt mật khẩu không dấu: mỗi phần mềm mã hoá chữ có dấu một cách, tệp sẽ không mở được.',
      en: 'Choose one of plain letters, digits and signs: programs disagree about the others, and cannot open it.',
    },
    requirements: ['AUT-08'],
    wireCode: '-1',
  },
  'trust.certificate-unknown': {
    severity: 'error',
    text: {
      vi: 'Không có chứng thư số nào mang số hiệu “{seen}”.',
      en: 'There is no certificate with the serial “{seen}”.',
    },
    remedy: {
      vi: 'Xem danh sách chứng thư số; số hiệu viết dạng thập lục phân.',
      en: 'Look at the list of certificates; serials are hexadecimal.',
    },
    requirements: ['REV-08'],
    wireCode: '-1',
  },
  'trust.standing-wrong': {
    severity: 'error',
    text: {
      vi: 'Chứng thư số đang ở trạng thái {seen}, không làm việc này được.',
      en: 'The certificate is {seen}, which does not allow this.',
    },
    remedy: {
      vi: 'Chỉ làm được khi trạng thái là: {expected}. Đã thu hồi thì phải cấp chứng thư số mới.',
      en: 'It can be done to one that is: {expected}. After a revocation only a new certificate helps.',
    },
    requirements: ['REV-03', 'REV-06'],
    wireCode: '-1',
  },
  'trust.expired': {
    severity: 'error',
    text: {
      vi: 'Chứng thư số “{seen}” đã hết hạn, không gia hạn được.',
      en: 'The certificate “{seen}” has expired and cannot be renewed.',
    },
    remedy: {
      vi: 'Xin cấp mới; gia hạn khi còn ít nhất 30 ngày.',
      en: 'Ask for a new one; renew while 30 days are left.',
    },
    requirements: ['CRT-09', 'CRT-10'],
    wireCode: '-1',
  },
  'trust.issued-late': {
    severity: 'warning',
    text: {
      vi: 'Yêu cầu số {seen} được cấp sau hạn {expected}.',
      en: 'The request {seen} was granted after {expected}, when it was due.',
    },
    remedy: {
      vi: 'Cấp chứng thư số trong 03 ngày làm việc kể từ khi nhận đủ hồ sơ.',
      en: 'Issue within three working days of a complete request.',
    },
    requirements: ['CRT-10'],
    wireCode: '-1',
  },
  'trust.name-outdated': {
    severity: 'warning',
    text: {
      vi: 'Tên cơ quan trong chứng thư số, “{seen}”, không còn là tên trong danh mục, “{expected}”.',
      en: 'The body named in the certificate, “{seen}”, is “{expected}” in the directory by now.',
    },
    remedy: {
      vi: 'Xin thay đổi nội dung chứng thư số, hoặc thu hồi.',
      en: 'Have the certificate changed, or revoked.',
    },
    requirements: ['CRT-11'],
    wireCode: '-1',
  },
} as const satisfies ProblemTable;

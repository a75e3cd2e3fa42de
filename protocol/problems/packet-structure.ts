import type { ProblemTable } from './entry.ts';

/** What is wrong with a packet's elements: which there are, what they are called, how often. */
export const packetStructureProblems = {
  'packet.root-foreign': {
    severity: 'error',
    text: {
      vi: 'Phần tử gốc “{seen}” không phải gói tin edXML.',
      en: 'The root element “{seen}” is no edXML packet.',
    },
    remedy: {
      vi: 'Dùng phần tử gốc edXML theo QCVN 102:2016/BTTTT.',
      en: 'Use the root element edXML of QCVN 102:2016/BTTTT.',
    },
    requirements: ['ENV-02'],
    wireCode: '22',
  },
  'packet.namespace-wrong': {
    severity: 'error',
    text: {
      vi: '{path} thuộc không gian tên “{seen}”, không phải của QCVN 102:2016.',
      en: '{path} is in the namespace “{seen}”, not in that of QCVN 102:2016.',
    },
    remedy: { vi: 'Khai báo không gian tên {expected}.', en: 'Declare the namespace {expected}.' },
    requirements: ['ENV-02'],
    wireCode: '22',
  },
  'packet.namespace-mixed': {
    severity: 'error',
    text: {
      vi: '{path} thuộc không gian tên “{seen}”, khác với phần còn lại của gói tin.',
      en: '{path} is in the namespace “{seen}”, unlike the rest of the packet.',
    },
    remedy: {
      vi: 'Đặt mọi phần tử trong không gian tên {expected}.',
      en: 'Put every element in the namespace {expected}.',
    },
    requirements: ['ENV-02'],
    wireCode: '22',
  },
  'packet.prefix-unusual': {
    severity: 'warning',
    text: {
      vi: '{path} viết với tiền tố “{seen}”; có phần mềm chỉ tìm đúng tên “{expected}”.',
      en: '{path} is written as “{seen}”; some systems look for the literal name “{expected}”.',
    },
    remedy: {
      vi: 'Ghi tiền tố edXML như các gói tin trên Trục.',
      en: 'Write the prefix edXML, as packets on the axis do.',
    },
    requirements: ['ENV-08'],
    wireCode: '22',
  },
  'packet.element-missing': {
    severity: 'error',
    text: {
      vi: 'Thiếu phần tử bắt buộc {path}, hoặc phần tử để trống.',
      en: 'The mandatory element {path} is missing or empty.',
    },
    remedy: { vi: 'Bổ sung {path} với giá trị thật.', en: 'Add {path} with its true value.' },
    requirements: ['MET-01', 'ENV-04'],
    wireCode: '22',
  },
  'packet.element-advised': {
    severity: 'warning',
    text: {
      vi: 'Nên có phần tử {path}, nhưng phần tử vắng hoặc để trống.',
      en: 'The element {path} should be there, but is missing or empty.',
    },
    remedy: { vi: 'Bổ sung {path} nếu có giá trị.', en: 'Add {path} where there is a value.' },
    requirements: ['MET-01'],
    wireCode: '22',
  },
  'packet.element-empty': {
    severity: 'notice',
    text: {
      vi: 'Phần tử {path} để trống, được coi như không có.',
      en: 'The element {path} is empty and counts as absent.',
    },
    remedy: {
      vi: 'Bỏ phần tử trống khi lập gói tin.',
      en: 'Leave empty elements out when writing a packet.',
    },
    requirements: ['ENV-05'],
    wireCode: '22',
  },
  'packet.element-repeated': {
    severity: 'error',
    text: {
      vi: '{path} lặp lại phần tử chỉ được có một lần.',
      en: '{path} repeats an element that may stand there once.',
    },
    remedy: {
      vi: 'Chỉ giữ một phần tử; phần mềm nhận chỉ đọc một trong số đó.',
      en: 'Keep one; a receiver reads only one of them.',
    },
    requirements: ['ENV-02'],
    wireCode: '22',
  },
  'packet.element-unknown': {
    severity: 'notice',
    text: {
      vi: 'Phần tử {path} không có trong định dạng; được giữ nguyên và bỏ qua.',
      en: 'The element {path} is not in the format; it is kept and overlooked.',
    },
    remedy: {
      vi: 'Kiểm tra chính tả tên phần tử, hoặc bỏ phần tử này.',
      en: 'Check the spelling of the name, or leave the element out.',
    },
    requirements: ['ENV-05'],
    wireCode: '22',
  },
  'packet.name-alias': {
    severity: 'error',
    text: {
      vi: 'Tên “{seen}” không có trong quy chuẩn; tên đúng là “{expected}”.',
      en: 'The name “{seen}” is not in the regulation; the right one is “{expected}”.',
    },
    remedy: { vi: 'Đổi tên phần tử thành {expected}.', en: 'Rename the element to {expected}.' },
    requirements: ['ENV-02'],
    wireCode: '22',
  },
  'packet.transaction-misspelt': {
    severity: 'error',
    text: {
      vi: 'Tên “{seen}” viết sai; trên Trục phải viết đúng là “{expected}”, nếu không gói tin mất loại nghiệp vụ.',
      en: 'The name “{seen}” is misspelt; the axis spells it “{expected}”, and the packet loses its transaction kind otherwise.',
    },
    remedy: { vi: 'Đổi tên phần tử thành {expected}.', en: 'Rename the element to {expected}.' },
    requirements: ['ENV-02'],
    wireCode: '22',
  },
  'packet.text-stray': {
    severity: 'warning',
    text: {
      vi: 'Có chữ “{seen}” nằm giữa các phần tử con của {path}.',
      en: 'The text “{seen}” stands between the children of {path}.',
    },
    remedy: {
      vi: 'Bỏ đoạn chữ này, hoặc đưa vào đúng phần tử.',
      en: 'Take the text out, or put it into its element.',
    },
    requirements: ['ENV-02'],
    wireCode: '22',
  },
  'packet.kind-mixed': {
    severity: 'error',
    text: {
      vi: 'Gói tin vừa có trạng thái (StatusCode) vừa có bên nhận (To), không rõ là văn bản hay trạng thái.',
      en: 'The packet holds both a status (StatusCode) and receivers (To): document or status is unclear.',
    },
    remedy: {
      vi: 'Gửi văn bản và trạng thái trong hai gói tin riêng.',
      en: 'Send document and status as two packets.',
    },
    requirements: ['ENV-11'],
    wireCode: '22',
  },
  'packet.kind-unexpected': {
    severity: 'error',
    text: {
      vi: 'Gói tin là loại {seen}, nhưng được gửi như loại {expected}.',
      en: 'The packet is a {seen} packet, but was sent as a {expected} packet.',
    },
    remedy: {
      vi: 'Đặt messagetype là edoc cho văn bản, status cho trạng thái.',
      en: 'Set messagetype to edoc for documents, status for statuses.',
    },
    requirements: ['ENV-09', 'ENV-11'],
    wireCode: '22',
  },
  'packet.part-unexpected': {
    severity: 'warning',
    text: {
      vi: 'Gói tin trạng thái không mang phần tử {path}.',
      en: 'A status packet does not carry the element {path}.',
    },
    remedy: { vi: 'Bỏ {path} khỏi gói tin trạng thái.', en: 'Leave {path} out of status packets.' },
    requirements: ['ENV-02'],
    wireCode: '22',
  },
  'packet.signature-empty': {
    severity: 'notice',
    text: {
      vi: 'Phần tử chữ ký để trống: gói tin chưa được ký.',
      en: 'The signature element is empty: the packet is unsigned.',
    },
    remedy: {
      vi: 'Bỏ phần tử trống; chữ ký có giá trị nằm trong tệp PDF.',
      en: 'Leave the empty element out; the signature that counts is in the PDF.',
    },
    requirements: ['SIG-19'],
    wireCode: '22',
  },
  'packet.signature-namespace': {
    severity: 'warning',
    text: {
      vi: 'Chữ ký nằm trong không gian tên “{seen}” nên không phải XML-DSig: gói tin coi như chưa ký.',
      en: 'The signature is in the namespace “{seen}” and so is no XML-DSig: the packet counts as unsigned.',
    },
    remedy: {
      vi: 'Dùng không gian tên {expected} và giá trị ký thật, hoặc bỏ phần tử này.',
      en: 'Use the namespace {expected} and real values, or leave the element out.',
    },
    requirements: ['SIG-19'],
    wireCode: '22',
  },
  'packet.signature-transform': {
    severity: 'warning',
    text: { vi: 'Phép biến đổi “{seen}” không tồn tại.', en: 'The transform “{seen}” does not exist.' },
    remedy: {
      vi: 'Dùng http://www.w3.org/2001/10/xml-exc-c14n#.',
      en: 'Use http://www.w3.org/2001/10/xml-exc-c14n#.',
    },
    requirements: ['SIG-19'],
    wireCode: '22',
  },
  'packet.signature-weak-hash': {
    severity: 'warning',
    text: {
      vi: 'Thuật toán “{seen}” dùng hàm băm đã yếu.',
      en: 'The algorithm “{seen}” uses a hash that is weak by now.',
    },
    remedy: { vi: 'Dùng họ SHA-2, ví dụ SHA-256.', en: 'Use the SHA-2 family, such as SHA-256.' },
    requirements: ['SIG-06', 'SIG-19'],
    wireCode: '22',
  },
} as const satisfies ProblemTable;

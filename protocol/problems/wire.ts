import type { ProblemTable } from './entry.ts';
import { wireSigningProblems } from './wire-signing.ts';

/** What is wrong with a request to the hub before anyone looks at its packet. */
export const wireProblems = {
  'wire.request-malformed': {
    severity: 'error',
    text: {
      vi: 'Đây không phải một yêu cầu HTTP/1.1 đầy đủ: {seen}.',
      en: 'This is not a whole HTTP/1.1 request: {seen}.',
    },
    remedy: {
      vi: 'Gửi bằng HTTP/1.1: dòng yêu cầu, các tiêu đề, một dòng trống, nội dung; mỗi dòng kết thúc bằng CRLF; Content-Length là số byte, không phải số ký tự; bản ghi phải giữ đúng các byte đã truyền.',
      en: 'Send HTTP/1.1: request line, headers, an empty line, the body; each line ends in CRLF; Content-Length counts bytes, not characters; a capture keeps the bytes as they travelled.',
    },
    requirements: [],
    wireCode: '-1',
  },
  'wire.capture-altered': {
    severity: 'warning',
    text: {
      vi: 'Bản ghi không còn đúng các byte đã truyền: {seen}.',
      en: 'The capture does not hold the bytes as they travelled: {seen}.',
    },
    remedy: {
      vi: 'Phần đầu vẫn kiểm tra được; muốn kiểm tra cả mã băm tệp, lưu bản ghi ở dạng nhị phân: UTF-8 không BOM, CRLF sau mỗi dòng, một dòng trống sau phần đầu, không mở bằng trình soạn thảo.',
      en: 'The head can be verified all the same; for the hash of the file, keep the capture as binary: no BOM, CRLF after each line, an empty line after the headers, and no editor in between.',
    },
    requirements: [],
    wireCode: '-1',
  },
  'wire.host-missing': {
    severity: 'error',
    text: {
      vi: 'Yêu cầu HTTP/1.1 thiếu tiêu đề Host.',
      en: 'The HTTP/1.1 request has no Host header.',
    },
    remedy: {
      vi: 'Gửi Host với tên và cổng của Trục, như mọi thư viện HTTP vẫn làm (RFC 9112, mục 3.2).',
      en: 'Send Host with name and port of the hub, as every HTTP library does (RFC 9112, section 3.2).',
    },
    requirements: [],
    wireCode: '-1',
  },
  'wire.expectation-unknown': {
    severity: 'error',
    text: {
      vi: 'Trục không đáp ứng được tiêu đề Expect “{seen}”.',
      en: 'The hub cannot meet the Expect header “{seen}”.',
    },
    remedy: {
      vi: 'Bỏ tiêu đề Expect, hoặc ghi “{expected}”.',
      en: 'Leave the Expect header out, or write “{expected}”.',
    },
    requirements: [],
    wireCode: '-1',
  },
  'wire.proxy-asked': {
    severity: 'error',
    text: {
      vi: 'Bên gọi dùng địa chỉ của Trục như một máy chủ proxy: CONNECT {seen}.',
      en: 'The caller uses the address of the hub as a proxy server: CONNECT {seen}.',
    },
    remedy: {
      vi: 'Bỏ thiết lập proxy trỏ tới Trục (Java: https.proxyHost, http.proxyHost; .NET: HttpClientHandler.Proxy; biến HTTPS_PROXY) và ghi địa chỉ ấy làm địa chỉ Trục.',
      en: 'Take the hub out of the proxy settings (Java: https.proxyHost, http.proxyHost; .NET: HttpClientHandler.Proxy; the variable HTTPS_PROXY), and enter its address as that of the hub.',
    },
    requirements: [],
    wireCode: '-1',
  },
  'wire.operation-unknown': {
    severity: 'error',
    text: { vi: 'Trục không có thao tác “{seen}”.', en: 'The hub has no operation “{seen}”.' },
    remedy: {
      vi: 'Nối đúng tên thao tác vào cuối địa chỉ Trục, kể cả chữ hoa, chữ thường: {expected}.',
      en: 'Put the name of an operation at the end of the hub’s address, in its own case: {expected}.',
    },
    requirements: ['ERR-07'],
    wireCode: '-1',
  },
  'wire.name-near': {
    severity: 'notice',
    text: {
      vi: 'Tên “{seen}” không có trong giao thức; có phải là “{expected}”?',
      en: 'The contract has no name “{seen}”; did you mean “{expected}”?',
    },
    remedy: { vi: 'Nếu đúng, viết “{expected}”.', en: 'If so, write “{expected}”.' },
    requirements: [],
    wireCode: '-1',
  },
  'wire.parameter-elsewhere': {
    severity: 'notice',
    text: {
      vi: 'Tham số có lẽ đang nằm ở chỗ mà Trục không đọc: {seen}.',
      en: 'The parameters are probably where the hub does not read them: {seen}.',
    },
    remedy: {
      vi: 'Gửi mỗi tham số làm một tiêu đề HTTP XroadVnpt-… và ký nó; Trục không đọc tham số trên URL, trong thân hay trong Authorization.',
      en: 'Send each as an HTTP header XroadVnpt-… of its own, and sign it; the hub reads none from the URL, the body or Authorization.',
    },
    requirements: [],
    wireCode: '-1',
  },
  'wire.body-not-packet': {
    severity: 'notice',
    text: {
      vi: 'Nội dung yêu cầu không phải gói tin edXML mà là: {seen}.',
      en: 'The body of the request is no edXML packet but: {seen}.',
    },
    remedy: {
      vi: 'Gửi nguyên các byte của tệp edXML làm nội dung, với Content-Type application/octet-stream: không bọc multipart, JSON hay SOAP, không Base64, không nén.',
      en: 'Send the bytes of the edXML file as they are, as application/octet-stream: not wrapped in multipart, JSON or SOAP, not in Base64, not compressed.',
    },
    requirements: [],
    wireCode: '-1',
  },
  'wire.problems-left-out': {
    severity: 'notice',
    text: {
      vi: 'Phần đầu yêu cầu còn {seen} lỗi cùng loại, không ghi ra ở đây.',
      en: 'The head of the request has {seen} more problems of these kinds, which are not written down.',
    },
    remedy: {
      vi: 'Sửa những lỗi đã nêu trước, rồi gửi lại.',
      en: 'Mend those that are named first, and send again.',
    },
    requirements: [],
    wireCode: '-1',
  },
  'wire.method-wrong': {
    severity: 'error',
    text: {
      vi: 'Thao tác này không nhận phương thức HTTP {seen}.',
      en: 'This operation does not take the HTTP method {seen}.',
    },
    remedy: { vi: 'Dùng {expected}.', en: 'Use {expected}.' },
    requirements: ['ERR-07'],
    wireCode: '-1',
  },
  'wire.parameter-missing': {
    severity: 'error',
    text: { vi: 'Thiếu tham số {path}.', en: 'The parameter {path} is missing.' },
    remedy: {
      vi: 'Gửi {path} làm tiêu đề HTTP, không đặt trên URL hay trong thân, và ký nó.',
      en: 'Send {path} as an HTTP header, not in the URL or the body, and sign it.',
    },
    requirements: ['ERR-01'],
    wireCode: '-1',
  },
  'wire.parameter-value': {
    severity: 'error',
    text: {
      vi: 'Tham số {path} không nhận giá trị “{seen}”.',
      en: 'The parameter {path} does not take the value “{seen}”.',
    },
    remedy: { vi: 'Giá trị được nhận: {expected}.', en: 'What it takes: {expected}.' },
    requirements: ['ERR-01'],
    wireCode: '-1',
  },
  'wire.parameter-repeated': {
    severity: 'error',
    text: {
      vi: 'Tham số {path} xuất hiện nhiều lần: {seen}.',
      en: 'The parameter {path} stands there more than once: {seen}.',
    },
    remedy: {
      vi: 'Gửi mỗi tham số một lần; đối tượng dịch vụ dùng lại giữ tham số của lần gọi trước, kể cả khi chỉ khác chữ hoa, chữ thường.',
      en: 'Send each parameter once; a reused service object keeps those of earlier calls, even where only the casing differs.',
    },
    requirements: ['AUT-02'],
    wireCode: '-1',
  },
  'wire.parameter-not-ascii': {
    severity: 'warning',
    text: {
      vi: 'Tham số {path} có ký tự ngoài ASCII: “{seen}”.',
      en: 'The parameter {path} is not ASCII: “{seen}”.',
    },
    remedy: {
      vi: 'Chỉ dùng ký tự ASCII trong tham số: nhiều thư viện ghi sai ký tự có dấu và làm hỏng chữ ký.',
      en: 'Keep parameters in ASCII: many libraries garble accented letters and so break the signature.',
    },
    requirements: [],
    wireCode: '-1',
  },
  'wire.message-type-unknown': {
    severity: 'error',
    text: { vi: 'Không có loại gói tin “{seen}”.', en: 'There is no message type “{seen}”.' },
    remedy: {
      vi: 'Trục chỉ chuyển hai loại gói tin: {expected}.',
      en: 'The hub carries two message types: {expected}.',
    },
    requirements: ['ENV-11'],
    wireCode: '-1',
  },
  'wire.service-type-unknown': {
    severity: 'error',
    text: { vi: 'Không có loại dịch vụ “{seen}”.', en: 'There is no service type “{seen}”.' },
    remedy: { vi: 'Dùng servicetype = {expected}.', en: 'Use servicetype = {expected}.' },
    requirements: ['ERR-07'],
    wireCode: '-1',
  },
  'wire.receivers-malformed': {
    severity: 'error',
    text: {
      vi: 'Tham số {path} không phải mảng JSON các mã định danh: {seen}.',
      en: 'The parameter {path} is not a JSON array of identity codes: {seen}.',
    },
    remedy: {
      vi: 'Viết dạng ["H37.02","G22"], hoặc bỏ tham số này: bên nhận lấy từ gói tin.',
      en: 'Write it as ["H37.02","G22"], or leave it out: the receivers are taken from the packet.',
    },
    requirements: ['ENV-09'],
    wireCode: '-1',
  },
  'wire.window-malformed': {
    severity: 'error',
    text: {
      vi: 'Tham số {path} không phải thời điểm có thật: “{seen}”.',
      en: 'The parameter {path} is not a real point in time: “{seen}”.',
    },
    remedy: {
      vi: 'Viết dạng dd/MM/yyyy HH:mm:ss theo giờ Việt Nam, ví dụ {expected}.',
      en: 'Write it as dd/MM/yyyy HH:mm:ss in Vietnam time, such as {expected}.',
    },
    requirements: ['ERR-01'],
    wireCode: '-1',
  },
  'wire.window-reversed': {
    severity: 'error',
    text: {
      vi: 'Khoảng thời gian bị ngược: fromDate sau toDate ({seen}).',
      en: 'The time window is reversed: fromDate is after toDate ({seen}).',
    },
    remedy: { vi: 'Đặt fromDate không sau toDate.', en: 'Let fromDate be no later than toDate.' },
    requirements: ['ERR-01'],
    wireCode: '-1',
  },
  ...wireSigningProblems,
  'wire.agency-json-broken': {
    severity: 'error',
    text: {
      vi: 'Nội dung đăng ký đơn vị không phải JSON hợp lệ: {seen}.',
      en: 'The agency to register is not valid JSON: {seen}.',
    },
    remedy: {
      vi: 'Gửi một đối tượng JSON, UTF-8, gồm id, pcode, code, name, mail, mobile, fax.',
      en: 'Send one JSON object in UTF-8 with id, pcode, code, name, mail, mobile, fax.',
    },
    requirements: ['ERR-01'],
    wireCode: '-1',
  },
  'wire.agency-field-missing': {
    severity: 'error',
    text: {
      vi: 'Nội dung đăng ký đơn vị thiếu trường “{path}”.',
      en: 'The agency to register lacks the field “{path}”.',
    },
    remedy: { vi: 'Bổ sung “{path}”, không để trống.', en: 'Add “{path}”, and not as an empty text.' },
    requirements: ['ERR-01'],
    wireCode: '-1',
  },
  'wire.agency-field-wrong': {
    severity: 'error',
    text: {
      vi: 'Trường “{path}” của đơn vị đăng ký có giá trị sai: {seen}.',
      en: 'The field “{path}” of the agency to register is wrong: {seen}.',
    },
    remedy: { vi: 'Phải là {expected}.', en: 'It should be {expected}.' },
    requirements: ['ERR-01'],
    wireCode: '-1',
  },
} as const satisfies ProblemTable;

import type { Bilingual } from '../../protocol/problems/entry.ts';

/** Everything that the story says to people, in both languages. Braces are filled in by `fill`. */
export const texts = {
  title: {
    vi: 'Trục liên thông văn bản quốc gia, mô phỏng trên máy này',
    en: 'The national document axis, simulated on this machine',
  },
  hub: { vi: 'Trục', en: 'Hub' },
  management: { vi: 'Quản lý', en: 'Management' },
  console: {
    vi: 'mở bằng trình duyệt: từng yêu cầu, kèm giải thích',
    en: 'open it in a browser: every request, explained',
  },
  agencies: { vi: 'Các cơ quan tham gia', en: 'The agencies' },
  viaSystem: { vi: 'hệ thống {system}', en: 'system {system}' },

  yours: { vi: 'chỗ trống cho hệ thống của bạn', en: 'a free seat for your system' },

  letter: { vi: 'Công văn {code}', en: 'Official letter {code}' },
  letterFrom: { vi: 'Cơ quan gửi', en: 'From' },
  letterTo: { vi: 'Nơi nhận', en: 'To' },
  letterSubject: { vi: 'Trích yếu', en: 'Subject' },
  letterFiles: { vi: 'Tệp đính kèm', en: 'Attachments' },

  onTheAxis: { vi: 'Trên Trục, ngay lúc này', en: 'On the axis, as it happens' },
  accepted: {
    vi: 'gửi văn bản ({size}) cho {count} nơi nhận',
    en: 'sends the document ({size}) to {count} receivers',
  },
  acceptedOne: { vi: 'gửi văn bản ({size}) cho {names}', en: 'sends the document ({size}) to {names}' },
  statusSent: { vi: 'báo {status}', en: 'reports {status}' },
  fetchedDocument: { vi: 'lấy gói tin về', en: 'fetches the packet' },
  acknowledgedDone: { vi: 'đã lưu, xác nhận “done”', en: 'has stored it, says “done”' },
  acknowledgedFail: { vi: 'không đọc được, báo “fail”', en: 'could not read it, says “fail”' },
  acknowledgedProcessing: { vi: 'đang xử lý, báo “processing”', en: 'is working on it, says “processing”' },
  processed: { vi: 'văn thư: {status}', en: 'clerk: {status}' },
  statusReceived: { vi: 'nhận từ {from}: {status}', en: 'hears from {from}: {status}' },
  agencyRegistered: { vi: 'đăng ký cơ quan {code}', en: 'registers the agency {code}' },
  agencyUpdated: { vi: 'cập nhật cơ quan {code}', en: 'updates the agency {code}' },
  agencyClosing: {
    vi: 'thông báo sẽ ngừng sử dụng mã {code}',
    en: 'announces that the code {code} ends',
  },
  agencyClosed: { vi: 'đóng cơ quan {code}', en: 'closes the agency {code}' },
  fault: {
    vi: 'sự cố gây ra có chủ đích khi {operation}: {fault} ({rule})',
    en: 'a fault on purpose at {operation}: {fault} ({rule})',
  },
  verified: {
    vi: 'kiểm tra chữ ký số trên {document}: {verdict}',
    en: 'verifies the signatures on {document}: {verdict}',
  },
  compared: {
    vi: '{count} tệp đến nơi nguyên vẹn từng byte',
    en: '{count} files arrived, byte for byte',
  },

  timeline: {
    vi: 'Hành trình của văn bản {code} (giờ Việt Nam, +07:00)',
    en: 'The way of document {code} (Vietnam time, +07:00)',
  },
  timelineSent: { vi: 'gửi lên Trục', en: 'sent to the hub' },
  timelineAccepted: { vi: 'Trục nhận, cấp mã {docId}', en: 'the hub takes it as {docId}' },
  automatic: { vi: 'hệ thống tự động', en: 'by the system itself' },
  agree: {
    vi: 'Sổ của bên gửi, nhật ký của Trục và sổ của các bên nhận khớp nhau: {count} trạng thái.',
    en: 'The sender’s register, the hub’s record and the receivers’ registers agree: {count} statuses.',
  },

  connect: { vi: 'Nối hệ thống của bạn vào đây', en: 'Point a system of your own at it' },
  freeSeat: {
    vi: 'chỗ trống: không ai lấy văn bản ở đây, hãy dùng chỗ này',
    en: 'a free seat: nobody fetches its mail, so take this one',
  },
  takenSeat: { vi: 'có hệ thống mô phỏng nhận và trả lời', en: 'a simulated system receives and answers' },
  sendLine: { vi: 'Gửi một gói tin:', en: 'Send a packet:' },
  sampleLine: { vi: 'Tạo một gói tin mẫu để bắt đầu:', en: 'Write a sample packet to start from:' },
  checkLine: { vi: 'Xem trước gói tin có lỗi gì:', en: 'See what is wrong with a packet first:' },
  watchLine: {
    vi: 'Xem lại từng yêu cầu, kèm giải thích: mở {url} bằng trình duyệt, hoặc lấy JSON:',
    en: 'Look at each request again, explained: open {url} in a browser, or take the JSON:',
  },
  traceLine: { vi: 'Xem nhật ký trao đổi của Trục:', en: 'Look at the hub’s record of the exchange:' },
  fileName: { vi: 'goi-tin.edxml', en: 'packet.edxml' },
  waiting: {
    vi: 'Đang chờ. Mọi yêu cầu đến Trục sẽ hiện ở đây kèm lời giải thích. Ctrl-C để dừng.',
    en: 'Waiting. Every request to the hub is shown here with what is wrong with it. Ctrl-C ends it.',
  },
  closing: { vi: 'Đã dừng.', en: 'Closed.' },

  requestOf: { vi: 'của hệ thống {system}', en: 'of system {system}' },
  nameless: { vi: 'của một hệ thống không xưng tên', en: 'of a system that gives no name' },
  noRequest: { vi: 'kết nối chưa thành yêu cầu HTTP', en: 'a connection that came to no HTTP request' },
  refused: { vi: 'bị từ chối', en: 'refused' },
  stalled: { vi: 'chưa trả lời được', en: 'cannot be answered yet' },
  asBefore: { vi: '({code}, như lần trước)', en: '({code}, as before)' },
  answeredOk: { vi: 'được trả lời', en: 'answered' },
  answeredDocId: { vi: 'được nhận, DocId {docId}', en: 'accepted, DocId {docId}' },
  place: { vi: 'dòng {line}, cột {column}', en: 'line {line}, column {column}' },
  wholeRequest: { vi: 'cả yêu cầu', en: 'the request' },
  placeLine: { vi: 'dòng {line}', en: 'line {line}' },
  answered: {
    vi: 'Trục trả lời nguyên văn (HTTP {status}):',
    en: 'The hub answered, to the letter (HTTP {status}):',
  },
  hungUp: {
    vi: 'Bên gọi ngắt kết nối trước khi được trả lời.',
    en: 'The caller hung up before it was answered.',
  },
  moreProblems: { vi: 'và {count} lỗi khác', en: 'and {count} more errors' },
  moreNotes: { vi: 'và {count} điều khác cần xem', en: 'and {count} more to look at' },

  broken: { vi: 'Câu chuyện không trọn vẹn: {why}', en: 'The story did not come out: {why}' },

  agencyUp: {
    vi: '{name} ({code}) đã nối vào Trục {hub}',
    en: '{name} ({code}) is connected to the hub {hub}',
  },
  arrival: {
    vi: 'Văn bản đến số {number}: {code} của {from}',
    en: 'Incoming document no. {number}: {code} from {from}',
  },
  unreadable: {
    vi: 'không đọc được gói tin {id}, đã báo “fail”',
    en: 'packet {id} cannot be read; “fail” was said',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** Puts values in place of `{name}`. */
export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

import { directoryProblems } from './directory.ts';
import type { ProblemTable } from './entry.ts';

/** Why the hub refuses what is well-formed, and what it noticed while it accepted. */
export const hubProblems = {
  'hub.name-differs': {
    severity: 'warning',
    text: {
      vi: 'Tên “{seen}” khác tên của mã này trong danh mục: “{expected}”.',
      en: 'The name “{seen}” is not the directory’s for this code: “{expected}”.',
    },
    remedy: {
      vi: 'Kiểm tra mã và đồng bộ danh mục; tên lấy từ danh mục, không gõ tay.',
      en: 'Check the code and synchronise the directory; names come from it, not from typing.',
    },
    requirements: ['MET-14'],
    wireCode: '22',
  },
  'hub.sender-is-centre': {
    severity: 'warning',
    text: {
      vi: 'Đơn vị gửi “{seen}” là trung tâm liên thông, không phải cơ quan phát hành văn bản.',
      en: 'The sender “{seen}” is an exchange centre and no body that issues documents.',
    },
    remedy: {
      vi: 'Ghi mã của đơn vị thành viên trong From; trung tâm ghi vết của mình trong TraceHeaderList.',
      en: 'Put the member’s code into From; the centre stands in TraceHeaderList.',
    },
    requirements: ['ENV-15'],
    wireCode: '22',
  },
  'hub.centre-not-in-trace': {
    severity: 'warning',
    text: {
      vi: 'Gói tin qua trung tâm {expected} nhưng lộ trình không có trung tâm này.',
      en: 'The packet came through the centre {expected}, which its trace does not name.',
    },
    remedy: {
      vi: 'Trung tâm thêm một TraceHeader với mã của mình trước khi chuyển lên trục.',
      en: 'The centre adds a TraceHeader with its own code before it hands the packet on.',
    },
    requirements: ['ENV-15'],
    wireCode: '22',
  },
  'hub.receiver-unknown': {
    severity: 'error',
    text: {
      vi: 'Bên nhận “{seen}” không có trong danh mục.',
      en: 'The receiver “{seen}” is not in the directory.',
    },
    remedy: {
      vi: 'Đồng bộ danh mục bằng getAgenciesList rồi gửi lại; chưa bên nhận nào được gửi.',
      en: 'Synchronise the directory with getAgenciesList, then send again; no receiver has been sent to.',
    },
    requirements: ['IDC-05'],
    wireCode: '18',
  },
  'hub.receiver-not-connected': {
    severity: 'error',
    text: {
      vi: 'Bên nhận “{seen}” đã có mã định danh nhưng chưa kết nối với trục.',
      en: 'The receiver “{seen}” has its code but is not connected to the axis yet.',
    },
    remedy: {
      vi: 'Gửi bằng cách khác cho tới khi đơn vị kết nối; chưa bên nhận nào được gửi.',
      en: 'Send in another way until it is connected; no receiver has been sent to.',
    },
    requirements: ['IDC-05', 'REG-02'],
    wireCode: '18',
  },
  'hub.receiver-locked': {
    severity: 'error',
    text: { vi: 'Bên nhận “{seen}” đang bị khoá.', en: 'The receiver “{seen}” is locked.' },
    remedy: {
      vi: 'Gửi lại khi bên nhận được mở khoá, hoặc bỏ bên nhận này; chưa bên nhận nào được gửi.',
      en: 'Send again once it is unlocked, or leave it out; no receiver has been sent to.',
    },
    requirements: ['IDC-05'],
    wireCode: '23',
  },
  'hub.receiver-closed': {
    severity: 'error',
    text: { vi: 'Bên nhận “{seen}” đã ngừng hoạt động.', en: 'The receiver “{seen}” has been closed.' },
    remedy: {
      vi: 'Đồng bộ danh mục và gửi tới cơ quan kế thừa; chưa bên nhận nào được gửi.',
      en: 'Synchronise the directory and send to its successor; no receiver has been sent to.',
    },
    requirements: ['IDC-05', 'IDC-03'],
    wireCode: '18',
  },
  'hub.receiver-doubled': {
    severity: 'notice',
    text: {
      vi: 'Mã “{seen}” là mã khác của một bên nhận đã có; chỉ gửi một bản.',
      en: 'The code “{seen}” is another code of a receiver already named; one delivery is made.',
    },
    remedy: {
      vi: 'Chỉ cần ghi một mã của mỗi bên nhận.',
      en: 'One code of each receiver is enough.',
    },
    requirements: ['IDC-06'],
    wireCode: '22',
  },
  'hub.sender-foreign': {
    severity: 'error',
    text: {
      vi: 'Đơn vị gửi “{seen}” không thuộc hệ thống {expected}.',
      en: 'The sender “{seen}” is not served by the system {expected}.',
    },
    remedy: {
      vi: 'Gửi bằng mã đã đăng ký cho hệ thống của mình, hoặc đăng ký đơn vị này trước.',
      en: 'Send with a code that is registered for your own system, or register this agency first.',
    },
    requirements: ['IDC-04'],
    wireCode: '19',
  },
  'hub.sender-inactive': {
    severity: 'error',
    text: {
      vi: 'Đơn vị gửi “{seen}” đã bị khoá hoặc ngừng hoạt động.',
      en: 'The sender “{seen}” is locked or closed.',
    },
    remedy: {
      vi: 'Gửi bằng mã đang hoạt động của cơ quan kế thừa.',
      en: 'Send with the active code of the body that took over.',
    },
    requirements: ['IDC-03', 'IDC-04'],
    wireCode: '19',
  },
  'hub.sender-header-differs': {
    severity: 'warning',
    text: {
      vi: 'Tham số from “{seen}” khác đơn vị gửi trong gói tin “{expected}”; lấy theo gói tin.',
      en: 'The parameter from “{seen}” is not the packet’s sender “{expected}”; the packet decides.',
    },
    remedy: {
      vi: 'Ghi tham số from đúng như From/OrganId của gói tin.',
      en: 'Write the parameter from as the packet’s From/OrganId.',
    },
    requirements: ['ENV-09'],
    wireCode: '22',
  },
  'hub.receivers-header-differs': {
    severity: 'warning',
    text: {
      vi: 'Tham số to {seen} khác bên nhận trong gói tin {expected}; lấy theo gói tin.',
      en: 'The parameter to {seen} is not the packet’s receivers {expected}; the packet decides.',
    },
    remedy: {
      vi: 'Ghi tham số to đúng như các To/OrganId của gói tin, hoặc bỏ tham số này.',
      en: 'Write the parameter to as the packet’s To/OrganId, or leave it out.',
    },
    requirements: ['ENV-09'],
    wireCode: '22',
  },
  'hub.message-type-differs': {
    severity: 'error',
    text: {
      vi: 'Tham số messagetype là “{seen}” nhưng gói tin là loại “{expected}”.',
      en: 'The parameter messagetype says “{seen}”, the packet is of type “{expected}”.',
    },
    remedy: {
      vi: 'Gửi văn bản với edoc, gói tin trạng thái với status.',
      en: 'Send documents as edoc and status packets as status.',
    },
    requirements: ['ENV-09', 'ENV-11'],
    wireCode: '22',
  },
  'hub.packet-too-large': {
    severity: 'error',
    text: {
      vi: 'Gói tin {seen} byte vượt giới hạn {expected} byte.',
      en: 'The packet of {seen} bytes is over the limit of {expected} bytes.',
    },
    remedy: {
      vi: 'Giảm dung lượng tệp đính kèm hoặc tách văn bản thành nhiều gói.',
      en: 'Make the attachments smaller, or split them over several packets.',
    },
    requirements: ['ENV-13'],
    wireCode: '10',
  },
  'hub.upload-cut': {
    severity: 'error',
    text: {
      vi: 'Kết nối bị ngắt khi mới nhận {seen} byte.',
      en: 'The connection ended after {seen} bytes of the body.',
    },
    remedy: {
      vi: 'Gửi lại toàn bộ gói tin; phần đã nhận không được lưu.',
      en: 'Send the whole packet again; nothing of this one was kept.',
    },
    requirements: ['ERR-09'],
    wireCode: '-1',
  },
  'hub.packet-repeated': {
    severity: 'notice',
    text: {
      vi: 'Gói tin này đã được tiếp nhận với mã {expected}; không gửi lần hai.',
      en: 'This packet was accepted before as {expected}; nothing is delivered again.',
    },
    remedy: {
      vi: 'Không cần làm gì: mã trả về là mã của lần gửi đầu. Muốn gửi văn bản khác thì sinh gói tin mới.',
      en: 'Nothing needs doing: the id in the answer is that of the first time. To send another document, make a new packet.',
    },
    requirements: ['DUP-01', 'DUP-02', 'AUT-03'],
    wireCode: '-1',
  },
  'hub.document-changed': {
    severity: 'warning',
    text: {
      vi: 'Mã định danh văn bản “{seen}” đã được gửi trước đó với nội dung khác ({expected}).',
      en: 'The document “{seen}” was sent before with other content ({expected}).',
    },
    remedy: {
      vi: 'Văn bản khác thì dùng số khác; sửa văn bản đã gửi thì dùng nghiệp vụ cập nhật hoặc thay thế.',
      en: 'Give another document another number; change a sent one by an update or a replacement.',
    },
    requirements: ['DUP-03', 'IDC-11'],
    wireCode: '22',
  },
  'hub.document-conflict': {
    severity: 'error',
    text: {
      vi: 'Mã định danh văn bản “{seen}” đã dùng cho nội dung khác ({expected}); không nhận bản thứ hai.',
      en: 'The document “{seen}” was sent before with other content ({expected}); a second one is not taken.',
    },
    remedy: {
      vi: 'Văn bản khác thì cấp số khác; sửa văn bản đã gửi thì dùng nghiệp vụ cập nhật hoặc thay thế.',
      en: 'Give another document another number; change a sent one by an update or a replacement.',
    },
    requirements: ['DUP-03', 'IDC-11'],
    wireCode: '-1',
  },
  'hub.not-the-issuer': {
    severity: 'error',
    text: {
      vi: 'Đơn vị “{seen}” không phải nơi ban hành văn bản “{expected}”.',
      en: 'The agency “{seen}” did not issue the document “{expected}”.',
    },
    remedy: {
      vi: 'Chỉ nơi ban hành mới được thu hồi, lấy lại, cập nhật hoặc thay thế văn bản; bên nhận dùng 02 để trả lại.',
      en: 'Only its issuer may recall, take back, update or replace a document; a receiver refuses it with 02.',
    },
    requirements: ['RCL-05'],
    wireCode: '-1',
  },
  'hub.status-foreign': {
    severity: 'error',
    text: {
      vi: 'Đơn vị “{seen}” không phải bên nhận của văn bản “{expected}” nên không được gửi trạng thái.',
      en: 'The agency “{seen}” is no receiver of the document “{expected}” and cannot report on it.',
    },
    remedy: {
      vi: 'Kiểm tra From/OrganId và ResponseFor/DocumentId của gói tin trạng thái.',
      en: 'Check From/OrganId and ResponseFor/DocumentId of the status packet.',
    },
    requirements: ['STA-10'],
    wireCode: '-1',
  },
  'hub.status-misaddressed': {
    severity: 'warning',
    text: {
      vi: 'Trạng thái gửi cho “{seen}”, nhưng văn bản do {expected} gửi.',
      en: 'The status goes to “{seen}”, but the document came from {expected}.',
    },
    remedy: {
      vi: 'Ghi ResponseFor/OrganId là From/OrganId của văn bản, vì chỉ nơi đó nhận được trạng thái.',
      en: 'Write the document’s From/OrganId in ResponseFor/OrganId: nobody else gets the status.',
    },
    requirements: ['STA-10'],
    wireCode: '22',
  },
  'hub.document-unknown': {
    severity: 'warning',
    text: {
      vi: 'Trục không có bản ghi chuyển văn bản “{seen}” giữa hai bên.',
      en: 'The hub has no record of the document “{seen}” between these two.',
    },
    remedy: {
      vi: 'Kiểm tra mã định danh văn bản; gói tin vẫn được chuyển vì văn bản có thể cũ hơn Trục này.',
      en: 'Check the identifier; the packet is passed on, as the document may be older than this hub.',
    },
    requirements: ['STA-10', 'RCL-06'],
    wireCode: '22',
  },
  'hub.not-a-receiver': {
    severity: 'warning',
    text: {
      vi: 'Trục chưa từng chuyển văn bản “{expected}” tới “{seen}”.',
      en: 'The hub has never carried the document “{expected}” to “{seen}”.',
    },
    remedy: {
      vi: 'Chỉ thu hồi ở những đơn vị đã nhận văn bản; đơn vị khác sẽ trả lời 02.',
      en: 'Recall a document only where it was sent; other agencies answer with 02.',
    },
    requirements: ['RCL-06'],
    wireCode: '22',
  },
  'hub.receiver-not-addressed': {
    severity: 'warning',
    text: {
      vi: 'Đơn vị “{seen}” được thêm hoặc bỏ khỏi danh sách nhận nhưng không có trong To.',
      en: 'The agency “{seen}” is added to or taken off the receivers, but is not among To.',
    },
    remedy: {
      vi: 'Ghi cả đơn vị được thêm và đơn vị bị bỏ vào To của gói tin cập nhật, nếu không họ không biết.',
      en: 'Name added and removed receivers in To of the update as well, or they never hear of it.',
    },
    requirements: ['RCL-12'],
    wireCode: '22',
  },
  'hub.delivery-withdrawn': {
    severity: 'error',
    text: {
      vi: 'Gói tin “{seen}” đã bị bên gửi thu hồi trước khi được lấy.',
      en: 'The packet “{seen}” was recalled by its sender before it was fetched.',
    },
    remedy: {
      vi: 'Không cần làm gì: gói tin không còn trong danh sách; văn bản thu hồi cho biết lý do.',
      en: 'Nothing needs doing: it is listed no more, and the recall says why.',
    },
    requirements: ['RCL-04'],
    wireCode: '-1',
  },
  'hub.attempts-paused': {
    severity: 'error',
    text: {
      vi: 'Hệ thống “{seen}” xác thực sai quá nhiều lần, tạm dừng đến {expected}.',
      en: 'The system “{seen}” failed to authenticate too often; it has to wait until {expected}.',
    },
    remedy: {
      vi: 'Kiểm tra khoá bí mật và cách ký yêu cầu, rồi gọi lại sau thời điểm đó.',
      en: 'Check the secret and how requests are signed, then call again after that time.',
    },
    requirements: ['AUT-04'],
    wireCode: '-1',
  },
  'hub.delivery-unknown': {
    severity: 'error',
    text: {
      vi: 'Không có gói tin nhận với mã “{seen}”.',
      en: 'There is no received packet with the id “{seen}”.',
    },
    remedy: {
      vi: 'Dùng docId (UUID) trong kết quả getReceivedEdocList.',
      en: 'Use a docId (UUID) from the answer of getReceivedEdocList.',
    },
    requirements: ['DUP-06'],
    wireCode: '-1',
  },
  'hub.delivery-foreign': {
    severity: 'error',
    text: {
      vi: 'Gói tin “{seen}” không gửi cho hệ thống {expected}.',
      en: 'The packet “{seen}” was not sent to the system {expected}.',
    },
    remedy: {
      vi: 'Chỉ lấy và xác nhận gói tin trong danh sách của hệ thống mình.',
      en: 'Fetch and acknowledge only what your own list shows.',
    },
    requirements: ['DUP-06'],
    wireCode: '-1',
  },
  'hub.ack-too-late': {
    severity: 'error',
    text: {
      vi: 'Gói tin “{seen}” đã được xác nhận done, không đổi thành fail được.',
      en: 'The packet “{seen}” has been acknowledged as done and cannot become fail.',
    },
    remedy: {
      vi: 'Báo lỗi nghiệp vụ cho bên gửi bằng gói tin trạng thái 02 kèm lý do.',
      en: 'Tell the sender by a status packet 02 with its reason.',
    },
    requirements: ['DUP-06'],
    wireCode: '-1',
  },
  'hub.agency-code-taken': {
    severity: 'error',
    text: {
      vi: 'Mã định danh “{seen}” đã cấp cho một đơn vị, kể cả khi đơn vị đó đã đóng.',
      en: 'The code “{seen}” belongs to a body already, and stays so after it is closed.',
    },
    remedy: {
      vi: 'Dùng mã chưa từng cấp; muốn sửa thông tin thì gửi kèm id của đơn vị.',
      en: 'Use a code never given before; to change an entry, send its id along.',
    },
    requirements: ['IDC-07'],
    wireCode: '-1',
  },
  'hub.agency-code-fixed': {
    severity: 'error',
    text: {
      vi: 'Không được đổi mã của đơn vị từ “{expected}” thành “{seen}”.',
      en: 'The code of an agency cannot change from “{expected}” to “{seen}”.',
    },
    remedy: {
      vi: 'Đóng đơn vị cũ và đăng ký đơn vị mới với mã mới.',
      en: 'Close the old entry and register a new one under the new code.',
    },
    requirements: ['IDC-07'],
    wireCode: '-1',
  },
  'hub.agency-parent-foreign': {
    severity: 'error',
    text: {
      vi: 'Đơn vị cha “{seen}” không thuộc hệ thống {expected}.',
      en: 'The parent “{seen}” is not served by the system {expected}.',
    },
    remedy: {
      vi: 'Chỉ đăng ký đơn vị dưới mã hoặc trung tâm của chính mình (pcode).',
      en: 'Register units only below your own code or centre (pcode).',
    },
    requirements: ['REG-09'],
    wireCode: '-1',
  },
  'hub.agency-unknown': {
    severity: 'error',
    text: { vi: 'Không có đơn vị “{seen}” trong danh mục.', en: 'The directory has no agency “{seen}”.' },
    remedy: {
      vi: 'Kiểm tra mã hoặc id bằng getAgenciesList.',
      en: 'Look the code or id up with getAgenciesList.',
    },
    requirements: ['REG-09'],
    wireCode: '-1',
  },
  'hub.agency-foreign': {
    severity: 'error',
    text: {
      vi: 'Đơn vị “{seen}” không thuộc hệ thống {expected}.',
      en: 'The agency “{seen}” is not served by the system {expected}.',
    },
    remedy: {
      vi: 'Chỉ sửa hoặc đóng đơn vị do chính mình đăng ký.',
      en: 'Change or close only what you have registered yourself.',
    },
    requirements: ['REG-09'],
    wireCode: '-1',
  },
  'hub.agency-not-sub-unit': {
    severity: 'error',
    text: {
      vi: 'Không được đóng “{seen}” vì đó là mã của chính hệ thống, không phải đơn vị trực thuộc.',
      en: '“{seen}” cannot be closed: it is the system’s own code, not a unit below it.',
    },
    remedy: {
      vi: 'Liên hệ đơn vị vận hành Trục để ngừng kết nối.',
      en: 'Ask the operator of the hub to end the connection.',
    },
    requirements: ['REG-09'],
    wireCode: '-1',
  },
  'hub.agency-closed': {
    severity: 'error',
    text: { vi: 'Đơn vị “{seen}” đã đóng.', en: 'The agency “{seen}” has been closed.' },
    remedy: {
      vi: 'Đơn vị đã đóng không mở lại và không sửa được.',
      en: 'A closed agency is not opened again and not changed.',
    },
    requirements: ['IDC-07'],
    wireCode: '-1',
  },
  'hub.secrecy-mark': {
    severity: 'error',
    text: {
      vi: 'Văn bản mang dấu chỉ độ mật ({seen}): bí mật nhà nước không được gửi qua Trục.',
      en: 'The document carries a secrecy mark ({seen}): state secrets must not go through the axis.',
    },
    remedy: {
      vi: 'Gửi theo quy định về bảo vệ bí mật nhà nước; nếu văn bản không mật thì bỏ dấu mật khỏi trích yếu và tên tệp.',
      en: 'Send it the way the law on state secrets prescribes; if it is no secret, take the mark out of subject and file names.',
    },
    requirements: ['GEN-01'],
    wireCode: '19',
  },
  'hub.failed': {
    severity: 'error',
    text: {
      vi: 'Lỗi hệ thống của Trục (mã sự cố {seen}).',
      en: 'The hub itself failed (incident {seen}).',
    },
    remedy: {
      vi: 'Gửi lại sau; nếu còn lỗi thì báo mã sự cố cho đơn vị vận hành.',
      en: 'Try again later; if it stays, tell the operator the incident’s number.',
    },
    requirements: ['ERR-01'],
    wireCode: '20',
  },
  'hub.maintenance': {
    severity: 'error',
    text: {
      vi: 'Trục đang tạm dừng để bảo trì, dự kiến hoạt động lại: {expected}.',
      en: 'The hub is down for maintenance; expected back: {expected}.',
    },
    remedy: {
      vi: 'Giữ văn bản trong hàng đợi và gửi lại sau thời điểm này; chưa có gì được ghi nhận.',
      en: 'Keep it in the outbox and try again after that time; nothing has been recorded.',
    },
    requirements: ['AVL-13'],
    wireCode: '20',
  },
  ...directoryProblems,
} as const satisfies ProblemTable;

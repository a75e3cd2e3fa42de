import type { Bilingual } from '../../protocol/problems/entry.ts';
import type { Fate } from './requirement.ts';

const outOfScope = (vi: string, en: string): Fate => ({ kind: 'out-of-scope', why: { vi, en } });
const onFile = (wanted: Bilingual): Fate => ({ kind: 'on-file', wanted, oldestDays: 366 });

/** Of the hub's own web portal, which no system of an agency sees. */
const portal = outOfScope(
  'Thuộc cổng thông tin của Trục và tài khoản người dùng, không đi qua giao diện mà hệ thống kết nối dùng; bản này chưa lái cổng.',
  'A matter of the hub’s portal and its users, which does not cross the interface of connected systems; this version drives no portal.',
);

/** Processes between people: a record with a date shows them, the wire does not. */
const record = onFile({
  vi: 'Biên bản hoặc bản ghi có ngày cho thấy quy trình đã được thực hiện đúng hạn',
  en: 'A dated record that shows the process was carried out, and in time',
});

const kept = (vi: string, en: string): Fate => onFile({ vi, en });

/** What a hub tells people leaves by SMS and e-mail, which no connected system and no harness in its place sees. */
const notices = kept(
  'Bản ghi thông báo SMS, thư điện tử của đơn vị vận hành: ai được báo, lúc nào, về việc gì',
  'The operator’s record of its SMS and e-mail notices: who was told, when, of what',
);

const apart = kept(
  'Danh sách tài khoản, mã và địa chỉ của môi trường thử và môi trường chính thức, cho thấy không dùng chung',
  'Accounts, codes and addresses of the trial and the production hub, which show that none is shared',
);

const fallback = kept(
  'Biên bản thử phương án dự phòng qua thư điện tử và cổng: thư mã hoá, nhập lại không thành bản thứ hai',
  'The record of a drill of the fallback by e-mail and portal: mail encrypted, entered again without a second copy',
);

const verdictsKept = kept(
  'Bản ghi kết quả xác minh của một văn bản có chứng thư bị thu hồi sau khi đã chuyển, trước và sau ngày thu hồi',
  'What is recorded of a delivered document whose certificate was revoked later, before and after that day',
);

const atTheScreen = (vi: string, en: string): Fate => ({ kind: 'attended', step: { vi, en } });

const proofKept = atTheScreen(
  'Mở một văn bản đến đã xác minh: hệ thống có lưu chứng thư, trả lời CRL/OCSP, dấu thời gian, người ký và kết quả xác minh cùng văn bản không?',
  'Open an incoming document that was verified: are its certificate, CRL or OCSP answer, time-stamp, signer and the result of verification kept with it?',
);

/** No field of a packet tells a joint document from another. */
const joint = atTheScreen(
  'Mở một văn bản liên tịch đã gửi: có đủ chữ ký của mọi cơ quan tham gia, và chữ ký số của cơ quan chủ trì phát hành không?',
  'Open a joint document that was sent: does it bear the signatures of all its bodies, and that of the leading body which issues it?',
);

const whereTheLawAsks = outOfScope(
  'Không văn bản nào đã đọc nói loại văn bản nào phải có dấu thời gian; dấu thời gian đã có thì được kiểm theo TSP-02 đến TSP-05.',
  'No text that was read says which documents need a time-stamp; those that are there are checked by TSP-02 to TSP-05.',
);

const needsMonths = outOfScope(
  'Cần theo dõi hệ thống đang chạy nhiều tháng hoặc đối chiếu sổ của nhiều tháng.',
  'Needs a system watched, or registers compared, over months.',
);

const service = outOfScope(
  'Nghĩa vụ của tổ chức cấp chứng thư hoặc dấu thời gian, không phải của hệ thống hay Trục được kiểm.',
  'A duty of the certification or time-stamp service, not of the system or hub under test.',
);

const each = (fate: Fate, ...ids: readonly string[]): readonly (readonly [string, Fate])[] =>
  ids.map((id) => [id, fate]);

/** Duties that could be looked at from outside and are not, or not by a check, each with the reason. */
export const unchecked: Readonly<Record<string, Fate>> = Object.fromEntries([
  ...each(portal, 'ACC-04', 'ACC-05', 'ACC-06', 'ACC-07', 'AUT-05', 'AUT-06', 'AUT-07', 'TLS-08', 'ONB-14'),
  ...each(record, 'ONB-01', 'ONB-02', 'ONB-03', 'ONB-04', 'ONB-05', 'ONB-07', 'ONB-11', 'ONB-15'),
  ...each(record, 'INC-01', 'INC-02', 'INC-03', 'INC-04', 'INC-08', 'AVL-01', 'AVL-02', 'AVL-07', 'AVL-08'),
  ...each(record, 'AVL-10', 'ERR-10', 'RET-01', 'RET-03', 'RET-06', 'REG-06', 'REG-10', 'LOG-04', 'LOG-05'),
  ...each(record, 'RPT-04', 'RPT-05', 'RPT-07', 'ONB-12'),
  ...each(needsMonths, 'GEN-02', 'AVL-09', 'AVL-14', 'RPT-02', 'RPT-08', 'STA-18'),
  ...each(service, 'CRT-10', 'REV-08', 'TSP-06'),
  ...each(notices, 'AVL-03', 'AVL-04', 'AVL-05', 'AVL-06'),
  ...each(fallback, 'AVL-12', 'TLS-09'),
  ...each(apart, 'ONB-09'),
  ...each(verdictsKept, 'REV-09'),
  ...each(proofKept, 'SIG-15'),
  ...each(joint, 'SIG-22'),
  ...each(whereTheLawAsks, 'TSP-01'),
]);

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

/** Could be looked at, and is not yet: the report says so instead of passing over it. */
const notYet = outOfScope(
  'Có thể kiểm nhưng bản này chưa có phép kiểm; không được coi là đạt.',
  'It could be looked at, and this version has no check of it yet; it is not to be taken as passed.',
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
  ...each(notYet, 'AUT-09', 'AVL-03', 'AVL-04', 'AVL-05', 'AVL-06', 'AVL-12', 'CRT-08', 'GEN-10', 'IDC-13'),
  ...each(notYet, 'INC-05', 'ONB-09', 'ONB-10', 'REG-02', 'REG-03', 'RET-09', 'RET-10', 'REV-09', 'SIG-15'),
  ...each(notYet, 'SIG-22', 'TLS-07', 'TLS-09', 'TSP-01'),
]);

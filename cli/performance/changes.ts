import type { Bilingual } from '../../protocol/problems/entry.ts';

/** One thing that was changed so that it goes faster or takes less memory, and the commits that did it. */
export interface Change extends Bilingual {
  readonly commits: readonly string[];
}

/** What was changed to get there, by what it spares. No figure stands here: those are measured. */
export const changes: readonly Change[] = [
  {
    commits: ['4909e48', '80bfc9d'],
    vi: 'Ghi bền: gói tin ngắn nằm trong SQLite cùng dòng của nó, một lần đồng bộ cho cả hai; nhật ký được đồng bộ ở luồng khác, những gì đến trong lúc đó là nhóm ghi kế tiếp.',
    en: 'Durable writes: a short packet lies in SQLite with its row, one sync for both; the log is synced on another thread, and what comes meanwhile is the next group.',
  },
  {
    commits: ['aa1867a', 'e7d5c18', '508d2c0', '91766a1'],
    vi: 'Tệp của gói tin dài: một lần đồng bộ; tên tệp được tạo ngoài luồng chính; thư mục đồng bộ qua bộ mô tả đã mở; nhật ký SQLite ghi ít trang hơn.',
    en: 'Files of long packets: one sync each; the name of a file is made off the main thread; folders are synced by an open descriptor; the SQLite log writes fewer pages.',
  },
  {
    commits: ['4d15b2b'],
    vi: 'Gói dài được ghi xuống đĩa ngay khi đang nhận, nên bộ nhớ không lớn theo gói.',
    en: 'A long packet is written to disk while the rest of it comes in, so that memory does not grow with it.',
  },
  {
    commits: ['fc2ad65', '963de5f', 'b8677f2', 'de3e9ad'],
    vi: 'XML: bộ quét nhanh dựng cây, libxml2 chỉ xét điều bộ quét chưa chắc; Base64 giải mã đúng một lần; tệp đính kèm chỉ được băm khi có nơi cần.',
    en: 'XML: a fast scanner builds the tree and libxml2 judges only what is not beyond doubt; Base64 is decoded once; attachments are hashed only for who needs it.',
  },
  {
    commits: ['9823ab2', '0149d05', '34f86a9', '05650e6', 'b84cab2'],
    vi: 'Đọc gói tin: thẻ thường được đọc trong một vòng lặp; tên và khai báo giữ lại từ văn bản này sang văn bản sau; quy tắc tra theo ô; điều chắc chắn đúng không phải xét kỹ.',
    en: 'Reading a packet: plain tags are read in one loop; names and declarations are kept from one document to the next; rules are found by slot; what cannot be wrong is not looked at closely.',
  },
  {
    commits: ['15fe622', 'ca70030', '3783407'],
    vi: 'SQLite: giá trị gắn theo vị trí, không theo tên; một nhóm ghi chỉ dùng điểm lưu khi có dòng lỗi; trang được chuyển từ nhật ký về chỗ của chúng ở một luồng riêng.',
    en: 'SQLite: values are bound by place, not by name; a group is written with savepoints only when a row of it fails; pages are moved from the log to their place in a thread of their own.',
  },
  {
    commits: ['0299e53', '27b0541', 'c759d4a'],
    vi: 'Ký và kiểm từng lượt gọi ít bước hơn; bước không phải chờ thì không chờ; tên kiểm trong một vòng lặp.',
    en: 'Calls are signed and verified in fewer turns; steps that do not wait are not waited for; names are checked in a loop.',
  },
  {
    commits: ['15a2c4d', 'b7306b5', 'cbcd38f', 'b502489'],
    vi: 'Hỏi danh sách: phần đầu của lượt hỏi lặp lại chỉ xét một lần; hàng chờ tra theo hộp thư.',
    en: 'Polling: what follows from the head of a repeated poll is found out once; what waits is found by mailbox.',
  },
  {
    commits: ['fe552c6', '4d26cef'],
    vi: 'Đo thời gian bên trong Trục: các đoạn nối tiếp nhau, nên đọc đồng hồ ít đi một nửa, và được cộng theo lô.',
    en: 'Spans inside the hub follow each other by laps, with half as many readings of the clock, and are counted in lots.',
  },
  {
    commits: ['ea696b0', 'c829da7', '80df4c6', '0bee3e5', 'd7de2c9', '0437b5e'],
    vi: 'PostgreSQL: dòng chứa gói nhỏ hơn, nên cùng lúc giữ ít bộ nhớ hơn; tra cứu của các lượt gọi đến cùng lúc là một câu lệnh, một trạng thái được ghi bằng một câu lệnh, và nội dung chờ đĩa cùng với dòng của nó.',
    en: 'PostgreSQL: packets lie in smaller rows, so that less of one is held at a time; lookups of calls that come together are one statement, a status is recorded in one, and bytes wait for the disk with their row.',
  },
  {
    commits: ['b932b82', '387dd34', '11f62aa', 'c11a43e'],
    vi: 'Kiểm chữ ký: chứng thư trong một thông điệp đọc một lần, tên so theo byte trước; nội dung PDF giải mã một bước.',
    en: 'Verifying: certificates of a message are read once and names compared as bytes first; PDF contents are decoded in one step.',
  },
  {
    commits: ['ca1a03a', '0342e3e'],
    vi: 'Danh mục: dòng được viết thẳng ra, không qua bước trung gian.',
    en: 'Directory: rows are written without a detour.',
  },
];

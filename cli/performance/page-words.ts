import type { Bilingual } from '../../protocol/problems/entry.ts';

/** Headings and sentences of the page; figures are put in by whoever renders it. */
export const pageWords = {
  title: { vi: 'Hiệu năng', en: 'Performance' },
  made: {
    vi: 'Trang này do máy lập; không con số nào được sửa tay. Lệnh:',
    en: 'This page is generated; no figure is edited by hand. Command:',
  },
  tried: {
    vi: '**Đây là lần thử công cụ (`--smoke`): các con số không nói lên điều gì.**',
    en: '**This was a try of the tool (`--smoke`): its figures say nothing.**',
  },
  method: { vi: 'Cách đo', en: 'Method' },
  methodTexts: [
    {
      vi: 'Mỗi phần chạy trong tiến trình riêng, lần lượt; trước mỗi phần chờ máy rảnh (tải dưới nửa số nhân, chờ có hạn). Tải trung bình một phút trước và sau đứng cạnh mỗi con số. **⚠** là đo lúc máy bận: tải trước khi đo cao hơn số nhân.',
      en: 'Each part runs in a process of its own, one after the other; before each the machine is waited for (load below half of its cores, for a limited time). The load average of a minute, before and after, stands beside every figure. **⚠** marks what was measured on a busy machine: a load before it above the number of cores.',
    },
    {
      vi: 'Sàn của sendEdoc và của cả chuỗi là chương trình làm đúng số lần ghi bền như thế mà không làm gì khác; của phần đo thời gian là Trục không đo; của phần kiểm chữ ký là riêng phép tính mật mã, hoặc việc chỉ đọc tệp; của bộ nhớ là mức trước đó. Văn bản của sendEdoc, của phần đo thời gian và các văn bản lớn kèm một trang quét không nén thêm được. Sàn và Trục nhận cùng dữ liệu, thay nhau từng vòng, vòng sau đổi thứ tự; tỷ lệ tính trong từng cặp vòng, cột tỷ lệ là trung vị, “từ–đến” là cặp thấp nhất và cao nhất. Với tốc độ (/s), 1 là nhanh bằng sàn. Với thời gian và bộ nhớ, 1 là không tốn thêm gì.',
      en: 'The floor of sendEdoc and of the chain is a program that writes durably just as often and does nothing else; of spans, a hub without them; of verifying, the cryptography alone or the mere reading of the file; of memory, what was held before. The letters of sendEdoc, of spans and the large ones carry one scanned page that does not compress. Floor and hub get the same data and take turns, round by round, in changing order; a ratio is of one pair of rounds, the column holds the median, “from–to” the lowest and the highest pair. Of speeds (/s), 1 is as fast as the floor. Of times and memory, 1 costs nothing on top.',
    },
    {
      vi: '“Theo máy” so với giới hạn của máy do `lienthong calibrate` đo trong cùng lần chạy: với tốc độ (/s), phần của mức cao nhất; với thời gian, gấp mấy lần thời gian ít nhất cần cho đúng số việc không thể bớt. Việc đó là: lượt HTTP 1 KB cho CPU của một lượt gửi, cho cả chuỗi trong bộ nhớ, cho đọc danh sách và cho một lượt chờ; byte qua HTTP cho danh mục và văn bản lớn lấy ra; tệp ghi bền cho mọi thứ gửi vào và cả chuỗi trên đĩa; dòng SQLite cho một văn bản tới nhiều nơi; SHA-256 và RSA cho việc kiểm chữ ký. “Không có” là dung lượng, bộ nhớ và khởi động chương trình: không tốc độ nào của máy là sàn của chúng.',
      en: '“Of the machine” compares with what the machine does at most, by `lienthong calibrate` in the same run: of speeds (/s), the share of that; of times, how often the time that the least work takes. That work is: HTTP POSTs of 1 KB for the CPU of a send, for the chain in memory, for reading lists and for a wait; bytes over HTTP for the directory and for large packets going out; files made durable for all that is sent in and for the chain on disk; rows of SQLite for a letter to many; SHA-256 and RSA for verifying. “None” is said of sizes, memory and the start of a program: no speed of the machine is their floor.',
    },
    {
      vi: 'Bài tải do k6 tạo trên cùng máy, nên Trục và k6 chia nhau các nhân; mọi văn bản được đối chiếu sau đó.',
      en: 'Load is made by k6 on the same machine, so that hub and k6 share its cores; every document is counted afterwards.',
    },
  ],
  machine: { vi: 'Máy', en: 'Machine' },
  floors: { vi: 'Giới hạn của máy', en: 'Floors of the machine' },
  ratios: { vi: 'Tỷ lệ và mục tiêu', en: 'Ratios and aims' },
  loads: { vi: 'Bài tải', en: 'Load runs' },
  changes: { vi: 'Đã thay đổi gì để được như vậy', en: 'What was changed to get there' },
  left: { vi: 'Còn lại', en: 'What is left' },
  nothingLeft: {
    vi: 'Mọi mục tiêu đã đo đều đạt.',
    en: 'Every aim that was measured is reached.',
  },
  noFloor: { vi: 'không có', en: 'none' },
  notMeasured: { vi: 'không đo được', en: 'not measured' },
  aimMissed: { vi: 'chưa đạt mục tiêu', en: 'aim not reached' },
  limitBroken: { vi: 'vượt ngưỡng', en: 'limit passed' },
  truthOpen: { vi: 'đối chiếu văn bản', en: 'count of documents' },
  busy: {
    vi: 'đo lúc máy bận, cần đo lại lúc máy rảnh',
    en: 'measured on a busy machine, to be measured again at rest',
  },
  none: { vi: 'Lần này không chạy.', en: 'None in this run.' },
  yes: { vi: 'có', en: 'yes' },
  no: { vi: '**không**', en: '**no**' },
} as const satisfies Readonly<Record<string, Bilingual | readonly Bilingual[]>>;

/** Heads of the tables. */
export const tableHeads = {
  machine: [
    { vi: 'gì', en: 'what' },
    { vi: 'giá trị', en: 'value' },
  ],
  floors: [
    { vi: 'giới hạn', en: 'floor' },
    { vi: 'trung vị', en: 'median' },
    { vi: 'từ–đến', en: 'from–to' },
    { vi: 'tải', en: 'load' },
  ],
  ratios: [
    { vi: 'gì', en: 'what' },
    { vi: 'sàn', en: 'floor' },
    { vi: 'đo được', en: 'measured' },
    { vi: 'tỷ lệ', en: 'ratio' },
    { vi: 'từ–đến', en: 'from–to' },
    { vi: 'mục tiêu', en: 'aim' },
    { vi: 'đạt', en: 'reached' },
    { vi: 'theo máy', en: 'of the machine' },
    { vi: 'tải', en: 'load' },
  ],
  thresholds: [
    { vi: 'ngưỡng', en: 'threshold' },
    { vi: 'giới hạn', en: 'limit' },
    { vi: 'đo được', en: 'measured' },
    { vi: 'số mẫu', en: 'samples' },
    { vi: 'giữ được', en: 'held' },
  ],
} as const;

import type { Bilingual } from '../../../protocol/problems/entry.ts';

/** Where figures come from, in Vietnamese, by what profiles and thresholds say in English; marks as in `markWords`. */
const inVietnamese: Readonly<Record<string, string>> = {
  'proposed by this project; no authority published a service level for the axis':
    'đề xuất của dự án này; chưa cơ quan nào công bố mức dịch vụ cho Trục',
  'vendor SDK 2.0.1 reads a page as an empty list without any error, observed on the wire':
    'SDK 2.0.1 của nhà cung cấp đọc trang web thành danh sách rỗng mà không báo lỗi, thấy trên đường truyền',
  'open arrival rates: an iteration that was not started is load that was not made':
    'tải theo nhịp mở: lượt không bắt đầu được là tải chưa hề tạo ra',
  'twice July 2022 (B × I); shares of the hours (I)': 'gấp đôi tháng 7/2022 (B × I); tỷ lệ từng giờ (I)',
  'peak minute at twice July 2022, rounded up (I)':
    'phút cao điểm ở mức gấp đôi tháng 7/2022, làm tròn lên (I)',
  'peak minute at ten times July 2022, rounded up (I)':
    'phút cao điểm ở mức gấp mười tháng 7/2022, làm tròn lên (I)',
  '22 letters a second are made; 21.5 are the peak minute at ten times July 2022: two of a hundred may be turned away':
    'mỗi giây gửi 22 văn bản; phút cao điểm ở mức gấp mười tháng 7/2022 là 21,5: được từ chối hai trong một trăm',
  'peak hour at twice July 2022 (I); 34 provinces and 3,321 communes, if each polls for itself (I)':
    'giờ cao điểm ở mức gấp đôi tháng 7/2022 (I); 34 tỉnh, thành và 3.321 xã, phường, nếu mỗi nơi tự hỏi (I)',
  'synchronised timers (I); 34 provinces and 3,321 communes, if each polls for itself (I)':
    'hẹn giờ trùng nhau (I); 34 tỉnh, thành và 3.321 xã, phường, nếu mỗi nơi tự hỏi (I)',
  'twice the limits of an office day: the half minute before the broadcast has too few letters for a baseline of this run':
    'gấp đôi giới hạn của ngày làm việc: nửa phút trước khi gửi có quá ít văn bản để làm mốc của chính lần chạy',
  'a poll of 30 s and a verdict within 30 s: longer is a queue that grows':
    'một lượt hỏi 30 giây và 30 giây kiểm tra: lâu hơn là hàng chờ cứ dài ra',
  'four hours of a body with 400,000 documents a year, rounded up (I)':
    'bốn giờ của một cơ quan có 400.000 văn bản mỗi năm, làm tròn lên (I)',
  'a gateway of the field caps uploads at 50 MB (C); 20 at a time (I); peak minute at twice July 2022 (I)':
    'một cổng kết nối trong thực tế giới hạn tải lên ở 50 MB (C); 20 gói cùng lúc (I); phút cao điểm ở mức gấp đôi tháng 7/2022 (I)',
  'directory of 123,265 bodies (C); nightly jobs at 03:00 (C)':
    'danh mục 123.265 đơn vị (C); tác vụ đêm lúc 03:00 (C)',
  'peak hour at July 2022 (B × I)': 'giờ cao điểm của tháng 7/2022 (B × I)',
  'deliveries of a peak minute at twice July 2022, each verified (I)':
    'lượt giao trong phút cao điểm ở mức gấp đôi tháng 7/2022, lượt nào cũng kiểm tra chữ ký (I)',
  'communes exchange directly across provinces (I)': 'các xã gửi nhận trực tiếp với nhau, khác tỉnh (I)',
};

/** A source as it is told; in its own words where there are no others. */
export function sourceWords(source: string): Bilingual {
  return { vi: inVietnamese[source] ?? source, en: source };
}

import type { Language } from '../../protocol/problems/entry.ts';

/** English words of citations and what Vietnamese ones say; the longer first, where one begins another. */
const words: readonly (readonly [RegExp, string])[] = [
  [/\bfigures of the published figures\b|\bthe published load figures\b/g, 'số liệu tải đã công bố'],
  [/\bgood practice behind\b/g, 'thông lệ tốt theo'],
  [/\bharness need\b/g, 'nhu cầu của bộ kiểm thử'],
  [/\bdefinition ours\b/g, 'định nghĩa của dự án'],
  [/\bfigures ours\b|\bour figures\b/g, 'số liệu của dự án'],
  [/\breading ours\b|\bour reading\b/g, 'cách đọc của dự án'],
  [/\bours\b|\bour inference\b|\binference\b/g, 'dự án suy ra'],
  [/\bright authority\b/g, 'đúng thẩm quyền'],
  [/"full information"/g, '“đầy đủ thông tin”'],
  [/\bneeded by\b/g, 'cần cho'],
  [/\bprovincial rules\b/g, 'quy định của tỉnh'],
  [/\bderived from\b/g, 'suy ra từ'],
  [/\bfield size\b/g, 'quy mô thực tế'],
  [/\bfield back-off\b/g, 'cách giãn lượt gọi trong thực tế'],
  [/\bfield (?=\d+–\d+ min\b)/g, 'thực tế '],
  [/\bfallback\b/g, 'phương án dự phòng'],
  [/\ball §§/g, 'toàn bộ'],
  [/\btask group\b/g, 'nhóm nhiệm vụ'],
  [/\btasks?\b/g, 'nhiệm vụ'],
  [/\bArts?\b/g, 'Điều'],
  [/\bPart\b/g, 'Phần'],
  [/\bAnnex\b/g, 'Phụ lục'],
  [/\bfigs?\./g, 'Hình'],
  [/\bcond\./g, 'điều kiện'],
  [/\bfields?(?= \d)/g, 'trường'],
  [/\bstep\b/g, 'bước'],
  [/\brows?\b/g, 'dòng'],
  [/\bscope\b/g, 'phạm vi điều chỉnh'],
  [/\btargets\b/g, 'chỉ tiêu'],
  [/(?<=\d) min\b/g, ' phút'],
  [/\bvia\b/g, 'dẫn theo'],
  [/\bfrom (?=\d)/g, 'từ '],
  [/ in (?=docs\/)/g, ' trong '],
];

/** A remark in English beside a place, as in `DT21 (trial phase)`; `(RFC 3161)` and `(HTTPS)` are none. */
const remark = / \((?=[^)]*\b[a-z]{2,})[^)]*\)/g;

/**
 * A citation as people of one language read it: `QĐ28 Art 5` is `QĐ28 Điều 5` in Vietnamese. The names of
 * instruments are Vietnamese in both; remarks in English are left out of the Vietnamese one.
 */
export function citationIn(source: string, language: Language): string {
  if (language === 'en') return source;
  return words.reduce(
    (text, [english, vietnamese]) => text.replace(english, vietnamese),
    source.replace(remark, ''),
  );
}

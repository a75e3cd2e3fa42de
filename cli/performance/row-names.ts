/** Rows of the benchmarks have English names; these say the same in Vietnamese. `$1` is what stood in brackets. */
const names: readonly (readonly [RegExp, string])[] = [
  [/^sendEdoc (.+), (\d+) at once$/, 'sendEdoc $1, $2 lượt cùng lúc'],
  [/^CPU a send, (.+), (\d+) at once$/, 'CPU mỗi lượt gửi, $1, $2 lượt cùng lúc'],
  [/^time a send with spans, in memory$/, 'thời gian mỗi lượt gửi khi đo thời gian, trong bộ nhớ'],
  [/^CPU a send with spans, 1 in 10 traced$/, 'CPU mỗi lượt gửi khi đo thời gian, 1/10 có vết'],
  [/^CPU a send with spans, (.+)$/, 'CPU mỗi lượt gửi khi đo thời gian, $1'],
  [/^chain, memory$/, 'cả chuỗi, trong bộ nhớ'],
  [/^chain, (.+), (\d+) process(?:es)?$/, 'cả chuỗi, $1, $2 tiến trình'],
  [/^chain, (.+)$/, 'cả chuỗi, $1'],
  [/^CPU a document, memory$/, 'CPU mỗi văn bản, trong bộ nhớ'],
  [/^CPU a document, (.+), (\d+) process(?:es)?$/, 'CPU mỗi văn bản, $1, $2 tiến trình'],
  [/^CPU a document, (.+)$/, 'CPU mỗi văn bản, $1'],
  [/^a letter to (\d+), accepted$/, 'một văn bản tới $1 nơi, được nhận'],
  [/^a letter to (\d+), seen by all$/, 'một văn bản tới $1 nơi, mọi nơi đều thấy'],
  [/^a letter to (\d+), longest wait of another$/, 'một văn bản tới $1 nơi, nơi khác chờ lâu nhất'],
  [/^(\d+) nodes list both queues, first time$/, '$1 nơi đọc cả hai danh sách, lần đầu'],
  [/^(\d+) nodes list both queues, again$/, '$1 nơi đọc cả hai danh sách, các lần sau'],
  [/^(\d+) nodes list both queues, slowest node$/, '$1 nơi đọc cả hai danh sách, nơi chậm nhất'],
  [/^(.+) at once, all sent$/, '$1 cùng lúc, gửi xong cả'],
  [/^(.+) at once, all fetched$/, '$1 cùng lúc, lấy xong cả'],
  [/^(.+) at once in, most resident$/, '$1 cùng vào, bộ nhớ lớn nhất'],
  [/^(.+) at once in and out, most resident$/, '$1 cùng vào và ra, bộ nhớ lớn nhất'],
  [/^(\w+) of ([\d,]+) rows, first$/, '$1 với $2 dòng, lần đầu'],
  [/^(\w+) of ([\d,]+) rows, length$/, '$1 với $2 dòng, dung lượng'],
  [/^(\w+) of ([\d,]+) rows$/, '$1 với $2 dòng'],
  [/^directory delta of ([\d,]+) in ([\d,]+) rows$/, 'phần đổi $1 dòng của danh mục $2 dòng'],
  [/^letters of (.+) while (.+) at once come in, p95$/, 'văn bản $1 trong lúc $2 cùng gửi vào, p95'],
  [/^letters of (.+) while (.+) at once go out, p95$/, 'văn bản $1 trong lúc $2 cùng lấy ra, p95'],
  [/^certificate path, known signer$/, 'chuỗi chứng thư, người ký đã biết'],
  [/^certificate path, new signer each$/, 'chuỗi chứng thư, mỗi lần một người ký mới'],
  [/^certificate path, nothing remembered$/, 'chuỗi chứng thư, không nhớ gì'],
  [/^verify a PDF of (.+), two signatures$/, 'kiểm chữ ký PDF $1, hai chữ ký'],
  [/^verify a PDF of (.+), time$/, 'kiểm chữ ký PDF $1, thời gian'],
  [/^verify a PDF of (.+), memory$/, 'kiểm chữ ký PDF $1, bộ nhớ'],
  [/^PDFs of (.+) verified, (\d+) threads$/, 'PDF $1 được kiểm, $2 luồng'],
  [/^verify a signed packet of (.+)$/, 'kiểm gói tin đã ký $1'],
  [/^verify a PDF of (.+)$/, 'kiểm chữ ký PDF $1'],
];

/** The name in Vietnamese; undefined for a row that nobody has named yet. */
export function vietnameseName(name: string): string | undefined {
  const found = names.find(([pattern]) => pattern.test(name));
  return found === undefined ? undefined : name.replace(found[0], found[1]);
}

import type { ProblemTable } from './entry.ts';

/** Bytes that are no XML, or XML that nobody should read. */
export const xmlProblems = {
  'xml.not-well-formed': {
    severity: 'error',
    text: {
      vi: 'Gói tin không phải XML đúng cú pháp: {seen}.',
      en: 'The packet is not well-formed XML: {seen}.',
    },
    remedy: {
      vi: 'Sửa bộ sinh XML: trong chữ, & viết là &amp; và < viết là &lt; (lỗi EntityRef là dấu & để trần); thẻ mở phải có thẻ đóng; kiểm tra lại bằng xmllint --noout.',
      en: 'Mend the XML writer: in text, & is written &amp; and < is &lt; (a fault of EntityRef is a bare &), and each tag is closed; check the file with xmllint --noout.',
    },
    requirements: ['ENV-01'],
    wireCode: '22',
  },
  'xml.prefix-unbound': {
    severity: 'error',
    text: {
      vi: 'Tiền tố không gian tên chưa được khai báo: {seen}.',
      en: 'A namespace prefix is used without a declaration: {seen}.',
    },
    remedy: {
      vi: 'Khai báo tiền tố bằng xmlns:… trên phần tử đó hoặc phần tử cha.',
      en: 'Declare the prefix with xmlns:… on that element or on one above it.',
    },
    requirements: ['ENV-01'],
    wireCode: '22',
  },
  'xml.bad-character': {
    severity: 'error',
    text: {
      vi: 'Gói tin chứa ký tự mà XML 1.0 không cho phép: {seen}.',
      en: 'The packet holds a character that XML 1.0 does not allow: {seen}.',
    },
    remedy: {
      vi: 'Bỏ ký tự điều khiển khỏi dữ liệu trước khi sinh XML.',
      en: 'Take control characters out of the data before writing XML.',
    },
    requirements: ['ENV-01'],
    wireCode: '22',
  },
  'xml.bad-utf8': {
    severity: 'error',
    text: {
      vi: 'Gói tin có byte không phải UTF-8 hợp lệ.',
      en: 'The packet holds bytes that are not valid UTF-8.',
    },
    remedy: {
      vi: 'Ghi toàn bộ gói tin bằng UTF-8, không trộn với bảng mã khác.',
      en: 'Write the whole packet in UTF-8, never mixed with another encoding.',
    },
    requirements: ['ENV-01'],
    wireCode: '22',
  },
  'xml.entity-unknown': {
    severity: 'error',
    text: {
      vi: 'Gói tin gọi một thực thể chưa khai báo: {seen}.',
      en: 'The packet refers to an entity that is not declared: {seen}.',
    },
    remedy: {
      vi: 'Chỉ dùng năm thực thể có sẵn của XML (&amp; &lt; &gt; &quot; &apos;) hoặc ghi thẳng ký tự bằng UTF-8.',
      en: 'Use only the five entities of XML (&amp; &lt; &gt; &quot; &apos;), or write the character in UTF-8.',
    },
    requirements: ['ENV-03'],
    wireCode: '22',
  },
  'xml.parser-warning': {
    severity: 'notice',
    text: {
      vi: 'Bộ đọc XML có cảnh báo: {seen}.',
      en: 'The XML reader warns: {seen}.',
    },
    remedy: {
      vi: 'Xem lại chỗ được nêu; gói tin vẫn đọc được.',
      en: 'Look at the place named; the packet can be read all the same.',
    },
    requirements: [],
    wireCode: '22',
  },
  'xml.encoding-unsupported': {
    severity: 'error',
    text: {
      vi: 'Gói tin không dùng bảng mã UTF-8 mà dùng {seen}.',
      en: 'The packet is not in UTF-8 but in {seen}.',
    },
    remedy: {
      vi: 'Ghi gói tin bằng UTF-8 và khai báo encoding="UTF-8".',
      en: 'Write the packet in UTF-8 and declare encoding="UTF-8".',
    },
    requirements: ['ENV-01'],
    wireCode: '22',
  },
  'xml.byte-order-mark': {
    severity: 'notice',
    text: {
      vi: 'Gói tin bắt đầu bằng dấu thứ tự byte (BOM) của UTF-8.',
      en: 'The packet begins with a UTF-8 byte order mark.',
    },
    remedy: {
      vi: 'Bỏ BOM: một số phần mềm nhận không đọc được gói tin có BOM.',
      en: 'Leave the mark out: some receivers cannot read a packet that has one.',
    },
    requirements: [],
    wireCode: '22',
  },
  'xml.junk-before-prolog': {
    severity: 'error',
    text: {
      vi: 'Có dữ liệu lạ đứng trước phần mở đầu XML: {seen}.',
      en: 'Something stands before the XML prolog: {seen}.',
    },
    remedy: {
      vi: 'Gói tin phải bắt đầu ngay bằng <?xml …?> hoặc phần tử gốc, không có ký tự nào trước đó.',
      en: 'Begin the packet with <?xml …?> or the root element, with nothing before it.',
    },
    requirements: ['ENV-01'],
    wireCode: '22',
  },
  'xml.doctype-refused': {
    severity: 'error',
    text: {
      vi: 'Gói tin có khai báo DOCTYPE, điều không được chấp nhận.',
      en: 'The packet has a DOCTYPE declaration, which is refused.',
    },
    remedy: {
      vi: 'Bỏ khai báo DOCTYPE: gói tin không được có DTD hay thực thể tự định nghĩa.',
      en: 'Take the DOCTYPE out: a packet has no DTD and no entities of its own.',
    },
    requirements: ['ENV-03'],
    wireCode: '22',
  },
  'xml.too-large': {
    severity: 'error',
    text: {
      vi: 'Gói tin vượt quá dung lượng cho phép ({expected}).',
      en: 'The packet is larger than allowed ({expected}).',
    },
    remedy: {
      vi: 'Giảm dung lượng tệp đính kèm hoặc tách thành nhiều gói tin.',
      en: 'Make the attachments smaller, or send more than one packet.',
    },
    requirements: ['ENV-03'],
    wireCode: '22',
  },
  'xml.envelope-too-large': {
    severity: 'error',
    text: {
      vi: 'Phần XML ngoài nội dung Base64 vượt quá dung lượng cho phép ({expected}).',
      en: 'The XML without its Base64 contents is larger than allowed ({expected}).',
    },
    remedy: {
      vi: 'Đặt nội dung tệp vào phần tử đính kèm dưới dạng Base64, không trộn với ký tự khác.',
      en: 'Put file contents into the attachment element as pure Base64, with nothing mixed in.',
    },
    requirements: ['ENV-03'],
    wireCode: '22',
  },
  'xml.too-deep': {
    severity: 'error',
    text: {
      vi: 'Các phần tử lồng nhau sâu quá mức cho phép ({expected}).',
      en: 'Elements are nested deeper than allowed ({expected}).',
    },
    remedy: {
      vi: 'Kiểm tra bộ sinh XML: một gói tin đúng chuẩn chỉ sâu chừng mười mức.',
      en: 'Check the XML writer: a proper packet is about ten levels deep.',
    },
    requirements: ['ENV-03'],
    wireCode: '22',
  },
  'xml.too-many-elements': {
    severity: 'error',
    text: {
      vi: 'Gói tin có nhiều phần tử hơn mức cho phép ({expected}).',
      en: 'The packet has more elements than allowed ({expected}).',
    },
    remedy: {
      vi: 'Tách gói tin, hoặc bỏ các phần tử lặp không cần thiết.',
      en: 'Split the packet, or take needless repeated elements out.',
    },
    requirements: ['ENV-03'],
    wireCode: '22',
  },
  'xml.too-many-nodes': {
    severity: 'error',
    text: {
      vi: 'Gói tin có tổng số thuộc tính, chú thích, CDATA và chỉ thị xử lý vượt quá mức cho phép ({expected}).',
      en: 'The packet has more attributes, comments, CDATA sections and instructions, all together, than allowed ({expected}).',
    },
    remedy: {
      vi: 'Bỏ chú thích và các thuộc tính không thuộc chuẩn gói tin.',
      en: 'Take out comments, and attributes that the packet format does not know.',
    },
    requirements: ['ENV-03'],
    wireCode: '22',
  },
  'xml.too-many-attributes': {
    severity: 'error',
    text: {
      vi: 'Một phần tử có nhiều thuộc tính hơn mức cho phép ({expected}).',
      en: 'An element has more attributes than allowed ({expected}).',
    },
    remedy: {
      vi: 'Bỏ các thuộc tính không thuộc chuẩn gói tin.',
      en: 'Take out attributes that the packet format does not know.',
    },
    requirements: ['ENV-03'],
    wireCode: '22',
  },
  'xml.name-too-long': {
    severity: 'error',
    text: {
      vi: 'Tên phần tử hoặc thuộc tính dài quá mức cho phép ({expected}).',
      en: 'The name of an element or attribute is longer than allowed ({expected}).',
    },
    remedy: {
      vi: 'Dùng đúng tên phần tử của chuẩn gói tin.',
      en: 'Use the element names of the packet format.',
    },
    requirements: ['ENV-03'],
    wireCode: '22',
  },
  'xml.attribute-value-too-long': {
    severity: 'error',
    text: {
      vi: 'Giá trị thuộc tính dài quá mức cho phép ({expected}).',
      en: 'An attribute value is longer than allowed ({expected}).',
    },
    remedy: {
      vi: 'Đặt dữ liệu dài vào nội dung phần tử, không đặt vào thuộc tính.',
      en: 'Put long data into element content, not into an attribute.',
    },
    requirements: ['ENV-03'],
    wireCode: '22',
  },
  'xml.text-unwritable': {
    severity: 'error',
    text: {
      vi: 'Giá trị của {path} có ký tự mà XML 1.0 không ghi được: {seen}.',
      en: 'The value of {path} holds a character that XML 1.0 cannot hold: {seen}.',
    },
    remedy: {
      vi: 'Bỏ ký tự điều khiển khỏi giá trị rồi gửi lại.',
      en: 'Take the control character out of the value and send again.',
    },
    requirements: ['ENV-01'],
    wireCode: '22',
  },
} as const satisfies ProblemTable;

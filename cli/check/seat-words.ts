import type { CommandWords } from '../command.ts';

/** Of the group. */
export const checkWords: CommandWords = {
  judges: true,
  summary: {
    vi: 'Kiểm tra sự phù hợp của một hệ thống, một Trục, một đường truyền hoặc gói tin.',
    en: 'Check the conformance of a system, a hub, a link or packets.',
  },
  examples: [
    {
      line: 'lienthong check packet goi-tin.edxml',
      does: { vi: 'kiểm tra một gói tin', en: 'check one packet' },
    },
    {
      line: 'lienthong check hub --reference --list',
      does: { vi: 'liệt kê phép kiểm tra của một Trục', en: 'list the checks of a hub' },
    },
  ],
};

export const packetWords: CommandWords = {
  summary: {
    vi: 'Kiểm tra gói tin trong tệp, thư mục hoặc bản ghi HTTP (.http, .har), không cần kết nối.',
    en: 'Check packets in files, folders or HTTP captures (.http, .har), without any connection.',
  },
  examples: [
    {
      line: 'lienthong check packet goi-tin.edxml',
      does: { vi: 'kiểm tra một gói tin theo luật hiện hành', en: 'check one packet by the law in force' },
    },
    {
      line: 'lienthong check packet thu-muc/ --profile field --group ENV IDC --html bao-cao.html',
      does: {
        vi: 'cả thư mục, hai nhóm yêu cầu, ghi báo cáo HTML',
        en: 'a folder, two groups, an HTML report',
      },
    },
    {
      line: 'lienthong check packet thu-muc/ --known-failures loi-da-biet.yaml --junit ket-qua.xml',
      does: { vi: 'cho CI, với tệp lỗi đã biết', en: 'for CI, with a file of known failures' },
    },
  ],
};

export const linkWords: CommandWords = {
  summary: {
    vi: 'Kiểm tra đường truyền TLS: quét một máy chủ, hoặc thử một hệ thống với các trục giả.',
    en: 'Check a TLS link: scan a server, or try a connecting system with false hubs.',
  },
  examples: [
    {
      line: 'lienthong check link https://truc.example:8443 --roots ca.pem',
      does: { vi: 'quét Trục', en: 'scan a hub' },
    },
    {
      line: 'lienthong check link --run "curl --cacert {root} {url}/sendEdoc"',
      does: { vi: 'thử một hệ thống kết nối', en: 'try a connecting system' },
    },
  ],
};

export const recordWords: CommandWords = {
  summary: {
    vi: 'Ghi nhận hồ sơ có ngày và lời xác nhận (in là “khai báo”, không bao giờ là “đạt”).',
    en: 'Take down dated files and attended steps: printed as declared, never as passed.',
  },
  examples: [
    {
      line: 'lienthong check record ho-so.yaml --bundle phien-01',
      does: { vi: 'kiểm tra mẫu và tuổi của hồ sơ', en: 'check the form and age of statements' },
    },
  ],
};

export const resumeWords: CommandWords = {
  summary: { vi: 'Chạy tiếp một phiên đã dừng (--keep).', en: 'Go on with a run that was stopped (--keep).' },
  examples: [
    {
      line: 'lienthong check resume phien-01',
      does: { vi: 'chạy tiếp từ chỗ đang chờ', en: 'go on from where it was waiting' },
    },
  ],
};

export const drivenWords: Readonly<Record<'hub' | 'sender' | 'receiver', CommandWords>> = {
  hub: {
    summary: {
      vi: 'Kiểm tra một Trục: các cơ quan của bộ kiểm thử là bên gọi.',
      en: 'Check a hub: the agencies of the harness are its clients.',
    },
    examples: [
      {
        line: 'lienthong check hub --reference',
        does: { vi: 'Trục mẫu có sẵn, thời gian ảo', en: 'the built-in hub, on virtual time' },
      },
      {
        line: 'lienthong check hub --hub truc.yaml --keep phien-01',
        does: {
          vi: 'Trục qua mạng, chạy tiếp được hôm khác',
          en: 'a hub on the network, to go on another day',
        },
      },
    ],
  },
  sender: {
    summary: {
      vi: 'Kiểm tra hệ thống của cơ quan gửi: Trục của bộ kiểm thử là Trục của nó.',
      en: 'Check the system of an agency that sends: the hub of the harness is its hub.',
    },
    examples: [
      {
        line: 'lienthong check sender --reference',
        does: { vi: 'cơ quan mẫu có sẵn, thời gian ảo', en: 'the built-in agency, on virtual time' },
      },
      {
        line: 'lienthong check sender --driver command --run "python3 driver.py" --keep phien-01 --ask',
        does: {
          vi: 'hệ thống của bạn do một chương trình lái; hỏi bạn điều chỉ thấy trên màn hình',
          en: 'your system, driven by a program; you are asked what only the screen shows',
        },
      },
    ],
  },
  receiver: {
    summary: {
      vi: 'Kiểm tra hệ thống của cơ quan nhận: Trục của bộ kiểm thử là Trục của nó.',
      en: 'Check the system of an agency that receives: the hub of the harness is its hub.',
    },
    examples: [
      {
        line: 'lienthong check receiver --reference --group STA',
        does: { vi: 'cơ quan mẫu có sẵn, nhóm trạng thái', en: 'the built-in agency, the group of statuses' },
      },
      {
        line: 'lienthong check receiver --driver webhook --url http://127.0.0.1:9000 --port 8080 --root goc.pem',
        does: { vi: 'hệ thống của bạn do một dịch vụ lái', en: 'your system, driven by a service' },
      },
    ],
  },
};

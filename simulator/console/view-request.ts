import type { Kit } from './kit.ts';
import type { Content, PageElement } from './node.ts';
import type { Labels, ShownProblem, ShownRequest } from './shown.ts';

/** What a row needs beside its request. */
export interface RequestView {
  readonly labels: Labels;
  /** An open row is drawn in full. */
  readonly isOpen: boolean;
  readonly problems: (problems: readonly ShownProblem[]) => Content;
}

/** One request: a line, and behind it what was sent, what is wrong with it, and what was answered. */
export function viewRequest(request: ShownRequest, kit: Kit, view: RequestView): PageElement {
  const { h, say, pick } = kit;
  const { operation = '', systemId = '', problems, refused, httpStatus } = request;
  // It is not over: what is missing of its body may still come.
  const isStalled = problems[0]?.code === 'hub.upload-stalled';
  const verdict = refused
    ? 'refused'
    : problems.some((each) => each.severity !== 'notice')
      ? 'mended'
      : 'sound';
  const worst = problems.find(({ severity }) => severity === 'error') ?? problems[0];
  const count = problems.length;
  const words = {
    refused: isStalled
      ? say('… chưa trả lời được', '… cannot be answered yet')
      : say('✗ bị từ chối', '✗ refused'),
    mended: say(`! nhận, ${count} điều cần sửa`, `! taken, ${count} to mend`),
    sound:
      count === 0 ? say('✓ đúng', '✓ sound') : say(`✓ nhận, ${count} ghi chú`, `✓ taken, ${count} notes`),
  };
  const label = Object.hasOwn(view.labels.operations, operation)
    ? view.labels.operations[operation]
    : undefined;
  const isRequest = request.method !== '';
  const unknown = isRequest
    ? say('Không rõ thao tác', 'Unknown operation')
    : say('Kết nối chưa thành yêu cầu HTTP', 'A connection that came to no HTTP request');
  const what = label === undefined ? unknown : pick(label);
  const about =
    request.messageType === 'status' && operation === 'sendEdoc' ? say(' trạng thái', ' of a status') : '';
  const line = h(
    'summary',
    {},
    h('time', {}, kit.time(request.at)),
    h(
      'span.act',
      {},
      h('b', {}, what + about),
      isRequest ? [' ', h('code', {}, operation === '' ? request.path : operation)] : undefined,
    ),
    h('span.who', {}, systemId === '' ? say('chưa rõ hệ thống', 'system unknown') : systemId),
    h(`span.verdict.${verdict}`, {}, words[verdict]),
    worst === undefined || verdict === 'sound' ? undefined : h('span.first', {}, worst[kit.language].text),
  );
  const pre = (label: string, text: string) =>
    h('pre', { tabindex: '0', role: 'region', 'aria-label': label }, text);
  const head = [
    `${request.method} ${request.path} HTTP/1.1`,
    ...request.headers.map(([name, value]) => `${name}: ${value}`),
  ].join('\n');
  const told = say('Trục trả lời, nguyên văn', 'What the hub answered, to the letter');
  const unanswered = isStalled
    ? say(
        'Chưa có câu trả lời: Trục còn chờ phần còn lại của yêu cầu.',
        'No answer yet: the hub waits for the rest of the request.',
      )
    : say('Không có câu trả lời: kết nối đã đóng trước đó.', 'No answer: the connection was closed before.');
  const kept =
    request.answered === ''
      ? say('(gói tin, không ghi lại ở đây)', '(a packet, not kept here)')
      : request.answered;
  const sent = say('Yêu cầu như đã gửi', 'The request as sent');
  const isSigned = request.headers.some(([name]) => /sign-header$/i.test(name));
  const file = say('yeu-cau.http', 'request.http');
  const signature = () => [
    h(
      'h3',
      {},
      say('Chữ ký đúng hay sai ở đâu, từng bước', 'Where the signature holds or not, step by step'),
    ),
    h(
      'p',
      {},
      say(
        'Lưu phần đầu của yêu cầu rồi chạy lệnh dưới với khoá bí mật của bạn. Muốn tính cả mã băm tệp, nối thân yêu cầu vào cuối tệp.',
        'Save the head of the request and run this with your own secret. For the hash of the file too, append the body to it.',
      ),
    ),
    h(
      'div.command',
      {},
      pre(say('Lệnh', 'Command'), `npx lienthong verify-request ${file} --secret …`),
      h(
        'button',
        { type: 'button', 'data-head': `${head.replaceAll('\n', '\r\n')}\r\n\r\n`, 'data-file': file },
        say(`Lưu ${file}`, `Save ${file}`),
      ),
    ),
  ];
  const body = () => [
    count === 0
      ? h(
          'p.fine',
          {},
          say('Không có gì phải sửa ở yêu cầu này.', 'Nothing is to be mended in this request.'),
        )
      : h('ol.problems', {}, view.problems(problems)),
    h('h3', {}, told),
    httpStatus === 0 ? h('p.fine', {}, unanswered) : pre(told, `HTTP ${httpStatus}\n\n${kept}`),
    isRequest
      ? h(
          'details.sent',
          {},
          h(
            'summary',
            {},
            h('h3', {}, sent),
            h(
              'span.soft',
              {},
              ` ${request.headers.length} ${say('tiêu đề', 'headers')}, ${request.bodyBytes} byte`,
            ),
          ),
          pre(sent, head),
        )
      : undefined,
    isSigned ? signature() : undefined,
  ];
  const attributes = {
    key: `r${request.number}`,
    'data-number': String(request.number),
    class: `request ${verdict}`,
  };
  return h('details', attributes, line, view.isOpen ? h('div.inner', {}, body()) : undefined);
}

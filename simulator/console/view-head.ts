import type { Kit } from './kit.ts';
import type { PageElement } from './node.ts';

/** What the head of the page tells. */
export interface HubFacts {
  readonly endpoint: string;
  readonly dialect: string;
  /** Connected systems. */
  readonly systems: number;
  /** Now, by the hub. */
  readonly instant: number;
  /** Whether the clock stands still. */
  readonly frozen: boolean;
  /** Rules of faults that go wrong on purpose. */
  readonly faults: number;
}

/** The hub in one line of facts. */
export function viewHead(facts: HubFacts, { h, say, day }: Kit): readonly PageElement[] {
  const fact = (name: string, ...of: readonly (PageElement | string)[]) =>
    h('div', { key: name }, h('dt', {}, name), h('dd', {}, of));
  const { endpoint, dialect, systems, instant, frozen, faults } = facts;
  return [
    fact(say('Địa chỉ Trục', 'Hub'), h('code', {}, endpoint)),
    fact(say('Biến thể', 'Dialect'), h('code', {}, dialect)),
    fact(
      say('Đồng hồ', 'Clock'),
      day(instant),
      ' ',
      h('span.soft', {}, frozen ? say('(đứng yên)', '(stands still)') : say('(đang chạy)', '(running)')),
    ),
    fact(say('Hệ thống kết nối', 'Connected systems'), String(systems)),
    ...(faults === 0
      ? []
      : [fact(say('Lỗi có chủ đích', 'Faults on purpose'), say(`${faults} quy tắc`, `${faults} rules`))]),
  ];
}

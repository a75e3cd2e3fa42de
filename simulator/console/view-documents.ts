import type { Kit } from './kit.ts';
import type { PageElement } from './node.ts';
import type { Labels, ShownTransfer } from './shown.ts';

/** Where each document is, newest first: one line for each receiver. */
export function viewDocuments(
  transfers: readonly ShownTransfer[],
  labels: Labels,
  kit: Kit,
): readonly PageElement[] {
  const { h, say, pick, nameOf } = kit;
  const longest = 100;
  const groups = [...Map.groupBy(transfers, ({ document }) => document).values()].toReversed();
  const word = (words: Labels['transport'], state: string) => {
    const label = Object.hasOwn(words, state) ? words[state] : undefined;
    return label === undefined ? state : pick(label);
  };
  const whereOf = ({ receiver, processing, changedAt, deliveries }: ShownTransfer) => {
    const last = deliveries.at(-1);
    return h(
      'tr',
      { key: receiver },
      h('th', { scope: 'row' }, nameOf(receiver) || receiver, ' ', h('code', {}, receiver)),
      h(
        `td.t-${last?.transport ?? 'none'}`,
        {},
        last === undefined ? '—' : word(labels.transport, last.transport),
      ),
      h(
        'td',
        {},
        h('code', {}, Object.hasOwn(labels.signs, processing) ? labels.signs[processing] : undefined),
        ' ',
        word(labels.processing, processing),
      ),
      h('td', {}, h('time', {}, kit.time(Math.max(changedAt, last?.updatedAt ?? 0)))),
    );
  };
  const heads = [
    say('Bên nhận', 'Receiver'),
    say('Đường đi', 'Transport'),
    say('Xử lý', 'Processing'),
    say('Lúc', 'At'),
  ];
  return groups.slice(0, longest).flatMap((rows) => {
    const [first] = rows;
    if (first === undefined) return [];
    const { document, documentId, issuer, acceptedAt } = first;
    const [, , ...number] = documentId.split(',');
    const docId = first.deliveries[0]?.docId;
    return h(
      'article.document',
      { key: document },
      h('h3', {}, number.join(',') || documentId),
      h(
        'p.soft',
        {},
        `${nameOf(issuer) || issuer} · ${say('Trục nhận lúc', 'taken by the hub at')} ${kit.day(acceptedAt)}`,
        docId === undefined ? undefined : [' · DocId ', h('code', {}, docId)],
      ),
      h(
        'div.scroll',
        { tabindex: '0', role: 'region', 'aria-label': documentId },
        h(
          'table',
          {},
          h(
            'thead',
            {},
            h(
              'tr',
              {},
              heads.map((each) => h('th', { scope: 'col' }, each)),
            ),
          ),
          h('tbody', {}, rows.map(whereOf)),
        ),
      ),
    );
  });
}

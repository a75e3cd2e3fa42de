import type { Kit } from './kit.ts';
import type { Content, PageElement } from './node.ts';
import type { ShownLink, ShownProblem, ShownQuarantine, ShownTransfer } from './shown.ts';

/** What may stand among the troubles. */
export interface Troubles {
  readonly quarantine: readonly ShownQuarantine[];
  readonly links: readonly ShownLink[];
  readonly transfers: readonly ShownTransfer[];
}

/** What did not get through: packets in quarantine, deliveries that are held, connections that failed; newest first. */
export function viewTroubles(
  { quarantine, links, transfers }: Troubles,
  kit: Kit,
  problems: (problems: readonly ShownProblem[]) => Content,
): readonly PageElement[] {
  const { h, say, nameOf } = kit;
  const longest = 50;
  const entry = (key: string, at: number, title: string, ...of: readonly Content[]) => ({
    at,
    node: h('article.trouble', { key }, h('h3', {}, title), h('p.soft', {}, kit.day(at)), ...of),
  });
  const kept = quarantine.map(({ number, at, systemId, sha256, problems: found }) =>
    entry(
      `q${number}`,
      at,
      say(`Gói tin của ${systemId} bị cách ly`, `A packet of ${systemId} in quarantine`),
      h('p', {}, 'SHA-256 ', h('code', {}, sha256)),
      h('ol.problems', {}, problems(found)),
    ),
  );
  const held = transfers.flatMap(({ documentId, receiver, deliveries }) =>
    deliveries
      .filter(({ transport }) => transport === 'held')
      .map(({ deliveryId, updatedAt }) =>
        entry(
          `d${deliveryId}`,
          updatedAt,
          say(
            `${nameOf(receiver) || receiver} báo “fail”: ${documentId}`,
            `${nameOf(receiver) || receiver} said “fail”: ${documentId}`,
          ),
          h(
            'p',
            {},
            say(
              'Gói tin không được chào lại cho đến khi đặt lại cờ ở cổng: POST ',
              'The packet is not offered again until its flag is reset in the portal: POST ',
            ),
            h('code', {}, `/deliveries/${deliveryId}/reset`),
          ),
        ),
      ),
  );
  const cut = links
    .filter((each) => each.problems.length > 0 || each.failure !== undefined)
    .map(({ number, at, remoteAddress, failure, problems: found }) =>
      entry(
        `l${number}`,
        at,
        say(`Kết nối TLS từ ${remoteAddress}`, `TLS connection from ${remoteAddress}`),
        failure === undefined ? undefined : h('p', {}, h('code', {}, failure)),
        h('ol.problems', {}, problems(found)),
      ),
    );
  const all = [...kept, ...held, ...cut].toSorted((a, b) => b.at - a.at);
  return all.slice(0, longest).map(({ node }) => node);
}

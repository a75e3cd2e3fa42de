import { describeProblem } from '../../protocol/problems/describe.ts';
import type { Bilingual } from '../../protocol/problems/entry.ts';
import type { Problem } from '../../protocol/problems/problem.ts';
import type { FalseHubKind } from '../../protocol/tls/false-hubs.ts';
import type { ClientLink, ServerLink } from '../../protocol/tls/link.ts';
import type { Check } from '../check.ts';
import type { Evidence, LinkEntry } from '../evidence/evidence.ts';
import type { Finding, Judgement } from '../finding.ts';

/** What every check of a link has. */
interface Words {
  readonly id: string;
  readonly title: Bilingual;
  readonly requirement: string;
  readonly expected: Bilingual;
  /** Every finding only warns. */
  readonly warns?: true;
}

/** A check of what a scan found out about a server. */
export interface ServerRule extends Words {
  /** `undefined` when the scan could not find out. */
  look(server: ServerLink): readonly Problem[] | undefined;
}

/** A check of what a connecting system did before one or more of the hubs of a trial. */
export interface ClientRule extends Words {
  readonly hubs: readonly FalseHubKind[];
  /** `undefined` when what was seen of the system does not tell. */
  look(kind: FalseHubKind, links: readonly ClientLink[]): readonly Problem[] | undefined;
}

/** A check out of a rule for servers. */
export function serverCheck(rule: ServerRule): Check {
  return checkOf(rule, (evidence) => {
    const scans = evidence.entries.filter((entry) => entry.kind === 'link').filter(isScan);
    if (scans.length === 0) {
      const away = evidence.entries.find((entry) => entry.kind === 'trouble');
      if (away === undefined) return { kind: 'not-applicable', why: noServer };
      return { kind: 'inconclusive', blame: 'environment', why: { vi: away.what, en: away.what } };
    }
    const looked = scans.flatMap((entry) => {
      const problems = rule.look(serverOf(entry, evidence));
      return problems === undefined ? [] : [{ entry: entry.number, problems }];
    });
    const findings = looked.flatMap(({ entry, problems }) =>
      problems.map((problem) => findingOf(rule, entry, 'server', problem)),
    );
    return { kind: 'judged', looked: looked.map(({ entry }) => entry), findings };
  });
}

type Scan = LinkEntry & { readonly server: NonNullable<LinkEntry['server']> };
type Visit = LinkEntry & { readonly client: ClientLink };

const isScan = (entry: LinkEntry): entry is Scan => entry.server !== undefined;
const isVisit = (entry: LinkEntry): entry is Visit => entry.client !== undefined;

function serverOf({ server }: Scan, evidence: Evidence): ServerLink {
  return { ...server, certificates: server.certificates.map((ref) => evidence.body(ref)) };
}

/**
 * A check out of a rule for clients. A client that refuses everything passes nothing: before the sound hub it must
 * have sent its request, or what it refused elsewhere proves nothing.
 */
export function clientCheck(rule: ClientRule): Check {
  return checkOf(rule, (evidence) => {
    const visits = evidence.entries.filter((entry) => entry.kind === 'link').filter(isVisit);
    if (visits.length === 0) return { kind: 'not-applicable', why: noClient };
    const atHub = (kind: FalseHubKind) => visits.filter(({ hub = 'orderly' }) => hub === kind);
    const needsTwin = !rule.hubs.includes('orderly');
    if (needsTwin && !atHub('orderly').some(({ client }) => client.bytesSeen > 0)) {
      return { kind: 'not-run', why: noTwin };
    }
    const missing = rule.hubs.filter((kind) => atHub(kind).length === 0);
    if (missing.length > 0) return { kind: 'not-run', why: neverCame(missing) };
    const looked = rule.hubs.flatMap((kind) => {
      const own = atHub(kind);
      const links = own.map(({ client }) => client);
      const problems = rule.look(kind, links);
      return problems === undefined ? [] : [{ entries: own.map(({ number }) => number), problems }];
    });
    return {
      kind: 'judged',
      looked: looked.flatMap(({ entries }) => entries),
      findings: looked.flatMap(({ entries: [first = 0], problems }) =>
        problems.map((problem) => findingOf(rule, first, 'client', problem)),
      ),
    };
  });
}

function checkOf({ id, title, requirement }: Words, judge: (evidence: Evidence) => Judgement): Check {
  return { ...{ id, title, requirements: [requirement], seats: ['link'], scenarios: [] }, judge };
}

function findingOf(rule: Words, entry: number, part: string, problem: Problem): Finding {
  return {
    ...{ requirement: rule.requirement, expected: rule.expected, seen: problem.seen ?? problem.code },
    place: { entry, part, path: problem.place.path },
    cause: { vi: describeProblem(problem, 'vi').text, en: describeProblem(problem, 'en').text },
    ...{ blame: 'system', severity: rule.warns ? 'warn' : 'fail' },
  };
}

const noServer: Bilingual = {
  vi: 'phiên này không quét máy chủ nào',
  en: 'no server was scanned in this run',
};
const noClient: Bilingual = {
  vi: 'phiên này không thử hệ thống kết nối nào',
  en: 'no connecting system was tried in this run',
};
const noTwin: Bilingual = {
  vi: 'hệ thống chưa gửi được yêu cầu tới trục đúng (đối chứng), nên việc từ chối trục giả không chứng minh gì',
  en: 'nothing was sent to the sound hub (the control), so what was refused elsewhere proves nothing',
};

function neverCame(kinds: readonly FalseHubKind[]): Bilingual {
  const names = kinds.join(', ');
  return { vi: `hệ thống chưa kết nối tới: ${names}`, en: `the system never came to: ${names}` };
}

import type { Bilingual } from '../../protocol/problems/entry.ts';
import type { Check, JudgeContext } from '../check.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { Finding, Judgement, Seat } from '../finding.ts';
import type { PacketView } from '../reading/packet-view.ts';
import { type FoundPacket, packetsOf } from '../reading/packets-of.ts';
import type { Spot } from '../reading/part.ts';
import type { ProfileName } from '../requirements/requirement.ts';

/** How bad a departure is in a profile. */
export type Stance = 'fail' | 'warn' | 'off';

/** One thing wrong with a packet. What it leaves out is said by its check. */
export interface Fault {
  readonly at: Spot;
  readonly seen: string;
  readonly expected?: Bilingual;
  readonly cause?: Bilingual;
  readonly requirement?: string;
  /** Softer than the check at large; never sharper. */
  readonly severity?: 'warn';
}

/** Which packets a check has something to say about. */
export type About = 'packet' | 'document' | 'status' | ((view: PacketView) => boolean);

interface Words {
  readonly id: string;
  readonly title: Bilingual;
  readonly requirements: readonly [string, ...(readonly string[])];
  readonly expected: Bilingual;
  readonly cause: Bilingual;
  /** `fail` everywhere unless told. `field` also stands for `legacy`, and `law` for `DT21`, where these are not. */
  readonly stance?: Stance | Partial<Readonly<Record<ProfileName, Stance>>>;
  readonly seats?: readonly Seat[];
}

/** A check that looks at one packet at a time. */
export interface PacketRule extends Words {
  readonly about: About;
  look(view: PacketView, context: JudgeContext, packet: FoundPacket): Iterable<Fault>;
}

/** A check that looks at all packets together: numbers that come twice, statuses in their order. */
export interface BatchRule extends Words {
  readonly about: About;
  look(packets: readonly FoundPacket[], context: JudgeContext): Iterable<BatchFault>;
}

/** A fault with the packet that has it. */
export type BatchFault = Fault & { readonly packet: FoundPacket };

const usualSeats: readonly Seat[] = ['packet', 'sender'];

/** A check out of a rule for one packet. Where no packet is of its kind, it looked at nothing and proves nothing. */
export function packetCheck(rule: PacketRule): Check {
  const check = batchCheck({
    ...rule,
    *look(packets, context) {
      for (const packet of packets) {
        for (const fault of rule.look(packet.view, context, packet)) yield { ...fault, packet };
      }
    },
  });
  return { ...check, apart: true };
}

/** A check out of a rule for all packets of a run. */
export function batchCheck(rule: BatchRule): Check {
  const { id, title, requirements, seats = usualSeats } = rule;
  return {
    ...{ id, title, requirements, seats },
    scenarios: [],
    judge: (evidence, context) => judge(rule, evidence, context),
  };
}

function judge(rule: BatchRule, evidence: Evidence, context: JudgeContext): Judgement {
  const packets = packetsOf(evidence).filter(({ view }) => isAbout(rule.about, view));
  const stance = stanceIn(rule, context.profile);
  const found = stance === 'off' ? [] : [...rule.look(packets, context)];
  return {
    kind: 'judged',
    looked: packets.map(({ entry }) => entry),
    findings: found.map((fault) => findingOf(rule, fault, stance === 'warn' ? 'warn' : 'fail')),
  };
}

function isAbout(about: About, view: PacketView): boolean {
  if (typeof about === 'function') return about(view);
  if (about === 'packet') return view.root.isThere;
  return view.kind === about;
}

function stanceIn({ stance = 'fail' }: Words, profile: ProfileName): Stance {
  if (typeof stance === 'string') return stance;
  const { law = 'fail', field = law, legacy = field, DT21 = law } = stance;
  return { law, field, legacy, DT21 }[profile];
}

const longestSeen = 200;
/** What stands for an empty text, as in every report. */
const nothing = '–';

function findingOf(rule: BatchRule, fault: BatchFault, severity: Finding['severity']): Finding {
  const { packet, at, seen } = fault;
  return {
    requirement: fault.requirement ?? rule.requirements[0],
    place: { entry: packet.entry, part: packet.part, ...at },
    expected: fault.expected ?? rule.expected,
    seen: seen.trim() === '' ? nothing : shortened(seen),
    cause: fault.cause ?? rule.cause,
    blame: 'system',
    severity: fault.severity ?? severity,
  };
}

function shortened(text: string): string {
  const letters = Array.from(text);
  return letters.length <= longestSeen ? text : `${letters.slice(0, longestSeen - 1).join('')}…`;
}

import { packetChecks } from '../../conformance/checks/packet-checks.ts';
import { severityOf } from '../../conformance/engine/severity.ts';
import { evidenceOfPackets } from '../../conformance/mutants/packet-evidence.ts';
import { inForce, requirementOf } from '../../conformance/requirements/ledger.ts';
import { usualTolerances } from '../../conformance/tolerances.ts';
import type { VectorProfile, VectorVerdict } from './vector.ts';

/**
 * What has to be said of a packet: `refuse` where a duty that was read and that is in force is broken, `warn` where
 * it is a recommendation or a reading that nobody verified, `accept` where nothing is wrong.
 */
export function expectedVerdict(packet: Uint8Array, profile: VectorProfile, asOf: string): VectorVerdict {
  const evidence = evidenceOfPackets(packet);
  const context = { profile, asOf, tolerances: usualTolerances, seat: 'packet' } as const;
  const severities = packetChecks.flatMap((check) => {
    const judgement = check.judge(evidence, context);
    if (judgement.kind !== 'judged') return [];
    return judgement.findings.flatMap((finding) => {
      const requirement = requirementOf(finding.requirement);
      return requirement !== undefined && inForce(requirement, asOf)
        ? [severityOf(finding, requirement, profile)]
        : [];
    });
  });
  if (severities.includes('fail')) return 'refuse';
  return severities.length > 0 ? 'warn' : 'accept';
}

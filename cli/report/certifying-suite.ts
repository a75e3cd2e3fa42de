import { rulesetHash } from '../../conformance/engine/ruleset-hash.ts';
import type { Suite } from '../../conformance/engine/select.ts';
import { isBinding } from '../../conformance/engine/severity.ts';
import type { CertifyingSuite } from '../../conformance/report/certificate/certifiable.ts';

/** A suite as certificates are measured by it. */
export function certifyingSuite({ requirements, checks }: Suite): CertifyingSuite {
  const duties = new Map(requirements.map((each) => [each.id, each]));
  return {
    rulesetHash: (tolerances) => rulesetHash(requirements, checks, tolerances),
    checksOf: (seat) => checks.filter(({ seats }) => seats.includes(seat)).map(({ id }) => id),
    isBinding: (id, profile) => {
      const duty = duties.get(id);
      return duty !== undefined && isBinding(duty, profile);
    },
  };
}

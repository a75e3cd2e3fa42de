import type { Plan } from '../../conformance/engine/select.ts';
import { type CliContext, say, usageFailure } from '../context.ts';

/** Refuses ids and groups that nothing has. @throws {CommandFailure} */
export function refuseUnknown({ unknown, checks }: Plan): void {
  if (unknown.length > 0) {
    const names = unknown.join(', ');
    throw usageFailure({
      vi: `vị trí này không có nhóm, yêu cầu hay phép kiểm tra: ${names} (xem: --list)`,
      en: `this seat has no such group, requirement or check: ${names} (see: --list)`,
    });
  }
  if (checks.length === 0) {
    throw usageFailure({
      vi: 'không phép kiểm tra nào được chọn (xem: --list)',
      en: 'no check is selected (see: --list)',
    });
  }
}

/** Lists the checks of a plan; with `scenarios` also what would be played for them. */
export function listPlan(
  context: CliContext,
  plan: Plan,
  { json, scenarios }: { readonly json: boolean; readonly scenarios: boolean },
): void {
  if (json) {
    context.stdout.write(`${JSON.stringify(planAsJson(plan, scenarios))}\n`);
    return;
  }
  const widest = Math.max(...plan.checks.map(({ check }) => check.id.length));
  const checks = plan.checks.map(({ check: { id, title, requirements }, applies }) => {
    const mark = applies ? ' ' : '–';
    return `${mark} ${id.padEnd(widest)}  ${requirements.join(', ')}  ${say(context, title)}\n`;
  });
  const steps = plan.scenarios.map(({ id, title }) => `▸ ${id}  ${say(context, title)}\n`);
  const applying = plan.checks.filter(({ applies }) => applies).length;
  const sum = say(context, {
    vi: `${applying} trên ${plan.checks.length} phép kiểm tra áp dụng (hồ sơ ${plan.profile}, ngày ${plan.asOf}); ${plan.scenarios.length} kịch bản\n`,
    en: `${applying} of ${plan.checks.length} checks apply (profile ${plan.profile}, ${plan.asOf}); ${plan.scenarios.length} scenarios\n`,
  });
  context.stdout.write([...(scenarios ? steps : []), ...checks, sum].join(''));
}

function planAsJson({ seat, profile, asOf, checks, scenarios }: Plan, withScenarios: boolean) {
  return {
    ...{ seat, profile, asOf },
    checks: checks.map(({ check, applies }) => {
      const { id, title, requirements } = check;
      return { id, title, requirements, scenarios: check.scenarios, applies };
    }),
    ...(withScenarios ? { scenarios: scenarios.map(({ id, title }) => ({ id, title })) } : {}),
  };
}

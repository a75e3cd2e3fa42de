import { plan } from '../engine/signing-plans.ts';
import type { AgencyStage, Scenario } from '../engine/stage.ts';
import { post, untilTomorrow } from './receiver-life.ts';
import { caseHolder, type SignatureCase } from './signature-case.ts';
import { signatureCases } from './signature-cases.ts';

const minute = 60_000;
const hour = 60 * minute;

/** Bad and sound signatures in an order that nothing tells. */
export const receiverSignatures: Scenario = {
  id: 'receiver-signatures',
  title: { vi: 'Chữ ký sai lẫn với chữ ký đúng', en: 'Bad signatures among sound ones' },
  seat: 'receiver',
  async run(stage) {
    const order = signatureCases
      .map((each, index) => ({ each, number: 101 + index, at: stage.chance(`place of ${each.name}`) }))
      .toSorted((one, other) => one.at - other.at);
    for (const { each, number } of order) await postCase(stage, each, number);
    await stage.pass(untilTomorrow, {
      vi: 'mọi văn bản được tiếp nhận hay từ chối',
      en: 'every document is registered or refused',
    });
    stage.step('over');
  },
};

async function postCase(stage: AgencyStage, each: SignatureCase, number: number): Promise<void> {
  const { name, group, expect, what, only, revoked } = each;
  const now = stage.clock.now();
  if (revoked !== undefined) {
    const { holder, after, until, reason } = revoked;
    const ends = until === undefined ? {} : { until: now + until };
    stage.trust.revoke({ serial: serialOf(holder(now).serial), at: now + after, reason, ...ends });
  }
  const from = name === 'other-office' ? 'G06' : stage.peers[0];
  await post(
    stage,
    name,
    { number, plan: each.plan, from },
    { group, expect, what, ...(only === undefined ? {} : { only }) },
  );
}

function serialOf(serial: Uint8Array): string {
  return Buffer.from(serial).toString('hex').toUpperCase();
}

/** Nobody can tell whether a certificate is good; then the services answer again. And answers that lie. */
export const receiverStatusServices: Scenario = {
  id: 'receiver-status-services',
  title: {
    vi: 'Không hỏi được trạng thái chứng thư; trả lời giả, cũ, của nơi khác',
    en: 'No status can be had; answers that are forged, stale, of somebody else',
  },
  seat: 'receiver',
  async run(stage) {
    const now = stage.clock.now();
    stage.trust.behave('agency', 'down');
    await postAt(stage, 'down', 201, { group: 'down', expect: 'withheld', what: 'no status can be had' });
    await stage.pass(2 * hour, { vi: 'khi dịch vụ chưa trả lời', en: 'while the service does not answer' });
    stage.step('recovered');
    stage.trust.behave('agency', 'honest');
    for (const [index, manner] of (['forged', 'stale', 'wrong-issuer'] as const).entries()) {
      stage.trust.behave(`case-${manner}`, manner);
      const { serial } = holderAt(manner, 202 + index);
      stage.trust.revoke({ serial: serialOf(serial), at: now - 2 * hour, reason: 'keyCompromise' });
      await postAt(stage, manner, 202 + index, {
        group: manner,
        expect: 'withheld',
        what: `answers that are ${manner}`,
      });
    }
    await postAt(stage, 'twin', 210, { group: 'twin', expect: 'accepted', what: 'status as it should be' });
    await stage.pass(untilTomorrow, { vi: 'khi dịch vụ trả lời lại', en: 'when the service answers again' });
    stage.step('over');
  },
};

function holderAt(place: string, number: number) {
  return caseHolder(number, { published: place === 'twin' || place === 'down' ? 'agency' : `case-${place}` });
}

async function postAt(
  stage: AgencyStage,
  place: string,
  number: number,
  facts: Readonly<Record<string, string>>,
): Promise<void> {
  const signed = plan(`status ${place}`, stage.peers[0], () => ({
    keys: { person: holderAt(place, number) },
  }));
  await post(stage, place, { number, plan: signed }, facts);
}

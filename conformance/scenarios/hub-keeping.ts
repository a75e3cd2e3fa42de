import type { Scenario } from '../engine/stage.ts';
import { clear, idsOf, list, look, pass, send } from './hub-acts.ts';
import { letter } from './hub-letters.ts';

const day = 86_400_000;

/** How long a packet waits that nobody takes; a hub whose clock is its own is not waited for. */
const quarter = 90 * day;

/** RET-09, RET-10, REG-03: a packet waits for a quarter; what its list says of it; which services there are. */
export const hubKeeping: Scenario = {
  id: 'hub-keeping',
  title: {
    vi: 'Gói tin không ai lấy trong ba tháng; dịch vụ đang có',
    en: 'A packet that nobody takes for three months; the services that there are',
  },
  seat: 'hub',
  async run(stage) {
    const [office, city] = stage.accounts;
    await clear(stage, stage.accounts);
    const sent = letter(stage, 'kept', office.agencies[0], [city.agencies[0]]);
    stage.step('sent', { document: sent.documentId });
    await send(stage, office, sent.packet);
    stage.step('listed', { document: sent.documentId });
    const [id = ''] = idsOf(await list(stage, city));
    if (stage.clock.advance !== undefined) {
      await pass(stage, quarter);
      stage.step('after-a-quarter', { document: sent.documentId, delivery: id });
      await look(stage, city);
    }
    stage.step('services');
    await stage.manage?.({ method: 'GET', path: '/services' });
  },
};

export const keepingScenarios = [hubKeeping] as const;

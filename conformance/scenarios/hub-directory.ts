import type { HubAccount, HubStage, Scenario } from '../engine/stage.ts';
import { clear, collect, list, look, pass, send } from './hub-acts.ts';
import { letter } from './hub-letters.ts';

/** REG-01, REG-07..09, IDC-05, IDC-07: a unit is registered, found, written to, closed, and never comes back. */
export const hubDirectory: Scenario = {
  id: 'hub-directory',
  title: { vi: 'Danh bạ: đăng ký, tra cứu, đóng', en: 'The directory: registering, finding, closing' },
  seat: 'hub',
  async run(stage) {
    const [office, city, ministry] = stage.accounts;
    await clear(stage, stage.accounts);
    const parent = ministry.agencies[0];
    const code = `${parent}.${500 + Math.floor(stage.chance('unit') * 400)}`;
    stage.step('before');
    await lists(stage, ministry);
    await register(stage, 'register', ministry, parent, code);
    await register(stage, 'register-again', ministry, parent, code, 'a code that is taken');
    await register(stage, 'foreign-parent', city, parent, `${code}1`, 'a parent of another system');
    await register(stage, 'foreign-code', city, city.agencies[0], `${code}2`, 'a code below another body');
    await register(
      stage,
      'bad-code',
      ministry,
      parent,
      code.toLowerCase().replace(/\d+$/, 'x y'),
      'a code of no form',
    );
    stage.step('listed', { code });
    await lists(stage, city);
    await stage.call(city, 'getAgenciesListQD20', {});
    const sent = letter(stage, 'to-unit', office.agencies[0], [code]);
    stage.step('send-to-unit', { document: sent.documentId });
    await send(stage, office, sent.packet);
    await look(stage, ministry);
    await remove(stage, 'foreign-delete', city, code, 'a unit of another system');
    await remove(stage, 'delete', ministry, code);
    await pass(stage, 1_000);
    stage.step('closed', { code });
    await lists(stage, city);
    await register(stage, 'register-closed', ministry, parent, code, 'a code that was closed');
    const late = letter(stage, 'to-closed', office.agencies[0], [code]);
    stage.step('send-to-closed', { document: late.documentId });
    await send(stage, office, late.packet, { broken: 'a unit that was closed' });
    stage.step('received');
    await list(stage, ministry);
    await collect(stage, ministry);
  },
};

async function lists(stage: HubStage, account: HubAccount): Promise<void> {
  await stage.call(account, 'getAgenciesList', {});
  await stage.call(account, 'getSynchronizeUnit', {});
}

async function register(
  stage: HubStage,
  name: string,
  account: HubAccount,
  pcode: string,
  code: string,
  broken?: string,
) {
  const unit = {
    id: '',
    pcode,
    code,
    name: 'Đơn vị kiểm thử',
    mail: 'vanthu@kiemthu.example',
    mobile: '',
    fax: '',
  };
  stage.step(name, { code, parent: pcode });
  await stage.call(account, 'registerAgency', {
    body: Buffer.from(JSON.stringify(unit), 'utf8'),
    ...(broken === undefined ? {} : { broken }),
  });
}

async function remove(stage: HubStage, name: string, account: HubAccount, code: string, broken?: string) {
  stage.step(name, { code });
  await stage.call(account, 'deleteAgency', {
    parameters: [['AgencyCode', code]],
    ...(broken === undefined ? {} : { broken }),
  });
}

/** LOG-01..09, ERR-03, RPT-03: one letter's way and one refusal, and what the hub's books say of them. */
export const hubBooks: Scenario = {
  id: 'hub-books',
  title: { vi: 'Nhật ký và tra cứu', en: 'The hub’s log and what may be looked up' },
  seat: 'hub',
  async run(stage) {
    const { manage } = stage;
    if (manage === undefined) return;
    const [office, city, ministry] = stage.accounts;
    await clear(stage, stage.accounts);
    const to = [city.agencies[0], ministry.agencies[0]];
    const sent = letter(stage, 'logged', office.agencies[0], to);
    stage.step('sent', {
      document: sent.documentId,
      content: sent.draft.content ?? '',
      subject: sent.draft.subject ?? '',
    });
    await send(stage, office, sent.packet);
    await collect(stage, city);
    await collect(stage, ministry);
    const wrong = letter(stage, 'refused', office.agencies[0], [`${city.agencies[0]}.98.76`]);
    stage.step('refused', { document: wrong.documentId });
    await send(stage, office, wrong.packet, { broken: 'unknown receiver' });
    await list(stage, { ...office, secret: city.secret }, 'edoc', { broken: 'wrong secret' });
    stage.step('looked-up', {
      sender: office.systemId,
      other: city.systemId,
      code: `${city.agencies[0]}.98.76`,
    });
    await manage({ method: 'GET', path: '/trace?limit=10000' });
    await manage({ method: 'GET', path: '/portal/failures?limit=10000', as: office });
    await manage({ method: 'GET', path: '/portal/failures?limit=10000', as: city });
    stage.step('stranger-looks');
    await manage({ method: 'GET', path: '/portal/failures', as: { ...office, secret: 'x' } });
  },
};

export const bookScenarios = [hubDirectory, hubBooks] as const;

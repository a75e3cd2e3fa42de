import type { HubAccount, HubStage, Scenario } from '../engine/stage.ts';
import { clear, collect, look, send, sendStatus } from './hub-acts.ts';
import { changed, clerk, type Letter, type LetterChanges, letter, status } from './hub-letters.ts';

type Transaction = NonNullable<LetterChanges['transaction']>;

/** RCL-04, RCL-05: a letter is recalled before and after it was fetched, and by somebody else. */
export const hubRecall: Scenario = {
  id: 'hub-recall',
  title: { vi: 'Thu hồi', en: 'Recall' },
  seat: 'hub',
  async run(stage) {
    const [office, city, ministry] = stage.accounts;
    await clear(stage, stage.accounts);
    const waiting = await plain(stage, 'waiting', office, [city]);
    await recalled(stage, 'recall-waiting', office, waiting, [city]);
    stage.step('after-recall-waiting', { subject: waiting.draft.subject ?? '' });
    await look(stage, city);
    await collect(stage, city);
    const fetched = await plain(stage, 'fetched', office, [city, ministry]);
    await collect(stage, city);
    const recall = await recalled(stage, 'recall-fetched', office, fetched, [city]);
    stage.step('after-recall-fetched');
    await collect(stage, city);
    await look(stage, ministry);
    stage.step('recall-answer', { document: recall.documentId });
    await sendStatus(
      stage,
      city,
      status(stage, city.agencies[0], recall, '03', { description: 'Đồng ý thu hồi' }),
    );
    const foreign = await plain(stage, 'foreign', office, [city]);
    await recalled(stage, 'foreign-recall', ministry, foreign, [city], 'recalled by another system');
    await recalled(stage, 'recall-again', office, fetched, [city]);
    stage.step('after-foreign-recall', { subject: foreign.draft.subject ?? '' });
    await look(stage, city);
    await look(stage, office, 'status');
  },
};

async function plain(
  stage: HubStage,
  name: string,
  from: HubAccount,
  to: readonly HubAccount[],
): Promise<Letter> {
  const sent = letter(
    stage,
    name,
    from.agencies[0],
    to.map(({ agencies }) => agencies[0]),
  );
  stage.step(`sent-${name}`, { document: sent.documentId });
  await send(stage, from, sent.packet);
  return sent;
}

const acting = { paper: false, staff: [clerk], replacements: [] } as const;

async function recalled(
  stage: HubStage,
  name: string,
  from: HubAccount,
  about: Letter,
  to: readonly HubAccount[],
  broken?: string,
): Promise<Letter> {
  const codes = to.map(({ agencies }) => agencies[0]);
  const { documentId, draft } = about;
  const transaction: Transaction = { ...acting, kind: 1, reason: `Thu hồi: ${name}`, documentId };
  const cited = { code: `${draft.code.codeNumber}/${draft.code.codeNotation}`, documentId };
  const date = draft.promulgation.date === undefined ? {} : { promulgationDate: draft.promulgation.date };
  const responseFor = codes.map((organId) => ({ organId, ...cited, ...date }));
  const sent = letter(stage, name, from.agencies[0], codes, { transaction, responseFor });
  stage.step(name, { document: sent.documentId, subject: sent.draft.subject ?? '' });
  await send(stage, from, sent.packet, broken === undefined ? {} : { broken });
  return sent;
}

/** RCL-07..16, DUP-04: what is taken back, updated and replaced after it was delivered. */
export const hubChanges: Scenario = {
  id: 'hub-changes',
  title: { vi: 'Lấy lại, cập nhật, thay thế', en: 'Take-back, update, replacement' },
  seat: 'hub',
  async run(stage) {
    const [office, city, ministry] = stage.accounts;
    await clear(stage, stage.accounts);
    const first = await plain(stage, 'first', office, [city]);
    await collect(stage, city);
    await updates(stage, first);
    await takenBack(stage);
    const [, , stranger] = stage.accounts;
    await updated(
      stage,
      'foreign-update',
      stranger,
      changed(first, { trace: first.draft.trace }),
      [city],
      {},
      'another system',
    );
    const replaced: Transaction = {
      ...acting,
      ...{ kind: 3, reason: 'Thay thế văn bản trước' },
      replacements: [{ documentId: first.documentId, organIds: [city.agencies[0]] }],
    };
    const next = letter(stage, 'replacement', office.agencies[0], [city.agencies[0]], {
      transaction: replaced,
    });
    stage.step('replacement', { document: next.documentId, replaced: first.documentId });
    await send(stage, office, next.packet);
    stage.step('received');
    for (const account of [city, ministry]) await look(stage, account);
    for (const account of [office, city, ministry]) await look(stage, account, 'status');
  },
};

/** Four kinds of update, each with a reason of its own, by which it is found again. */
async function updates(stage: HubStage, first: Letter): Promise<void> {
  const [office, city, ministry] = stage.accounts;
  const role = (receiverType: 0 | 1, { agencies }: HubAccount) => [{ organId: agencies[0], receiverType }];
  const subject = `${first.draft.subject ?? ''} (cập nhật)`;
  await updated(stage, 'update-subject', office, changed(first, { subject }), [city], {});
  const files = [
    { name: 'phu-luc-moi.txt', bytes: Buffer.from('Phụ lục mới\r\n'), contentType: 'text/plain' },
  ];
  await updated(stage, 'update-attachment', office, changed(first, { attachments: files }), [city], {});
  const added = { documentInfo: false, documentReceiver: true, receivers: role(1, ministry) };
  await updated(stage, 'update-add-receiver', office, first, [ministry], added);
  const removed = { documentInfo: false, documentReceiver: true, receivers: role(0, city) };
  await updated(stage, 'update-remove-receiver', office, first, [city], removed);
}

async function updated(
  stage: HubStage,
  name: string,
  from: HubAccount,
  about: Letter,
  to: readonly HubAccount[],
  update: Partial<NonNullable<Transaction['update']>>,
  broken?: string,
): Promise<void> {
  const { documentId } = about;
  const reason = `Cập nhật: ${name} ${about.draft.code.codeNumber}`;
  const info = { documentInfo: true, documentReceiver: false, receivers: [], ...update };
  const transaction: Transaction = { ...acting, kind: 2, reason, documentId, update: info };
  const parties = letter(
    stage,
    name,
    from.agencies[0],
    to.map(({ agencies }) => agencies[0]),
  ).draft;
  const sent = changed(
    { ...about, draft: { ...about.draft, from: parties.from, to: parties.to } },
    { transaction },
  );
  stage.step(name, { document: documentId, reason, to: to.map(({ systemId }) => systemId).join(' ') });
  await send(stage, from, sent.packet, broken === undefined ? {} : { broken });
}

/** RCL-07: of two receivers, one is asked to give the letter back, and agrees. */
async function takenBack(stage: HubStage): Promise<void> {
  const [office, city, ministry] = stage.accounts;
  const sent = await plain(stage, 'taken-back', office, [city, ministry]);
  await collect(stage, city);
  await collect(stage, ministry);
  const receiver = city.agencies[0];
  stage.step('report', { document: sent.documentId });
  await sendStatus(stage, city, status(stage, receiver, sent, '03'));
  stage.step('take-back', { document: sent.documentId, description: 'Lấy lại vì gửi nhầm' });
  const request = status(stage, office.agencies[0], sent, '13', {
    description: 'Lấy lại vì gửi nhầm',
    to: receiver,
  });
  await sendStatus(stage, office, request);
  stage.step('take-back-answer', { document: sent.documentId, description: 'Đồng ý cho lấy lại' });
  await sendStatus(stage, city, status(stage, receiver, sent, '15', { description: 'Đồng ý cho lấy lại' }));
}

export const flowScenarios = [hubRecall, hubChanges] as const;

import type { RawRequest } from '../engine/stage.ts';
import {
  type AnswerRow,
  blindTo,
  editingRows,
  forgedSuccess,
  hubMutant,
  objectOf,
  operationOf,
  packetText,
  refusalOf,
  refusing,
  type Wrap,
  withBody,
  withObject,
} from './hub-bench.ts';
import { isSend } from './hub-validation.ts';
import type { HubMutant } from './mutant.ts';

const isUnit = ({ code }: AnswerRow) => /^G06\.[5-9]\d\d$/.test(String(code));
const registers = (when: (text: string) => boolean) => (request: RawRequest) =>
  operationOf(request) === 'registerAgency' && when(Buffer.from(request.body).toString('utf8'));

/** Remembers whether the unit was deleted, to tell the two lists apart. */
function afterDelete(operation: string, change: (row: AnswerRow) => AnswerRow | undefined): Wrap {
  return (orderly) => {
    let deleted = false;
    const rows = new Map<string, AnswerRow>();
    return editingRows(operation, (listed) => {
      for (const row of listed) if (isUnit(row) && !deleted) rows.set(String(row['code']), row);
      const others = listed.filter((row) => !isUnit(row));
      const units = deleted
        ? [...rows.values()].map(change).filter((row) => row !== undefined)
        : listed.filter(isUnit);
      return [...others, ...units];
    })(async (request) => {
      const answer = await orderly(request);
      deleted ||= operationOf(request) === 'deleteAgency' && objectOf(answer)['status'] === 'OK';
      return answer;
    });
  };
}

const slow: Wrap = (orderly) => async (request) => {
  const answer = await orderly(request);
  if (operationOf(request) !== 'getAgenciesList') return answer;
  return withBody(
    answer,
    Buffer.concat([answer.body.subarray(0, -1), Buffer.alloc(40 * 1024 * 1024 + 1, ' '), Buffer.from('}')]),
  );
};

export const hubDirectoryMutants: readonly HubMutant[] = [
  hubMutant(
    'hub.registers-nobody',
    'hub.registers-unit',
    'REG-01',
    ['từ chối đăng ký đơn vị', 'refuses to register sub-units'],
    (orderly) => async (request) => {
      const answer = await orderly(request);
      return operationOf(request) === 'registerAgency' && objectOf(answer)['status'] === 'OK'
        ? refusing(() => true)(orderly)(request)
        : answer;
    },
  ),
  hubMutant(
    'hub.nightly-list',
    'hub.lists-new-unit',
    'REG-01',
    ['danh sách làm mới hằng đêm', 'refreshes its list at night'],
    editingRows('getAgenciesList', (rows) => rows.filter((row) => !isUnit(row))),
  ),
  hubMutant(
    'hub.nightly-units',
    'hub.synchronises-new-unit',
    'REG-08',
    ['danh sách đồng bộ làm mới hằng đêm', 'refreshes units at night'],
    editingRows('getSynchronizeUnit', (rows) =>
      rows.filter((row) => !isUnit(row) || row['deleted'] === true),
    ),
  ),
  hubMutant(
    'hub.new-unit-unknown',
    'hub.new-unit-is-served',
    'REG-01',
    ['chưa gửi được cho đơn vị mới', 'does not know a new unit as a receiver yet'],
    refusing((request) => isSend(request) && /OrganId>G06\.[5-9]\d\d</.test(packetText(request))),
  ),
  hubMutant(
    'hub.version-stands-still',
    'hub.unit-version-rises',
    'REG-08',
    ['phiên bản không tăng', 'gives changes no new version'],
    editingRows('getSynchronizeUnit', (rows) => rows.map((row) => ({ ...row, version: 1 }))),
  ),
  hubMutant(
    'hub.old-codes-differ',
    'hub.old-codes-agree',
    'IDC-02',
    ['hai danh sách khác mã cũ', 'gives two old codes for one body'],
    editingRows('getAgenciesListQD20', (rows) =>
      rows.map((row) => (row['code102'] === undefined ? row : { ...row, code102: '000.00.99.Z99' })),
    ),
  ),
  hubMutant(
    'hub.bloated-directory',
    'hub.directory-usable',
    'REG-07',
    ['danh bạ quá lớn', 'answers with a bloated directory'],
    slow,
  ),
  hubMutant(
    'hub.gives-codes-twice',
    'hub.refuses-taken-code',
    'IDC-07',
    ['cấp một mã hai lần', 'gives a code twice'],
    givingAgain((deleted) => !deleted),
  ),
  hubMutant(
    'hub.any-parent',
    'hub.refuses-foreign-parent',
    'REG-09',
    ['đăng ký dưới cơ quan nào cũng được', 'registers below anybody'],
    blindTo(
      /./,
      registers((text) => text.includes('"pcode":"G06"') && /"code":"G06\.\d{4}"/.test(text)),
    ),
  ),
  hubMutant(
    'hub.any-code',
    'hub.refuses-foreign-code',
    'REG-09',
    ['cấp mã thuộc cơ quan khác', 'gives codes below another body'],
    blindTo(
      /./,
      registers((text) => text.includes('"pcode":"H17"') && /"code":"G06\.\d{4}"/.test(text)),
    ),
  ),
  hubMutant(
    'hub.any-form',
    'hub.refuses-bad-code',
    'IDC-01',
    ['cấp mã sai dạng', 'gives codes of any form'],
    blindTo(
      /./,
      registers((text) => text.includes('x y')),
    ),
  ),
  hubMutant(
    'hub.anybody-closes',
    'hub.refuses-foreign-delete',
    'REG-09',
    ['ai cũng đóng được đơn vị', 'lets anybody close a unit'],
    blindTo('hub.agency-foreign'),
  ),
  hubMutant(
    'hub.closes-nothing',
    'hub.deletes-unit',
    'REG-01',
    ['không đóng được đơn vị', 'closes nothing'],
    (orderly) => async (request) => {
      const answer = await orderly(request);
      return operationOf(request) === 'deleteAgency' && objectOf(answer)['status'] === 'OK'
        ? withObject(answer, { status: 'FAIL', ErrorCode: '-1', ErrorDesc: 'Khong xoa duoc' })
        : answer;
    },
  ),
  hubMutant(
    'hub.lists-closed',
    'hub.closed-unit-gone',
    'REG-01',
    ['vẫn liệt kê đơn vị đã đóng', 'goes on listing what was closed'],
    afterDelete('getAgenciesList', (row) => row),
  ),
  hubMutant(
    'hub.units-drop-closed',
    'hub.closed-unit-marked',
    'REG-08',
    ['bỏ dòng đã đóng khỏi danh sách đồng bộ', 'drops closed rows from the units'],
    afterDelete('getSynchronizeUnit', () => undefined),
  ),
  hubMutant(
    'hub.code-comes-back',
    'hub.closed-code-never-again',
    'IDC-07',
    ['cấp lại mã đã đóng', 'gives a closed code again'],
    givingAgain((deleted) => deleted),
  ),
  hubMutant(
    'hub.closed-unit-takes',
    'hub.closed-unit-refused',
    'IDC-05',
    ['nhận văn bản cho đơn vị đã đóng', 'takes letters for a closed unit'],
    blindTo('hub.receiver-closed'),
  ),
];

/** Says yes to a code that was given before, as long as it is in use or only afterwards. */
function givingAgain(when: (deleted: boolean) => boolean): Wrap {
  return (orderly) => {
    let deleted = false;
    return async (request) => {
      const answer = await orderly(request);
      if (operationOf(request) === 'deleteAgency' && objectOf(answer)['status'] === 'OK') deleted = true;
      return when(deleted) && /agency-code-taken/.test(refusalOf(answer)) ? forgedSuccess(request) : answer;
    };
  };
}

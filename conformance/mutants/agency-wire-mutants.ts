import { names as n } from '../../protocol/edxml/names.ts';
import type { Carry } from '../engine/stage.ts';
import { operationOf } from '../engine/system-box.ts';
import { document, habit, namesFor, onTheLine, rewriting, signedAnew } from './agency-tools.ts';
import type { AgencyMutant } from './mutant.ts';

const seat = 'sender';
const named = namesFor(seat);

/** Asks every tenth time in the name of another system. */
const borrowing: (orderly: Carry) => Carry = (orderly) => {
  let asked = 0;
  return (request) => {
    if (operationOf(request) !== 'getReceivedEdocList') return orderly(request);
    asked += 1;
    return orderly(asked % 10 === 0 ? signedAnew(request, [['systemid', '000.00.00.G22']]) : request);
  };
};

const showingPaths: (orderly: Carry) => Carry = (orderly) => (request) =>
  orderly({ ...request, headers: [...request.headers, ['X-File', 'C:\\QLVB\\di\\101.edxml']] });

const asking: (orderly: Carry) => Carry = (orderly) => (request) =>
  orderly(
    operationOf(request) === 'sendEdoc' ? { ...request, target: `${request.target}?token=abc` } : request,
  );

/** Senders whose calls tell too much, or are made in another's name. */
export const agencyWireMutants: readonly AgencyMutant[] = [
  onTheLine(
    seat,
    named(
      'borrows-an-identity',
      'AUT-09',
      'one-identity',
      'có lần gọi dưới mã hệ thống khác',
      'calls now and then under another system’s id',
    ),
    borrowing,
  ),
  onTheLine(
    seat,
    named(
      'shows-paths',
      'TLS-07',
      'headers-tell-nothing',
      'tiêu đề lộ đường dẫn trên máy chủ',
      'a header shows a path on its server',
    ),
    showingPaths,
  ),
  onTheLine(
    seat,
    named(
      'puts-tokens-into-addresses',
      'TLS-07',
      'headers-tell-nothing',
      'đưa khoá vào địa chỉ',
      'puts a token into the address',
    ),
    asking,
  ),
  onTheLine(
    seat,
    named(
      'turns-codes-round',
      'IDC-13',
      'addresses-by-the-table',
      'đảo chuỗi mã nơi nhận',
      'turns codes of receivers round',
      ['sends-what-was-asked', 'headers-agree'],
    ),
    rewriting(document, (packet) =>
      packet.replace(new RegExp(`(${n.organId}>)G22(<)(?=.*${n.code}>)`, 's'), '$122G$2'),
    ),
  ),
  habit(
    seat,
    named(
      'merges-sets',
      'ATT-10',
      'one-packet-a-set',
      'gửi mọi phụ lục cho mọi nơi nhận',
      'sends every annex to every receiver',
    ),
    { mergesSets: true },
  ),
];

import type { ProblemTable } from './entry.ts';
import { signedContentProblems } from './signed-document-contents.ts';
import { entry } from './signed-document-entry.ts';
import { signerProblems } from './signed-document-signers.ts';

/** When, and where it is seen. */
const signing = {
  'signed.before-issue': entry(
    'error',
    ['SIG-20'],
    [
      'Cơ quan ký lúc {seen}, trước ngày ban hành {expected}.',
      'The agency signed at {seen}, before the day of issue, {expected}.',
    ],
    [
      'Ghi đúng ngày ban hành là ngày cơ quan ký phát hành.',
      'Give the day on which the agency signed as the day of issue.',
    ],
  ),
  'signed.day-differs': entry(
    'warning',
    ['SIG-20'],
    [
      'Ngày ký của cơ quan ({seen}) khác ngày ban hành ({expected}).',
      'The agency signed on {seen}, and the day of issue is {expected}.',
    ],
    ['Ký và phát hành văn bản trong cùng một ngày.', 'Sign a document on the day on which it is issued.'],
  ),
  'signed.after-sending': entry(
    'error',
    ['SIG-20'],
    [
      'Thời gian ký {seen} sau thời gian gửi {expected}.',
      'The time of signing, {seen}, is after the sending, {expected}.',
    ],
    [
      'Kiểm tra đồng hồ của phần mềm ký số và của hệ thống gửi.',
      'Check the clocks of the signing software and of the sending system.',
    ],
  ),
  'signed.after-receipt': entry(
    'error',
    ['SIG-20'],
    [
      'Thời gian ký {seen} sau khi Trục đã nhận văn bản lúc {expected}.',
      'The time of signing, {seen}, is after the hub received the document at {expected}.',
    ],
    ['Kiểm tra đồng hồ của phần mềm ký số.', 'Check the clock of the signing software.'],
  ),
  'signed.time-not-shown': entry(
    'warning',
    ['SIG-21'],
    [
      'Chữ ký tại “{path}” không hiện đúng thời gian ký “{expected}”.',
      'The signature at “{path}” does not show its time of signing, “{expected}”.',
    ],
    [
      'Hiển thị ngày, giờ, phút, giây và múi giờ Việt Nam +07:00.',
      'Show day, hour, minute, second and the Vietnamese offset +07:00.',
    ],
  ),
  'signed.seal-place': entry(
    'warning',
    ['SIG-09'],
    [
      'Dấu của cơ quan phải trùm khoảng một phần ba chữ ký về bên trái; ở đây {seen}.',
      'The seal goes over about a third of the signature, on its left; here {seen}.',
    ],
    [
      'Đặt lại vị trí dấu của cơ quan theo Phụ lục I Nghị định 30/2020/NĐ-CP.',
      'Place the seal as Annex I of Decree 30/2020 asks.',
    ],
  ),
} as const satisfies ProblemTable;

/** What is wrong with a signed document as a whole, though each signature by itself may be sound. */
export const signedDocumentProblems = { ...signerProblems, ...signing, ...signedContentProblems };

export type SignedDocumentCode = keyof typeof signedDocumentProblems;

import type { Check } from '../check.ts';
import { receiverCaseChecks } from './receiver-case-checks.ts';
import { receiverDirectoryChecks } from './receiver-directory-checks.ts';
import { receiverEveningChecks } from './receiver-evening-checks.ts';
import { receiverLifeChecks } from './receiver-life-checks.ts';
import { receiverRequestChecks } from './receiver-request-checks.ts';
import { receiverSignatureChecks } from './receiver-signature-checks.ts';
import { receiverStatusChecks } from './receiver-status-checks.ts';
import { receiverTroubleChecks } from './receiver-trouble-checks.ts';
import { receiverUpdateChecks } from './receiver-update-checks.ts';
import { senderActChecks } from './sender-act-checks.ts';
import { senderLifeChecks } from './sender-life-checks.ts';
import { senderTroubleChecks } from './sender-trouble-checks.ts';
import { senderWireChecks } from './sender-wire-checks.ts';

/** Every check of an agency's system by what it does; what it writes is looked at by the checks of packets. */
export const agencyChecks: readonly Check[] = [
  ...receiverLifeChecks,
  ...receiverEveningChecks,
  ...receiverStatusChecks,
  ...receiverSignatureChecks,
  ...receiverCaseChecks,
  ...receiverRequestChecks,
  ...receiverUpdateChecks,
  ...receiverTroubleChecks,
  ...receiverDirectoryChecks,
  ...senderLifeChecks,
  ...senderActChecks,
  ...senderTroubleChecks,
  ...senderWireChecks,
];

import type { Check } from '../check.ts';
import { hubAcknowledgementChecks } from './hub-acknowledgement.ts';
import { hubAuthenticationChecks } from './hub-authentication.ts';
import { hubBooksChecks } from './hub-books.ts';
import { hubContentChecks } from './hub-content.ts';
import { hubDeliveryChecks } from './hub-delivery.ts';
import { hubDirectoryChecks } from './hub-directory.ts';
import { hubDuplicatesChecks } from './hub-duplicates.ts';
import { hubFlowsChecks } from './hub-flows.ts';
import { hubKeepingChecks } from './hub-keeping.ts';
import { hubOverdueChecks } from './hub-overdue.ts';
import { hubRefusalsChecks } from './hub-refusals.ts';
import { hubSendingChecks } from './hub-sending.ts';
import { hubStatusesChecks } from './hub-statuses.ts';
import { hubHostileChecks, hubValidationChecks } from './hub-validation.ts';
import { wireAnswersChecks } from './wire-answers.ts';

/** Every check of the hub's seat. */
export const hubChecks: readonly Check[] = [
  ...hubAuthenticationChecks,
  ...hubSendingChecks,
  ...hubValidationChecks,
  ...hubHostileChecks,
  ...hubDeliveryChecks,
  ...hubAcknowledgementChecks,
  ...hubDuplicatesChecks,
  ...hubStatusesChecks,
  ...hubOverdueChecks,
  ...wireAnswersChecks,
  ...hubRefusalsChecks,
  ...hubFlowsChecks,
  ...hubDirectoryChecks,
  ...hubBooksChecks,
  ...hubContentChecks,
  ...hubKeepingChecks,
];

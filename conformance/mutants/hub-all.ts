import { hubAcknowledgementMutants } from './hub-acknowledgement.ts';
import { hubAuthenticationMutants } from './hub-authentication.ts';
import { hubBooksMutants } from './hub-books.ts';
import { hubDeliveryMutants } from './hub-delivery.ts';
import { hubDirectoryMutants } from './hub-directory.ts';
import { hubDuplicatesMutants } from './hub-duplicates.ts';
import { hubFlowsMutants } from './hub-flows.ts';
import { hubKeepingMutants } from './hub-keeping.ts';
import { hubRefusalsMutants } from './hub-refusals.ts';
import { hubSendingMutants } from './hub-sending.ts';
import { hubOverdueMutants, hubStatusesMutants } from './hub-statuses.ts';
import { hubHostileMutants, hubValidationMutants } from './hub-validation.ts';
import type { HubMutant } from './mutant.ts';
import { wireAnswersMutants } from './wire-answers.ts';

/** Every hub with one thing wrong. */
export const hubMutants: readonly HubMutant[] = [
  ...hubAuthenticationMutants,
  ...hubSendingMutants,
  ...hubValidationMutants,
  ...hubHostileMutants,
  ...hubDeliveryMutants,
  ...hubAcknowledgementMutants,
  ...hubDuplicatesMutants,
  ...hubStatusesMutants,
  ...hubOverdueMutants,
  ...hubRefusalsMutants,
  ...hubFlowsMutants,
  ...hubDirectoryMutants,
  ...hubBooksMutants,
  ...wireAnswersMutants,
  ...hubKeepingMutants,
];

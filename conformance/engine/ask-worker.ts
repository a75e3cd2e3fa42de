import { parentPort, workerData } from 'node:worker_threads';
import { allChecks } from '../checks/all.ts';
import { evidenceOf } from '../evidence/create-recorder.ts';
import type { Share } from './ask-in-workers.ts';
import { askChecks } from './judge-check.ts';

/** What its own parent sends it is what it says. */
const { checks, context, entries, bodies } = workerData as Share;

const asked = allChecks.filter(({ id }) => checks.includes(id));
parentPort?.postMessage(askChecks(asked, evidenceOf(entries, bodies), context));

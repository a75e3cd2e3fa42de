import type { Register } from '../program.ts';
import { registerAgency } from './agency.ts';
import { registerCalibrate } from './calibrate.ts';
import { registerCertify, registerVerifyCertificate } from './certify.ts';
import { registerCheck } from './check.ts';
import { registerDecrypt, registerEncrypt } from './encrypt.ts';
import { registerFaults } from './faults.ts';
import { registerHub } from './hub.ts';
import { registerInspect } from './inspect.ts';
import { registerLinkScan } from './link-scan.ts';
import { registerLinkTrial } from './link-trial.ts';
import { registerLoad } from './load.ts';
import { registerPki } from './pki.ts';
import { registerProblems } from './problems.ts';
import { registerCompare, registerRejudge } from './rejudge.ts';
import { registerReport } from './report.ts';
import { registerRequirements } from './requirements.ts';
import { registerSample } from './sample.ts';
import { registerScenario } from './scenario.ts';
import { registerSelftest } from './selftest.ts';
import { registerSend } from './send.ts';
import { registerSign } from './sign.ts';
import { registerSignRequest } from './sign-request.ts';
import { registerStart } from './start.ts';
import { registerVectors } from './vectors.ts';
import { registerVerify } from './verify.ts';
import { registerVerifyRequest } from './verify-request.ts';
import { registerWithdraw } from './withdraw.ts';

/** Every command of `lienthong`, in the order of its help. */
export const commands: readonly Register[] = [
  registerStart,
  registerHub,
  registerAgency,
  registerScenario,
  registerSample,
  registerSend,
  registerInspect,
  registerCheck,
  registerReport,
  registerCertify,
  registerVerifyCertificate,
  registerWithdraw,
  registerRejudge,
  registerCompare,
  registerSign,
  registerVerify,
  registerEncrypt,
  registerDecrypt,
  registerSignRequest,
  registerVerifyRequest,
  registerLinkTrial,
  registerLinkScan,
  registerPki,
  registerLoad,
  registerFaults,
  registerSelftest,
  registerCalibrate,
  registerVectors,
  registerRequirements,
  registerProblems,
];

import process from 'node:process';
import { commands } from './commands/all.ts';
import { heedLostOutput } from './lost-output.ts';
import { contextOfProcess, readVersion } from './process-context.ts';
import { createProgram, runProgram } from './program.ts';

const argv = process.argv.slice(2);
const context = contextOfProcess(argv);
const program = createProgram(context, readVersion(), commands);
heedLostOutput(program, context);
await runProgram(program, context, argv);

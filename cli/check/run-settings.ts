import {
  checkRunSettings,
  type RunSettingsFile,
  runSettingsSchema,
} from '../../conformance/engine/run-settings-file.ts';
import { createSchemaReader } from '../../protocol/settings/schema-reader.ts';
import type { CliContext } from '../context.ts';
import { readSettingsFile, type SettingsForm } from './settings-file.ts';

const form: SettingsForm<RunSettingsFile> = {
  ...{
    vi: 'tệp thiết lập phiên kiểm thử',
    en: 'file of settings of a run',
    schema: 'run-settings.schema.json',
  },
  reader: createSchemaReader<RunSettingsFile>(runSettingsSchema),
  check: checkRunSettings,
};

/** Reads tolerances and lists that a run is judged with. @throws {CommandFailure} 64 when the file has another form. */
export function readRunSettings(context: CliContext, file: string): Promise<RunSettingsFile> {
  return readSettingsFile(context, file, form);
}

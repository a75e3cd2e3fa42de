import { findAgency } from '../../fixtures/worlds/world.ts';
import type { Reading } from '../../protocol/result.ts';
import { renameBody } from '../hub/directory/change-body.ts';
import { closeBody } from '../hub/directory/close-body.ts';
import { registerBody } from '../hub/directory/register-body.ts';
import type { DirectoryDeed } from './act.ts';
import { refusedFor } from './act-not-done.ts';
import type { Course } from './course.ts';

/** Who keeps the directory. */
const desk = 'registry';

/** The office that keeps the directory enters, renames or closes a body. */
export async function changeDirectory({ stage }: Course, act: DirectoryDeed): Promise<void> {
  const { hub } = stage.hub();
  const changed = await change();
  if (!changed.ok) {
    const who = { vi: `danh mục, ${act.code}`, en: `directory, ${act.code}` };
    throw refusedFor(changed.problems, who);
  }
  if (act.do === 'close' && act.successor !== undefined) {
    const codeOf = (code: string) => findAgency(stage.cast, code)?.code ?? code;
    stage.successors.set(codeOf(act.code), codeOf(act.successor));
  }

  function change(): Promise<Reading<unknown>> {
    switch (act.do) {
      case 'register': {
        const { code, name, system: systemId, parent } = act;
        return registerBody({ code, name, systemId, ...(parent === undefined ? {} : { parent }) }, desk, hub);
      }
      case 'rename':
        return renameBody(act.code, { name: act.name }, desk, hub);
      case 'close': {
        const { code, reason, successor, waiting } = act;
        const closing = {
          reason,
          ...(successor === undefined ? {} : { successor }),
          ...(waiting === undefined ? {} : { waiting }),
        };
        return closeBody(code, closing, desk, hub);
      }
    }
  }
}

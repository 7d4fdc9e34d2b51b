import { controlIslandParking } from '../../adapters/shared/control-island-parking.ts'
import { createCallListeners } from './call-listeners.ts'
import { createComponentVersions } from './component-versions.ts'
import type { OrchestratorContext } from './context.ts'
import { controlOwnership } from './control-ownership.ts'
import { controlRedeclarations } from './control-redeclarations.ts'
import { createDeclarations } from './declarations.ts'
import { findRenames } from './find-renames.ts'
import type { PageCore } from './page-core.ts'

/** What updates make of the notes of a page: all that they can take back, or let stay. */
export type ControlledCore = Pick<
  OrchestratorContext,
  'ownership' | 'versions' | 'declarations' | 'redeclarations' | 'parking' | 'callListeners'
>

/** Goes on with what has been noted so far. */
export function controlCore(core: PageCore, isRunning: () => boolean): ControlledCore {
  const { ownership, notes } = core
  return {
    ownership: controlOwnership(ownership, core.base),
    versions: createComponentVersions(isRunning, notes.implementations),
    declarations: createDeclarations({ isRunning, findRenames, known: notes.declared }),
    redeclarations: controlRedeclarations(
      core.redeclarations,
      () => isRunning() && ownership.current !== undefined,
    ),
    parking: controlIslandParking(core.parking),
    callListeners: createCallListeners(core.listeners),
  }
}

import type { ComponentFailure } from '../../adapters/contract.ts'
import type { ControlledVersions } from './component-versions.ts'

/** Who is told of components that throw while an update runs. */
export interface ComponentFailuresContext {
  readonly versions: ControlledVersions
  readonly fail: (failure: ComponentFailure) => void
  /** Called with what is to be known, but is no reason to give the update up. */
  readonly warn: (failure: ComponentFailure) => void
}

/** Creates what tells a failure of the running update from what good code throws while it goes. */
export const createComponentFailures =
  ({ versions, fail, warn }: ComponentFailuresContext): ((failure: ComponentFailure) => void) =>
  (failure) => {
    if (versions.isFailed(failure.version)) return
    if (isOfGoodCode(failure, versions)) warn(failure)
    else fail(failure)
  }

/** What good code throws while it goes is no fault of the code that comes: else no fix could ever take its place. */
const isOfGoodCode = (
  { during, component, version }: ComponentFailure,
  versions: ControlledVersions,
): boolean => during === 'cleanup' && version !== undefined && versions.lastGood(component) === version

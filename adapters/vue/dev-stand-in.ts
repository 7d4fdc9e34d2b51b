import { h, type ComponentInternalInstance, type VNode } from 'vue'
import { STAND_IN } from './dev-instance-keys.ts'
import { internalsOf, type Definition } from './dev-internals.ts'

/** Shows an earlier version of a component in the place of an instance that has failed. */
export interface StandIns {
  /** A render function for the instance: the earlier version, with the props and slots of the instance. */
  rendererOf(instance: ComponentInternalInstance, version: Definition): () => VNode
}

/** @param prepare makes a version ready to be used as a definition */
export function createStandIns(prepare: (version: Definition) => Definition): StandIns {
  const known = new WeakMap<Definition, Definition>()
  const definitionOf = (version: Definition): Definition => {
    const definition = known.get(version) ?? toStandIn(prepare(version))
    known.set(version, definition)
    return definition
  }
  return {
    rendererOf: (instance, version) => () =>
      // Vue tells its definitions apart by what they have in them.
      h(definitionOf(version) as never, propsOf(instance), internalsOf(instance).slots),
  }
}

/** Without the compiler's id, hot updates of the component pass it by. */
function toStandIn(version: Definition): Definition {
  const definition = { ...version, [STAND_IN]: true }
  delete definition.__hmrId
  return definition
}

/** What the parent has passed. Attributes reach the root of an instance by themselves, unless it forbids that. */
function propsOf({ vnode, attrs, type }: ComponentInternalInstance): Record<string, unknown> {
  const isInherited = (type as Definition).inheritAttrs !== false
  const entries = Object.entries(vnode.props ?? {})
  return Object.fromEntries(entries.filter(([name]) => !OWN_RE.test(name) && !(isInherited && name in attrs)))
}

/** What a vnode keeps for itself. */
const OWN_RE = /^(?:key$|ref$|ref_|onVnode)/

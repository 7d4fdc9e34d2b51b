import { camelize, onBeforeUpdate, onMounted, onUnmounted, shallowRef, useAttrs } from 'vue'
import type { ShallowRef } from 'vue'
import type { Undo } from '../../src/index.ts'
import type { Handle, Props, Scope, Setup } from '../../src/unified/index.ts'
import { openScope } from '../../src/unified/scope.ts'
import { toScriptProps } from '../shared/unified-props.ts'

/**
 * Gives a compiled view the scope of its instance: renders again when something changes that it has read,
 * hands on its props, and mounts and unmounts the scope with itself.
 */
export function useMtm(setup: Setup): Scope {
  const attributes = useAttrs()
  const read = () => toScriptProps(camelizeNames(attributes))
  const scope = openScope(setup, read())
  const versions = new Map<Handle, ShallowRef<number>>()
  const undos: Undo[] = []
  const follow = (handle: Handle): ShallowRef<number> => {
    const version = shallowRef(0)
    versions.set(handle, version)
    undos.push(handle.source.subscribe(() => void (version.value += 1), { immediate: false }))
    return version
  }
  const tracker = { track: (handle: Handle) => void (versions.get(handle) ?? follow(handle)).value }
  // On a server nothing would ever end what is subscribed.
  if (typeof document !== 'undefined') scope.tracker = tracker

  onBeforeUpdate(() => scope.setProps(read()))
  onMounted(() => scope.mount(tracker))
  onUnmounted(() => {
    for (const undo of undos.splice(0)) undo()
    versions.clear()
    scope.unmount(tracker)
  })
  return scope
}

const camelizeNames = (attributes: Props): Props =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [camelize(name), value]))

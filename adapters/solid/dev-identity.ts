/** Where wrapped functions give their component's id. Proxies of solid-refresh hand the question on. */
export const COMPONENT_ID: symbol = Symbol.for('metamon.solid.component')

/** The same value for every version of a component that is updated in place; anything else is its own. */
export function identifyComponent(component: unknown): unknown {
  if (typeof component !== 'function') return component
  return Reflect.get(component, COMPONENT_ID) ?? component
}

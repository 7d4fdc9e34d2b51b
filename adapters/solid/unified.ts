export { mounted$, useMtm } from './use-mtm.ts'
export { html$, if$, key$, parts$, slot$ } from './unified-elements.ts'
export { each$, pick$ } from './unified-each.ts'
export {
  attr$,
  bind$,
  class$,
  computed,
  data$,
  emit,
  list$,
  on,
  on$,
  once,
  prop$,
} from '../../src/unified/view.ts'
export { range$, ref$, set$, signal, spread$, style$, t$ } from '../../src/unified/view.ts'

export { setProps$, useMtm } from './use-mtm.ts'
export { listen$, parts$, slot$ } from './unified-elements.ts'
export { attr$, bind$, class$, computed, data$, emit, list$, on, on$, once } from '../../src/unified/view.ts'
export { prop$, range$, ref$, set$, signal, spread$, style$, t$ } from '../../src/unified/view.ts'

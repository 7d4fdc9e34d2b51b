export { useMtm } from './use-mtm.ts'
export { each$, Fragment$, html$, parts$, slot$ } from './unified-elements.ts'
export { attr$, bind$, class$, computed, data$, emit, list$, on, on$, prop$ } from '../../src/unified/view.ts'
export { range$, ref$, set$, signal, spread$, style$, t$ } from '../../src/unified/view.ts'

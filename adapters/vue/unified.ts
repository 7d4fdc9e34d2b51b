export { useMtm } from './use-mtm.ts'
export { global$, Html$, vParts } from './unified-elements.ts'
export { attr$, bind$, class$, computed, data$, emit, list$, on, on$, prop$ } from '../../src/unified/view.ts'
export { range$, ref$, set$, signal, spread$, style$, t$ } from '../../src/unified/view.ts'

export { declare } from './dev-declarations.ts'

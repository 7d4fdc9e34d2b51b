export { mountPlainIsland } from './plain-host.ts'

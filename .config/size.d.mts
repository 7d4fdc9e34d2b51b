export const BUDGET: number
export const ISLANDS_BUDGET: number
export const UNIFIED_BUDGET: number
export const UNIFIED_EXTRAS_BUDGET: number
export function gzipSize(code: string): Promise<number>
export const CLIENT_BUDGET: number
export function printSizes(): Promise<boolean>

export const BUDGET: number
export function gzipSize(code: string): Promise<number>
export function printSizes(): Promise<number>

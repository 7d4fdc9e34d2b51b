import { relative } from 'node:path'

/** A file as the journal names it: relative to the root, with slashes. */
export const relativeTo = (root: string, file: string): string => relative(root, file).replaceAll('\\', '/')

/** Where declarations stand, in the folders of their sources; `rootDirs` in tsconfig.json names it. */
export const TYPES_FOLDER = '.metamon/types'

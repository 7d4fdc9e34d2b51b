/** Takes back what returned it. Calling it again does nothing. */
export type Undo = () => void

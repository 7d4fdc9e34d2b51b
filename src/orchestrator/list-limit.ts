/** The server takes no longer lists. */
export const LIST_LIMIT = 500

/** Does something on the server: what went wrong is told, what went well is shown by asking for the list again. */
export type Attempt = (act: () => Promise<unknown>, done?: () => void) => Promise<void>;

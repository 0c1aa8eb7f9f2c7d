/** A transaction waits this long for its turn, and may take this long: a slow disk is not a fault. In ms. */
export const PATIENCE = { maxWait: 10_000, timeout: 30_000 };

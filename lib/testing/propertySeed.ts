import fc from "fast-check";

/**
 * Every run of `npm test` draws the same scenarios, so that a failure is of the change and not of the draw.
 * PLIMSOLL_PROPERTY_SEED=… goes looking for others; what it finds is kept in docs/model/trust.md until it is mended.
 */
const { PLIMSOLL_PROPERTY_SEED = "1" } = process.env;
fc.configureGlobal({ seed: Number(PLIMSOLL_PROPERTY_SEED) });

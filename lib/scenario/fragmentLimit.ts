/** The planner's example takes 40 characters as a fragment, an everyday scenario some hundreds. */
export const MAX_FRAGMENT_CHARACTERS = 16_384;

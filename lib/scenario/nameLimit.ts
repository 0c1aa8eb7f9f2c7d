/** Characters that the name of a scenario may have. */
export const MAX_NAME_LENGTH = 120;

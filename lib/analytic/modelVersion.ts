/** Changes whenever the same scenario may give other numbers, so that a stored result says which model it came from. */
export const MODEL_VERSION = "0.4.0";

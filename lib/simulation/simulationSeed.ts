/** Of the simulation beside every answer: the same scenario, mix and seed give the same figures on any machine. */
export const SIMULATION_SEED = 42;

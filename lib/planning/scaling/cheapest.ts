import type { Fleet, FleetOption } from "./fleet";

/** Of one option at one multiple of the load, with or without one machine down; null where none will do. */
export function fleetOf(option: FleetOption, times: number, oneDown: boolean): Fleet | null {
  const load = option.loads.find((one) => one.times === times);
  return (oneDown ? load?.withOneDown : load?.needed)?.fleet ?? null;
}

/** The option that costs least, in machines of today's size; ties go to the fewest machines. */
export function cheapest(options: readonly FleetOption[], times: number, oneDown: boolean): FleetOption | null {
  return options.reduce<FleetOption | null>((best, option) => {
    const fleet = fleetOf(option, times, oneDown);
    if (fleet === null) return best;
    const against = best === null ? null : fleetOf(best, times, oneDown);
    if (against === null) return option;
    const difference = fleet.costInMachines - against.costInMachines;
    return difference < -1e-9 || (difference < 1e-9 && fleet.machines < against.machines) ? option : best;
  }, null);
}

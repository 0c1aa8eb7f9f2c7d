import { APPLICATION_INPUTS } from "./inputs/applicationInputs";
import { HARDWARE_INPUTS } from "./inputs/hardwareInputs";
import { HOST_INPUTS } from "./inputs/hostInputs";
import type { InputTable, InputWords } from "./inputs/input";
import { NETWORK_INPUTS } from "./inputs/networkInputs";
import { OBJECTIVE_INPUTS } from "./inputs/objectiveInputs";
import { SERVER_INPUTS } from "./inputs/serverInputs";
import { TRAFFIC_INPUTS } from "./inputs/trafficInputs";

/** The five factors, traffic and objectives, in the order of the form, the explanation and the report. */
export const FACTORS = [
  { id: "host", number: 1, title: "Host" },
  { id: "hardware", number: 2, title: "Hardware" },
  { id: "network", number: 3, title: "Network" },
  { id: "server", number: 4, title: "Server" },
  { id: "application", number: 5, title: "Application" },
  { id: "traffic", number: null, title: "Traffic" },
  { id: "objectives", number: null, title: "Objectives" },
] as const;
export type FactorId = (typeof FACTORS)[number]["id"];

export interface Input extends InputWords {
  readonly factor: FactorId;
}

const TABLES: Readonly<Record<FactorId, InputTable>> = {
  host: HOST_INPUTS,
  hardware: HARDWARE_INPUTS,
  network: NETWORK_INPUTS,
  server: SERVER_INPUTS,
  application: APPLICATION_INPUTS,
  traffic: TRAFFIC_INPUTS,
  objectives: OBJECTIVE_INPUTS,
};

/** Every number of a scenario: how it is called, its unit, where to get it. */
const INPUTS: ReadonlyMap<string, Input> = new Map(
  FACTORS.flatMap(({ id }) =>
    Object.entries(TABLES[id]).map(([pattern, words]) => [pattern, { factor: id, ...words }] as const),
  ),
);

/** A path with its indices as `*`, the key of the tables. */
function patternOf(path: readonly (string | number)[]): string {
  return path.map((key) => (typeof key === "number" ? "*" : key)).join(".");
}

/** How the number at `path` is called, or undefined where the path leads to no number of a scenario. */
export function inputAt(path: readonly (string | number)[]): Input | undefined {
  return INPUTS.get(patternOf(path));
}

import type { Scenario } from "@/lib/scenario/scenario";
import type { Path } from "@/lib/scenario/valueAt";

/** How far an unmeasured demand is usually off, either way; a measured one; links and traffic, which vary by the day. */
const GUESSED = 0.3;
const MEASURED = 0.1;
const OBSERVED = 0.2;

function assumed(scenario: Scenario, key: string): number {
  if (/^application\.(classes\.\d+\.(cpuMs|ioMs|responseBytes|requestBodyBytes)|memory)\./.test(key))
    return scenario.application.measured ? MEASURED : GUESSED;
  if (/^application\.classes\.\d+\.(weight|ioPhases)$/.test(key)) return OBSERVED;
  if (/^(network|traffic\.load)\./.test(key)) return OBSERVED;
  if (key === "hardware.cpuSpeed" || key === "host.stealPercent") return OBSERVED;
  // The rest is counted or set by hand.
  return 0;
}

/**
 * Half the width of what is known about an input, as a logarithm: 0.1 for ± 10 %. From its range where it has one,
 * else an assumption: demands 30 % while guessed and 10 % once measured, traffic and links 20 %, settings 0.
 */
export function uncertaintyOf(scenario: Scenario, path: Path): number {
  const key = path.join(".");
  const range = scenario.ranges.find((one) => one.path.join(".") === key);
  if (range === undefined) return assumed(scenario, key);
  return range.low > 0 ? Math.log(range.high / range.low) / 2 : Math.log(2);
}

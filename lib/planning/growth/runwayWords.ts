import { figure } from "@/lib/analytic/wording";
import type { Runway } from "./runway";

/** When, for the name of a mix: "in month 8", "never within 5 years", "already past: …". */
export function runwayWords(runway: Runway): string {
  switch (runway.kind) {
    case "impossible":
      return "can't run";
    case "past":
      return runway.times > 1e6
        ? "already past: it fails at any load"
        : `already past: the peak is ${figure(runway.times)} times the line`;
    case "never":
      return "never within 5 years";
    case "passes":
      return runway.months < 1 ? "within the first month" : `in month ${Math.ceil(runway.months)}`;
  }
}

/** The same as a statement. */
export function runwayTitle(runway: Runway, growthPercentPerMonth: number): string {
  switch (runway.kind) {
    case "impossible":
      return "No mix runs, so there is no runway";
    case "past":
      return "The peak of the day is already past the line";
    case "never":
      return growthPercentPerMonth > 0
        ? "Growth does not reach the line within 5 years"
        : "Without growth the line is never reached";
    case "passes":
      return `Growth passes the line ${runwayWords(runway)}`;
  }
}

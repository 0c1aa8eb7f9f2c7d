import type { Budget } from "./prediction";

/** A budget as the subject of a sentence. */
export function limitWords({ resource, name }: Budget): string {
  switch (resource) {
    case "cpu":
      return "the CPU";
    case "quota":
      return "the CPU quota";
    case "gil":
      return "the GIL";
    case "workers":
      return "the number of workers";
    case "memory":
      return "memory";
    case "network":
      return "the network interface";
    case "backend":
      return `the number of ${name}`;
  }
}

import type { Budget } from "@/lib/analytic/prediction";
import { readable } from "@/lib/units/formatQuantity";

/** "1.1 GiB of 8 GiB", "24 of 100 connections", "34 %". */
export function budgetText({ resource, used, limit, unit, utilisation }: Budget): string {
  switch (resource) {
    case "memory":
      return `${readable(used, "MiB")} of ${readable(limit, "MiB")}`;
    case "backend":
    case "workers":
      return `${readable(used, "count")} of ${readable(limit, "count")}${resource === "backend" ? "" : ` ${unit}`}`;
    case "network":
      return `${readable(used, "Mbps")} of ${readable(limit, "Mbps")}`;
    default:
      return readable(100 * utilisation, "percent");
  }
}

import { ageColumn, firstFew } from "../columns.ts";
import type { Rules } from "../../api/rules.ts";
import type { Endpoints } from "./endpoints.ts";

/** `10.0.0.1:80,10.0.0.2:80`: only addresses that are ready. */
function addresses({ subsets = [] }: Endpoints): string {
  const all = subsets.flatMap(({ addresses = [], ports = [] }) =>
    ports.length === 0
      ? addresses.map(({ ip }) => ip)
      : ports.flatMap(({ port }) => addresses.map(({ ip }) => `${ip}:${port}`)),
  );
  return firstFew(all, "<none>");
}

export const endpointsKindRules: Rules<Endpoints> = {
  columns: [{ name: "Endpoints", cell: addresses }, ageColumn],
};

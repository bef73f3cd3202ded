import { Cases } from "./cases.ts";
import { writeClaims } from "./claims.ts";
import { writeConfig } from "./config.ts";
import { writeNodes } from "./nodes.ts";
import { writeQuotas } from "./quotas.ts";

export function writeCore(): void {
  const recordings: readonly (readonly [string, (cases: Cases) => void])[] = [
    ["nodes", writeNodes],
    ["config", writeConfig],
    ["volumes", writeClaims],
    ["quotas", writeQuotas],
  ];
  for (const [name, write] of recordings) {
    const cases = new Cases();
    write(cases);
    cases.write(`core/recorded/${name}.json`);
  }
}

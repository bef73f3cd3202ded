import { expect, test, vi } from "vitest";
import { defaultStart } from "../src/cli/world-options.ts";
import { pass } from "../src/cli/run-script.ts";
import { boot } from "../src/session/timeline.ts";
import { Authorizer } from "../src/sim/api/auth/authorizer.ts";
import { after, second } from "../src/sim/kernel/time.ts";
import { World } from "../src/sim/world.ts";

// While nobody has touched a cluster, its own components are let in without asking the policy. Here they are not.
vi.mock(import("../src/sim/api/auth/booting-cluster.ts"), () => ({ isOfBootingCluster: () => false }));

test.each(["kind", "kind-multi"])(
  "the policy allows all that the components of a booting cluster ask for: %s",
  async (scenario) => {
    const decide = vi.spyOn(Authorizer.prototype, "decide").mockClear();
    const world = new World({ scenario, kubernetesVersion: "v1.33", seed: 1, start: defaultStart });
    await boot(world);
    await pass(world, after(world.kernel.now, 60 * second));
    const denied = decide.mock.calls.flatMap(([user, asked], index) =>
      decide.mock.results[index]?.value.allowed === true ? [] : [{ user: user.name, asked }],
    );
    expect(decide.mock.calls.length).toBeGreaterThan(500);
    expect(denied).toEqual([]);
  },
);

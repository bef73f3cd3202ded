import { expect, test } from "vitest";
import { isObject, without, type JsonObject } from "../wire/json.ts";
import { ApiFixture } from "./api-fixture.ts";
import recording from "./recorded/discovery.json" with { type: "json" };

/** What the real server serves and ours does not: these stand in docs/fidelity.md. */
const notServed: readonly string[] = [];

/** A group and version with its resources, whatever is the shape of the answer. */
function resourcesOf(answer: unknown): ReadonlyMap<string, JsonObject> {
  const { items = [] } = answer as { items?: readonly JsonObject[] };
  return new Map(
    items.flatMap((group) => {
      const { name = "" } = group["metadata"] as { name?: string };
      return (group["versions"] as readonly JsonObject[]).flatMap(({ version, resources }) =>
        (resources as readonly JsonObject[]).map(
          (resource) => [`${name}/${version as string}/${resource["resource"] as string}`, resource] as const,
        ),
      );
    }),
  );
}

function orderOf(answer: unknown): readonly unknown[] {
  const { items = [] } = answer as { items?: readonly JsonObject[] };
  return items.map(({ metadata, versions }) => [
    isObject(metadata) ? metadata["name"] : undefined,
    (versions as readonly JsonObject[]).map(({ version }) => version),
  ]);
}

const [aggregated, plain] = recording.cases;

test.each((aggregated?.steps ?? []).map(({ request, response }) => [request, response.body] as const))(
  "%o: everything that the real server discovers",
  async (request, theirs) => {
    const api = new ApiFixture();
    const headers = "headers" in request ? request.headers : {};
    const ours = await api.call("GET", request.path, undefined, { headers });
    const [known, expected] = [resourcesOf(ours.json), resourcesOf(theirs)];
    for (const [resource, facts] of expected) {
      if (notServed.includes(resource)) continue;
      expect([resource, known.get(resource)]).toEqual([resource, facts]);
    }
    expect([...known.keys()].filter((resource) => !expected.has(resource))).toEqual([]);
    expect(notServed.filter((resource) => known.has(resource))).toEqual([]);
    const missing = new Set(notServed.map((resource) => resource.split("/")[0]));
    const order = orderOf(theirs).filter((entry) => !missing.has(String((entry as unknown[])[0])));
    expect(orderOf(ours.json).filter((entry) => !missing.has(String((entry as unknown[])[0])))).toEqual(
      order,
    );
  },
);

/** An answer without what a test cannot compare: hashes of what is stored, addresses; and without what is missing. */
function comparable(answer: JsonObject): unknown {
  const { resources, ...rest } = without(answer, ["serverAddressByClientCIDRs"]);
  if (resources === undefined) return rest;
  const gone = new Set(notServed.map((resource) => resource.split("/")[2]));
  const kept = (resources as readonly JsonObject[]).filter(
    ({ name }) => !gone.has((name as string).split("/")[0]),
  );
  return { ...rest, resources: plainResources(kept) };
}

function plainResources(resources: readonly JsonObject[]): readonly unknown[] {
  return resources.map((facts) => without(facts, ["storageVersionHash"]));
}

test.each((plain?.steps ?? []).map(({ request, response }) => [request.path, response.body] as const))(
  "%s: as the real server says it",
  async (path, theirs) => {
    const api = new ApiFixture();
    const { json } = await api.call("GET", path);
    const expected = comparable(theirs);
    expect(comparable(json)).toEqual(expected);
  },
);

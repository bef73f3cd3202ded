/**
 * `node tests/schema/generate-internal.ts ~/go/pkg/mod` writes src/sim/kinds/go/internal-types.generated.ts: the fields
 * of the types that API servers hold objects in, which refusals print as they are in memory. It reads Go's module cache,
 * which `go mod download k8s.io/kubernetes@v1.33.1 k8s.io/api@v0.33.1 k8s.io/apimachinery@v0.33.1` fills.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [modules = ""] = process.argv.slice(2);
const internal = "k8s.io/kubernetes@v1.33.1/pkg/apis";
const versioned = "k8s.io/api@v0.33.1";

/** Package by package: where the types are, and where the same fields have their names in JSON. */
const packages = [
  { name: "core", types: `${internal}/core/types.go`, names: `${versioned}/core/v1/types.go` },
  { name: "apps", types: `${internal}/apps/types.go`, names: `${versioned}/apps/v1/types.go` },
  { name: "batch", types: `${internal}/batch/types.go`, names: `${versioned}/batch/v1/types.go` },
  { name: "policy", types: `${internal}/policy/types.go`, names: `${versioned}/policy/v1/types.go` },
  {
    name: "v1",
    types: "k8s.io/apimachinery@v0.33.1/pkg/apis/meta/v1/types.go",
    names: "k8s.io/apimachinery@v0.33.1/pkg/apis/meta/v1/types.go",
  },
];

const roots = [
  "core.PodTemplateSpec",
  "core.PersistentVolumeSpec",
  "core.PersistentVolumeClaimSpec",
  "core.ServicePort",
  "core.Service",
  "core.Taint",
  "core.NodeAddress",
  "apps.DeploymentStrategy",
  "apps.DaemonSetUpdateStrategy",
  "apps.StatefulSetUpdateStrategy",
  "batch.PodFailurePolicy",
  "batch.SuccessPolicy",
  "policy.PodDisruptionBudgetSpec",
  "v1.ObjectMeta",
];

interface Member {
  /** Absent for embedded structs. */
  readonly name?: string;
  readonly type: string;
  readonly json?: string;
}

const structs = new Map<string, readonly Member[]>();
const aliases = new Map<string, string>();
const jsonNames = new Map<string, string>();

for (const { name, types, names } of packages) {
  for (const [struct, members] of read(names)) {
    for (const { name: field = "", json = "" } of members) jsonNames.set(`${name}.${struct}.${field}`, json);
  }
  for (const [struct, members] of read(types)) {
    structs.set(
      `${name}.${struct}`,
      members.map((member) => ({ ...member, type: qualified(member.type, name) })),
    );
  }
  const text = readFileSync(join(modules, types), "utf8");
  for (const [, alias = "", type = ""] of text.matchAll(/^type (\w+) ((?:\[\]|\*|map\[\w+\])*[\w.]+)$/gm)) {
    aliases.set(`${name}.${alias}`, qualified(type, name));
  }
}

const reached = new Set<string>();
const waiting = [...roots];
for (let key = waiting.shift(); key !== undefined; key = waiting.shift()) {
  if (reached.has(key)) continue;
  reached.add(key);
  const alias = aliases.get(key);
  const types = alias === undefined ? (structs.get(key) ?? []).map(({ type }) => type) : [alias];
  waiting.push(
    ...types.map((type) => type.replace(/^(?:\[\]|\*|map\[[\w.]+\])*/, "")).filter((type) => /\./.test(type)),
  );
}

const lines = [...reached].toSorted().flatMap((key) => {
  const alias = aliases.get(key);
  if (alias !== undefined) return [`${key} =${alias}`];
  const members = structs.get(key);
  if (members === undefined) return [];
  const own = key.slice(0, key.indexOf("."));
  const words = members.map(({ name, type }) => {
    const short = type.replace(`${own}.`, "");
    if (name === undefined) return `:${short}`;
    const json = jsonNames.get(`${key}.${name}`) ?? "";
    return json === "" || json === usual(name) ? `${name}:${short}` : `${name}=${json}:${short}`;
  });
  return [[key, ...words].join(" ")];
});

const source = `/** Made by tests/schema/generate-internal.ts from k8s.io/kubernetes at v1.33.1: facts, one type per line. */
export const internalTypes: string = \`
${lines.join("\n")}
\`;
`;
writeFileSync(new URL("../../src/sim/kinds/go/internal-types.generated.ts", import.meta.url), source);
console.log(`${lines.length} types, ${source.length} characters`);

/** What most fields are called in JSON. */
function usual(name: string): string {
  return name.replace(/^[A-Z]+(?=[A-Z][a-z]|$)|^[A-Z]/, (head) => head.toLowerCase());
}

function qualified(type: string, name: string): string {
  const [, marks = "", rest = ""] = /^((?:\[\]|\*|map\[[\w.]+\])*)(.*)$/.exec(type) ?? [];
  const plain = rest
    .replace(/^metav1\./, "v1.")
    .replace(/^api\./, "core.")
    .replace(/^types\./, "types.");
  return /^[A-Z]/.test(plain) ? `${marks}${name}.${plain}` : `${marks}${plain}`;
}

function read(file: string): ReadonlyMap<string, readonly Member[]> {
  const text = readFileSync(join(modules, file), "utf8");
  const found = text.matchAll(/^type (\w+) struct \{\n([\s\S]*?)^\}/gm);
  return new Map(
    [...found].map(([, name = "", body = ""]) => [name, body.split("\n").flatMap((line) => memberOf(line))]),
  );
}

function memberOf(line: string): Member[] {
  const match =
    /^\t(?:(\w+)\s+)?((?:\[\]|\*|map\[[\w.]+\])*[A-Za-z][\w.]*)(?:\s+`([^`]*)`)?(?:\s*\/\/.*)?$/.exec(line);
  if (match === null) return [];
  const [, name, type = "", tags = ""] = match;
  const json = /json:"([^",]*)/.exec(tags)?.[1];
  return [{ ...(name === undefined ? {} : { name }), type, ...(json === undefined ? {} : { json }) }];
}

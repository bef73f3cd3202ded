/**
 * Records what the OpenAPI documents of real servers look like, as digests of each definition and path:
 *
 *     node tests/schema/record-openapi.ts ~/go/pkg/mod [KUBECONFIG]
 *
 * 1.33 comes from a server (kubectl reads its documents), the older versions from the swagger.json of k8s.io/kubernetes
 * in Go's module cache (`go mod download k8s.io/kubernetes@v1.22.17`), which knows no values of enumerations.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { digestsOf, type Digests } from "../../src/sim/api/openapi/structure.test.fixture.ts";
import type { Json } from "../../src/sim/wire/json.ts";

const kubectl = process.env["KUBECTL"] ?? "kubectl";
const [modules = "", kubeconfig = process.env["KUBECONFIG"] ?? ""] = process.argv.slice(2);

type Entries = Record<string, Json>;

function raw(path: string): Entries {
  const args = ["--kubeconfig", kubeconfig, "get", "--raw", path];
  return JSON.parse(execFileSync(kubectl, args, { maxBuffer: 64e6 }).toString()) as Entries;
}

const root = raw("/openapi/v3")["paths"] as Record<string, { serverRelativeURL: string }>;
const documents: Record<string, { definitions: readonly string[]; paths: Digests }> = {};
const schemas: Entries = {};
for (const [name, { serverRelativeURL }] of Object.entries(root)) {
  // What others have put into the server that is asked.
  if (/^apis\/[^/]*\.(?!k8s\.io(?:\/|$))[\w-]+\.\w+(?:\/|$)/.test(name) && !name.includes(".k8s.io"))
    continue;
  const { paths, components } = raw(serverRelativeURL) as {
    paths: Entries;
    components: { schemas?: Entries };
  };
  documents[name] = {
    definitions: Object.keys(components.schemas ?? {}).toSorted(),
    paths: digestsOf(paths),
  };
  Object.assign(schemas, components.schemas);
}
const swagger = raw("/openapi/v2") as { definitions: Entries };
write("1.33", {
  schemas: digestsOf(schemas),
  definitions: digestsOf(builtIn(swagger.definitions)),
  documents,
});

for (const release of ["1.18.4", "1.20.2", "1.22.17", "1.29.4", "1.30.4"]) {
  const file = join(modules, `k8s.io/kubernetes@v${release}/api/openapi-spec/swagger.json`);
  const { definitions } = JSON.parse(readFileSync(file, "utf8")) as { definitions: Entries };
  write(release.slice(0, 4), { definitions: digestsOf(definitions) });
}

function builtIn(entries: Entries): Entries {
  return Object.fromEntries(Object.entries(entries).filter(([name]) => name.startsWith("io.k8s.")));
}

function write(version: string, content: object): void {
  const file = new URL(`../../src/sim/api/openapi/recorded/${version}.json`, import.meta.url);
  writeFileSync(file, `${JSON.stringify(content).replaceAll(/,"(?=[\w./{}-]+":[{"[])/g, ',\n"')}\n`);
}

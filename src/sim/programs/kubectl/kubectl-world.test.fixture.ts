import { ApiServer } from "../../api/server.ts";
import { directory, file } from "../../host/file-tree.ts";
import { kinds } from "../../kinds/index.ts";
import { moreKindsModule } from "../../kinds/more-module.ts";
import { Kernel } from "../../kernel/kernel.ts";
import { present } from "../../kernel/assert.ts";
import { day, parseRfc3339 } from "../../kernel/time.ts";
import { Network } from "../../network/network.ts";
import { Store } from "../../store/store.ts";
import { encodeBase64 } from "../../wire/base64.ts";
import { encodeCertificate } from "../../wire/x509/certificate-pem.ts";
import type { Identity } from "../../wire/identity.ts";
import { printYaml } from "../../wire/yaml.ts";
import type { Command } from "../../host/program.ts";
import { TestMachine, type Ran, type RunOptions } from "../cobra/program-fixture.ts";
import { kubectl } from "./kubectl.ts";

const start = present(parseRfc3339("2026-01-31T09:00:00Z"), "the date is valid");

function identity(commonName: string, names: readonly string[] = []): Identity {
  return {
    commonName,
    organizations: commonName === "kubernetes-admin" ? ["system:masters"] : [],
    authority: "ca",
    notBefore: start - day,
    notAfter: start + 365 * day,
    names,
  };
}

/** A machine with kubectl and an API server on 127.0.0.1:6443, but no controllers and no nodes behind it. */
export class KubectlWorld {
  readonly machine: TestMachine;
  readonly api: ApiServer;
  readonly kernel: Kernel;
  readonly #close: (() => void) | undefined;

  constructor(
    options: {
      readonly files?: Readonly<Record<string, string>>;
      readonly programs?: readonly Command[];
    } = {},
  ) {
    this.kernel = new Kernel({ seed: 1, start });
    const network = new Network({ kernel: this.kernel }).createNamespace("box");
    this.api = new ApiServer({
      kernel: this.kernel,
      store: new Store({ digest: this.kernel.digest }),
      kinds,
      moreKinds: moreKindsModule,
      version: "v1.33.1",
      clientAuthority: "ca",
    });
    this.#close = network.listen(6443, {
      name: "kube-apiserver",
      tls: identity("kube-apiserver", ["127.0.0.1"]),
      clientAuthority: "ca",
      http: this.api.serve,
    });
    const texts = Object.entries(options.files ?? {}).map(([name, text]) => [name, file(text)] as const);
    const home = directory({
      ...Object.fromEntries(texts),
      ".kube": directory({ config: file(printYaml(config)) }),
    });
    this.machine = new TestMachine({
      programs: [kubectl, ...(options.programs ?? [])],
      files: { root: home },
      network,
      kernel: this.kernel,
    });
  }

  /** Service accounts that a controller would make: pods need them. */
  async withServiceAccount(): Promise<this> {
    await this.kubectl("create serviceaccount default");
    return this;
  }

  /** Nobody answers on 6443 any more. */
  stopServer(): void {
    this.#close?.();
  }

  /** `kubectl` and the words of a line; quotes hold words together. */
  async kubectl(line: string, options?: RunOptions): Promise<Ran> {
    return await this.machine.run(["kubectl", ...wordsOf(line)], options);
  }

  /** Standard output, standard error and the exit code in one text. */
  async says(line: string, options?: RunOptions): Promise<string> {
    const { stdout, stderr, code } = await this.kubectl(line, options);
    return `${stdout}${stderr}${code === 0 ? "" : `rc=${code}\n`}`;
  }
}

const config = {
  apiVersion: "v1",
  kind: "Config",
  "current-context": "kind-kind",
  preferences: {},
  clusters: [
    {
      name: "kind-kind",
      cluster: {
        server: "https://127.0.0.1:6443",
        "certificate-authority-data": encodeBase64(encodeCertificate(identity("kubernetes"))),
      },
    },
  ],
  contexts: [{ name: "kind-kind", context: { cluster: "kind-kind", user: "kind-kind" } }],
  users: [
    {
      name: "kind-kind",
      user: { "client-certificate-data": encodeBase64(encodeCertificate(identity("kubernetes-admin"))) },
    },
  ],
};

export function wordsOf(line: string): readonly string[] {
  return [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
    ([, single, double, plain]) => single ?? double ?? plain ?? "",
  );
}

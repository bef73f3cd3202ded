import { defineModule, type Module } from "../../kernel/module.ts";
import { need, type Task } from "../../kernel/task.ts";
import { Random } from "../../kernel/random.ts";
import type { Process } from "../../host/process.ts";
import type { Command } from "../../host/program.ts";
import { noArgs } from "../cobra/arguments.ts";
import { CommandError, type CommandSpec, type Invocation } from "../cobra/command.ts";
import { residentStyle } from "../cobra/guidance-module.ts";
import { cobraProgram, helpOf } from "../cobra/run-command-tree.ts";
import { ClusterError } from "./cluster-client.ts";
import type { farewell } from "./farewell.ts";
import { initialise } from "./init.ts";
import type { join } from "./join.ts";
import { KubeadmError } from "./kubeadm-error.ts";
import { readConfig, settingsOf, type KubeadmConfig } from "./read-config.ts";
import { images, kubernetesVersion } from "./versions.ts";

/** Runs a phase; refusals become cobra's errors. */
function* guarded(task: Task<void>): Task<number> {
  try {
    yield* task;
    return 0;
  } catch (error) {
    if (error instanceof KubeadmError) throw new CommandError(error.message, { code: error.exitCode });
    if (error instanceof ClusterError) throw new CommandError(error.message);
    throw error;
  }
}

const verbosity = {
  name: "v",
  short: "v",
  type: "int32",
  usage: "number for the log level verbosity",
} as const;

const init: CommandSpec = {
  use: "init",
  short: "Run this command in order to set up the Kubernetes control plane",
  args: noArgs,
  flags: [
    { name: "config", type: "string", usage: "Path to a kubeadm configuration file." },
    { name: "skip-phases", type: "stringSlice", usage: "List of phases to be skipped" },
    { name: "skip-token-print", type: "bool", usage: "Skip printing of the default bootstrap token" },
  ],
  run: (invocation) => guarded(runInit(invocation)),
};

function* runInit({ process, flags }: Invocation): Task<void> {
  requireRoot(process.credentials.uid);
  const path = flags.text("config");
  if (path === "") throw new KubeadmError("kubeadm init without --config is not simulated");
  const config = yield* readConfig(process, path);
  const settings = settingsOf(config, process, "init");
  requirePhases([...settings.skipPhases, ...flags.list("skip-phases")]);
  requireVersion(config);
  yield* initialise(process, settings);
  if (flags.bool("skip-token-print")) return;
  const { farewell } = yield* need(farewellModule);
  yield* process.write(farewell(settings, caHash(process)));
}

const farewellModule: Module<{ readonly farewell: typeof farewell }> = defineModule(
  "programs/kubeadm/farewell",
  () => import("./farewell.ts"),
);

/** Stands for the SHA-256 of the authority's public key: a value that belongs to it. */
function caHash(process: Process): string {
  return new Random(0xca).fork(process.access.readText("/etc/kubernetes/pki/ca.crt")).hex(64);
}

const joiner: Module<{ readonly join: typeof join }> = defineModule(
  "programs/kubeadm/join",
  () => import("./join.ts"),
);

const joinCommand: CommandSpec = {
  use: "join [api-server-endpoint]",
  short: "Run this on any machine you wish to join an existing cluster",
  flags: [
    { name: "config", type: "string", usage: "Path to a kubeadm configuration file." },
    { name: "skip-phases", type: "stringSlice", usage: "List of phases to be skipped" },
  ],
  run: (invocation) => guarded(runJoin(invocation)),
};

function* runJoin({ process, flags }: Invocation): Task<void> {
  requireRoot(process.credentials.uid);
  const path = flags.text("config");
  if (path === "") throw new KubeadmError("kubeadm join without --config is not simulated");
  const settings = settingsOf(yield* readConfig(process, path), process, "join");
  requirePhases([...settings.skipPhases, ...flags.list("skip-phases")]);
  yield* (yield* need(joiner)).join(process, settings);
}

function requireRoot(uid: number): void {
  if (uid === 0) return;
  throw new KubeadmError(
    "error execution phase preflight: [preflight] Some fatal errors occurred:\n\t[ERROR IsPrivilegedUser]: user is not running as root\n" +
      "[preflight] If you know what you are doing, you can make a check non-fatal with `--ignore-preflight-errors=...`",
  );
}

/** Preflight checks are not simulated: who does not skip them is told so. */
function requirePhases(skipped: readonly string[]): void {
  if (!skipped.includes("preflight"))
    throw new KubeadmError("the preflight phase is not simulated: skip it with --skip-phases=preflight");
  const others = skipped.filter((phase) => phase !== "preflight");
  if (others.length > 0) throw new KubeadmError(`skipping the phase ${others[0] ?? ""} is not simulated`);
}

function requireVersion({ cluster }: KubeadmConfig): void {
  const version = cluster["kubernetesVersion"];
  if (version === undefined || version === kubernetesVersion) return;
  throw new KubeadmError(
    `Kubernetes ${JSON.stringify(version)} is not simulated: only ${kubernetesVersion} in this build`,
  );
}

const version: CommandSpec = {
  use: "version",
  short: "Print the version of kubeadm",
  args: noArgs,
  flags: [
    {
      name: "output",
      short: "o",
      type: "string",
      usage: "Output format; available options are 'yaml', 'json' and 'short'",
    },
  ],
  *run({ process, flags }) {
    const [major = "1", minor = "33"] = kubernetesVersion.slice(1).split(".");
    if (flags.text("output") === "short") yield* process.write(`${kubernetesVersion}\n`);
    else if (flags.text("output") !== "")
      throw new CommandError(`kubeadm version -o ${flags.text("output")} is not simulated`);
    else {
      yield* process.write(
        `kubeadm version: &version.Info{Major:"${major}", Minor:"${minor}", EmulationMajor:"", EmulationMinor:"", MinCompatibilityMajor:"", MinCompatibilityMinor:"", GitVersion:"${kubernetesVersion}", GitCommit:"8adc0f041b8e7ad1d30e29cc59c6ae7a15e19828", GitTreeState:"clean", BuildDate:"2025-05-15T08:25:23Z", GoVersion:"go1.24.2", Compiler:"gc", Platform:"linux/amd64"}\n`,
      );
    }
    return 0;
  },
};

const config: CommandSpec = {
  use: "config",
  short: "Manage configuration for a kubeadm cluster persisted in a ConfigMap in the cluster",
  commands: [
    {
      use: "images",
      short: "Interact with container images used by kubeadm",
      commands: [
        {
          use: "list",
          short:
            "Print a list of images kubeadm will use. The configuration file is used in case any images or image repositories are customized",
          args: noArgs,
          *run({ process }) {
            const { apiServer, controllerManager, scheduler, proxy, coreDns, pause, etcd } = images;
            yield* process.write(
              [apiServer, controllerManager, scheduler, proxy, coreDns, pause, etcd]
                .map((image) => `${image}\n`)
                .join(""),
            );
            return 0;
          },
        },
        unavailable("pull", "Pull images used by kubeadm"),
      ],
    },
    unavailable("print", "Print configuration"),
    unavailable("migrate", "Read an older version of the kubeadm configuration API types from a file"),
    unavailable(
      "validate",
      "Read a file containing the kubeadm configuration API and report any validation errors",
    ),
  ],
};

function unavailable(use: string, short: string): CommandSpec {
  return {
    use,
    short,
    *run({ node }) {
      throw new CommandError(`${node.path} is not simulated`);
    },
  };
}

const root: CommandSpec = {
  use: "kubeadm",
  short: "kubeadm: easily bootstrap a secure Kubernetes cluster",
  persistentFlags: [verbosity],
  commands: [
    unavailable("certs", "Commands related to handling Kubernetes certificates"),
    unavailable("completion", "Output shell completion code for the specified shell (bash or zsh)"),
    config,
    init,
    joinCommand,
    unavailable("kubeconfig", "Kubeconfig file utilities"),
    unavailable(
      "reset",
      "Performs a best effort revert of changes made to this host by 'kubeadm init' or 'kubeadm join'",
    ),
    unavailable("token", "Manage bootstrap tokens"),
    unavailable("upgrade", "Upgrade your cluster smoothly to a newer version with this command"),
    version,
  ],
  *run({ process, node }) {
    yield* process.write(yield* helpOf(node));
    return 0;
  },
};

/** kubeadm 1.33. It acts on the machine it runs on: files, systemd, and the API server over the network. */
export const kubeadm: Command = cobraProgram("kubeadm", {
  root,
  style: residentStyle(
    ({ message }) => `${message}\nTo see the stack trace of this error execute with --v=5 or higher\n`,
  ),
});

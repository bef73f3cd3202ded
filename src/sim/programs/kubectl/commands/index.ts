import { certificate } from "../certificate/certificate.ts";
import type { CommandSpec } from "../../cobra/command.ts";
import { apply } from "../apply/apply.ts";
import { config } from "../config/config.ts";
import { create } from "../create/create.ts";
import { deleteCommand } from "../delete/delete.ts";
import { describe } from "../describe/describe.ts";
import { diff } from "../diff/diff.ts";
import { edit } from "../edit/edit.ts";
import { exec } from "../exec/exec.ts";
import { get } from "../get/get.ts";
import { apiResources, apiVersions } from "../information/api-resources.ts";
import { auth } from "../auth/auth.ts";
import { clusterInfo } from "../information/cluster-info.ts";
import { events } from "../information/events.ts";
import { completion, options } from "../information/help-commands.ts";
import { top } from "../information/top.ts";
import { version } from "../information/version.ts";
import { logs } from "../logs/logs.ts";
import { explain } from "../explain/explain.ts";
import { expose } from "../modify/expose.ts";
import { annotate, label } from "../modify/label.ts";
import { patch } from "../modify/patch.ts";
import { replace } from "../modify/replace.ts";
import { run } from "../modify/run.ts";
import { scale } from "../modify/scale.ts";
import { cordon, uncordon } from "../node/cordon.ts";
import { drain } from "../node/drain.ts";
import { taint } from "../node/taint.ts";
import { rollout } from "../rollout/rollout.ts";
import { set } from "../set/set.ts";
import { wait } from "../wait/wait.ts";
import { unsimulated } from "./unsimulated.ts";

const deploy = "Deploy Commands:";
const trouble = "Troubleshooting and Debugging Commands:";

/** All commands, in the order of the root's help. */
export const commands: readonly CommandSpec[] = [
  create,
  expose,
  run,
  set,
  explain,
  get,
  edit,
  deleteCommand,
  rollout,
  scale,
  unsimulated({
    use: "autoscale (-f FILENAME | TYPE NAME | TYPE/NAME) [--min=MINPODS] --max=MAXPODS [--cpu-percent=CPU]",
    group: deploy,
    short: "Auto-scale a deployment, replica set, stateful set, or replication controller",
  }),
  certificate,
  clusterInfo,
  top,
  cordon,
  uncordon,
  drain,
  taint,
  describe,
  logs,
  unsimulated({
    use: "attach (POD | TYPE/NAME) -c CONTAINER",
    group: trouble,
    short: "Attach to a running container",
  }),
  exec,
  unsimulated({
    use: "port-forward TYPE/NAME [LOCAL_PORT:]REMOTE_PORT [...[LOCAL_PORT_N:]REMOTE_PORT_N]",
    group: trouble,
    short: "Forward one or more local ports to a pod",
  }),
  unsimulated({
    use: "proxy [--port=PORT] [--www=static-dir] [--www-prefix=prefix] [--api-prefix=prefix]",
    group: trouble,
    short: "Run a proxy to the Kubernetes API server",
  }),
  unsimulated({
    use: "cp <file-spec-src> <file-spec-dest>",
    group: trouble,
    short: "Copy files and directories to and from containers",
  }),
  auth,
  unsimulated({
    use: "debug (POD | TYPE[[.VERSION].GROUP]/NAME) [ -- COMMAND [args...] ]",
    group: trouble,
    short: "Create debugging sessions for troubleshooting workloads and nodes",
  }),
  events,
  diff,
  apply,
  patch,
  replace,
  wait,
  unsimulated({
    use: "kustomize DIR",
    group: "Advanced Commands:",
    short: "Build a kustomization target from a directory or URL",
  }),
  label,
  annotate,
  completion,
  apiResources,
  apiVersions,
  config,
  unsimulated({
    use: "plugin [flags]",
    group: "Other Commands:",
    short: "Provides utilities for interacting with plugins",
  }),
  version,
  options,
];

import type { Container, LifecycleHandler } from "kubernetes-types/core/v1";
import { second } from "../../kernel/time.ts";
import type { CriContainer } from "../containerd/cri-container.ts";
import { execForOutput } from "./exec-output.ts";
import type { KubeletContext } from "./kubelet-context.ts";
import { runProbe } from "./prober.ts";

export interface HookTarget {
  readonly context: Pick<KubeletContext, "kernel" | "host">;
  readonly spec: Container;
  readonly container: CriContainer;
  readonly podIp: string;
}

/**
 * Runs a postStart or preStop hook; the error is what went wrong, undefined if nothing did.
 *
 * @models pkg/kubelet/lifecycle/handlers.go, 1.33
 */
export function runHook(
  hook: LifecycleHandler,
  target: HookTarget,
  done: (error: string | undefined) => void,
): void {
  const { context, spec, container, podIp } = target;
  const { kernel, host } = context;
  const sleep = (hook as { readonly sleep?: { readonly seconds: number } }).sleep;
  if (hook.exec !== undefined) {
    execForOutput({ kernel, container: container.container, command: hook.exec.command ?? [] }, (result) => {
      if ("error" in result) done(result.error);
      else
        done(
          result.code === 0
            ? undefined
            : `command '${(hook.exec?.command ?? []).join(" ")}' exited with ${result.code}: ${result.output}`,
        );
    });
  } else if (hook.httpGet !== undefined) {
    const probe = { httpGet: hook.httpGet, timeoutSeconds: 30 };
    runProbe(probe, { kernel, network: host.network, spec, container, podIp }, ({ outcome, output }) => {
      done(outcome === "failure" || outcome === "unknown" ? output : undefined);
    });
  } else if (sleep !== undefined) {
    kernel.after(sleep.seconds * second, () => done(undefined));
  } else done("not simulated: this kind of lifecycle hook");
}

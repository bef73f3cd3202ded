import type { Daemon } from "../../host/program.ts";
import type { Process } from "../../host/process.ts";
import { warn } from "../../images/daemon.ts";
import { Store } from "../../store/store.ts";
import { rfc3339Micro } from "../../kernel/time.ts";
import { textResponse } from "../../wire/http.ts";
import type { NodeEnvironment } from "../environment.ts";
import { readFlags, type Flags } from "./component-flags.ts";
import { EtcdService } from "./etcd-service.ts";
import { readCertificate } from "./pem-files.ts";

/** What the data directories of a world hold, by the identity that is written in them. */
const stores = new WeakMap<NodeEnvironment, Map<string, Store>>();

/** etcd with one member: a store that its data directory names, so that it is found again after a restart. */
export function createEtcd(environment: () => NodeEnvironment): Daemon {
  return {
    name: "etcd",
    start(process) {
      const flags = readFlags(process, "etcd");
      if (flags !== undefined) startEtcd(process, flags, environment());
    },
  };
}

function startEtcd(process: Process, flags: Flags, environment: NodeEnvironment): void {
  const { access } = process;
  const tls = readCertificate(access, flags.get("cert-file"));
  const authority = readCertificate(access, flags.get("trusted-ca-file"));
  if ("error" in tls || "error" in authority) {
    const error = "error" in tls ? tls.error : "error" in authority ? authority.error : "";
    log(process, "fatal", "discovery failed", { error });
    process.end(1);
    return;
  }
  const store = openStore(process, flags.get("data-dir", "default.etcd"), environment);
  const service = new EtcdService({ tls, clientAuthority: authority.authority, store });
  for (const { address, port } of urls(flags.get("listen-client-urls"))) {
    const close = process.host.network.listen(port, service, address);
    if (close === undefined) {
      log(process, "fatal", "discovery failed", {
        error: `listen tcp ${address}:${port}: bind: address already in use`,
      });
      process.end(1);
      return;
    }
    process.onEnd(close);
  }
  serveMetrics(process, flags);
  log(process, "info", "ready to serve client requests", {});
  log(process, "info", "serving client traffic securely", {
    traffic: "grpc+http",
    address: flags.get("listen-client-urls"),
  });
}

/** The directory's file holds an identity; the store behind it lives as long as the world. */
function openStore({ access, kernel }: Process, folder: string, environment: NodeEnvironment): Store {
  const known = stores.get(environment) ?? new Map<string, Store>();
  stores.set(environment, known);
  const path = `${folder}/member/snap/db`;
  const id = access.find(path)?.is === "file" ? access.readText(path) : "";
  const old = known.get(id);
  if (old !== undefined) return old;
  const store = new Store({ digest: kernel.digest });
  const name = `drydock etcd ${known.size + 1} ${kernel.now}\n`;
  access.makeDirectory(`${folder}/member/snap`, { parents: true });
  access.writeText(path, name);
  known.set(name, store);
  return store;
}

function serveMetrics(process: Process, flags: Flags): void {
  const [url] = urls(flags.get("listen-metrics-urls"));
  if (url === undefined) return;
  const http = function* ({
    path,
  }: {
    readonly path: string;
  }): Generator<never, ReturnType<typeof textResponse>> {
    const isHealth = ["/health", "/livez", "/readyz"].includes(path);
    return isHealth
      ? textResponse(200, path === "/health" ? '{"health":"true","reason":""}' : "ok\n")
      : textResponse(404, "404 page not found\n");
  };
  const close = process.host.network.listen(url.port, { name: "etcd", http }, url.address);
  if (close !== undefined) process.onEnd(close);
}

function urls(list: string): readonly { readonly address: string; readonly port: number }[] {
  return [...list.matchAll(/https?:\/\/([^:/,]+):(\d+)/g)].map(([, address = "", port]) => ({
    address,
    port: Number(port),
  }));
}

function log(process: Process, level: string, msg: string, fields: Readonly<Record<string, string>>): void {
  const ts = rfc3339Micro(process.kernel.now);
  warn(process, `${JSON.stringify({ level, ts, caller: "etcdmain/main.go:50", msg, ...fields })}\n`);
}

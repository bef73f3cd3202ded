import type { EndpointSubset, ServiceSpec } from "kubernetes-types/core/v1";
import type { Task } from "../kernel/task.ts";
import type { HttpRequest, HttpResponse } from "../wire/http.ts";
import { without } from "../wire/json.ts";
import type { Stored } from "../wire/object.ts";
import { ApiError, badRequest, notSimulated } from "./api-error.ts";
import { enterNode, isUnreachable, type ConnectionDoors, type DialPlace } from "./node-door.ts";
import type { PodLike } from "./pod-container.ts";
import type { ResourceRequest } from "./resource-handler.ts";

/** Whom a request names: `NAME`, `NAME:PORT` or `SCHEME:NAME:PORT`. */
interface Wanted {
  readonly scheme: "http" | "https";
  readonly name: string;
  readonly port: string;
}

/** The API server as a client of pods, services and nodes. */
export function* proxy(call: ResourceRequest, doors: ConnectionDoors): Task<HttpResponse> {
  const { plural } = call.info;
  const wanted = readWanted(call);
  if (plural === "nodes") return yield* toNode(call, wanted, doors);
  const place = plural === "pods" ? placeOfPod(call, wanted) : placeOfService(call, wanted);
  return redirection(call) ?? (yield* dial(call, place, doors));
}

/** @models apimachinery/pkg/util/net/port_split.go SplitSchemeNamePort, 1.33 */
function readWanted({ info }: ResourceRequest): Wanted {
  const parts = info.name.split(":");
  const [scheme = "", name = "", port = ""] =
    parts.length === 1 ? ["", parts[0]] : parts.length === 2 ? ["", ...parts] : parts;
  const isGood =
    parts.length <= 3 && (scheme === "" || scheme === "http" || scheme === "https") && name !== "";
  if (!isGood) throw badRequest(`invalid ${info.plural.slice(0, -1)} request ${JSON.stringify(info.name)}`);
  return { scheme: scheme === "https" ? "https" : "http", name, port };
}

/** @models pkg/registry/core/pod/strategy.go ResourceLocation, 1.33 */
function placeOfPod({ collection, info }: ResourceRequest, { scheme, name, port }: Wanted): DialPlace {
  const pod = collection.get(info.namespace, name) as PodLike;
  const declared = pod.spec.containers.find(({ ports = [] }) => ports.length > 0)?.ports?.[0]?.containerPort;
  const address = pod.status?.podIP ?? "";
  if (!isGlobal(address)) throw badRequest("address not allowed");
  const chosen = port === "" ? String(declared ?? (scheme === "https" ? 443 : 80)) : port;
  return { scheme, address, port: Number(chosen) };
}

type Service = Stored & { readonly spec: ServiceSpec };
type Endpoints = Stored & { readonly subsets?: readonly EndpointSubset[] };

/** @models pkg/registry/core/service/storage/storage.go ResourceLocation, 1.33 */
function placeOfService(call: ResourceRequest, { scheme, name, port }: Wanted): DialPlace {
  const { collection, info } = call;
  const { random } = collection.machinery;
  const service = collection.get(info.namespace, name) as Service;
  const portName = nameOfPort(service, port);
  const endpoints = endpointsOf(call, name);
  const places = (endpoints?.subsets ?? []).flatMap(({ addresses = [], ports = [] }) =>
    ports
      .filter((one) => (one.name ?? "") === portName)
      .flatMap((one) => addresses.map(({ ip }) => ({ scheme, address: ip, port: one.port }))),
  );
  const [first, ...others] = places;
  if (first === undefined) {
    const shown = (endpoints?.subsets ?? []).length === 0 ? name : info.name;
    throw unavailable(`no endpoints available for service ${JSON.stringify(shown)}`);
  }
  return random.pick([first, ...others]);
}

function endpointsOf({ collection, info }: ResourceRequest, name: string): Endpoints | undefined {
  return collection.machinery.cluster.find("endpoints", info.namespace, name);
}

/** Endpoints know their ports by name. */
function nameOfPort({ spec, metadata }: Service, port: string): string {
  if (!/^\d+$/.test(port)) return port;
  const found = spec.ports?.find((one) => one.port === Number(port));
  if (found !== undefined) return found.name ?? "";
  throw unavailable(`no service port ${port} found for service ${JSON.stringify(metadata.name)}`);
}

/** The kubelet, or another port of its node. @models pkg/registry/core/node/strategy.go ResourceLocation, 1.33 */
function* toNode(
  call: ResourceRequest,
  { scheme, name, port }: Wanted,
  doors: ConnectionDoors,
): Task<HttpResponse> {
  const node = call.collection.get("", name) as Stored & {
    readonly status?: { readonly addresses?: readonly { readonly type: string; readonly address: string }[] };
  };
  const redirected = redirection(call);
  if (redirected !== undefined) return redirected;
  if (port === "" || port === "10250") return yield* enterNode(doors, name, passedOn(call));
  const address = node.status?.addresses?.find(({ type }) => type === "InternalIP")?.address ?? "";
  return yield* dial(call, { scheme, address, port: Number(port) }, doors);
}

/** A root without its slash is answered with one. @models apimachinery util/proxy/upgradeaware.go proxyRedirectsforRootPath */
function redirection({ info, request }: ResourceRequest): HttpResponse | undefined {
  const isRoot = info.rest === "" && !request.path.endsWith("/");
  if (!isRoot || (request.method !== "GET" && request.method !== "HEAD")) return undefined;
  const query = Object.entries(request.query).flatMap(([name, values]) =>
    values.map((value) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`),
  );
  const location = `${request.path}/${query.length === 0 ? "" : `?${query.join("&")}`}`;
  return { status: 301, headers: { location }, body: { text: "" } };
}

function* dial(call: ResourceRequest, place: DialPlace, { dialDoor }: ConnectionDoors): Task<HttpResponse> {
  if (dialDoor === undefined) throw notSimulated("proxy on this server, which knows no way to its pods,");
  try {
    return yield* dialDoor(place, passedOn(call));
  } catch (error) {
    if (!isUnreachable(error)) throw error;
    throw unavailable(`error trying to reach service: ${error.message}`);
  }
}

/** The request as it goes on: credentials stay here. */
function passedOn({ info, request }: ResourceRequest): HttpRequest {
  const { headers, path, certificate: _, typed: __, ...rest } = request;
  const slash = path.endsWith("/") && info.rest !== "" && !info.rest.endsWith("/") ? "/" : "";
  return {
    ...rest,
    path: `/${info.rest}${slash}`,
    headers: {
      ...without(headers, ["authorization"]),
      "x-forwarded-uri": path,
      "x-forwarded-host": headers["host"] ?? "",
      "x-forwarded-proto": "https",
    },
  };
}

function unavailable(message: string): ApiError {
  return new ApiError("ServiceUnavailable", message);
}

function isGlobal(address: string): boolean {
  return /^\d+(?:\.\d+){3}$/.test(address) && !/^(?:127|0|169\.254)\./.test(address);
}

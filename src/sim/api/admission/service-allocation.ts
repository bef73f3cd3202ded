import type { ServicePort, ServiceSpec } from "kubernetes-types/core/v1";
import { present } from "../../kernel/assert.ts";
import type { Random } from "../../kernel/random.ts";
import type { Store } from "../../store/store.ts";
import type { Stored } from "../../wire/object.ts";
import { qualified } from "../../wire/resource.ts";
import { ApiError, invalid } from "../api-error.ts";
import { GoText, invalidValue } from "../field-error.ts";
import { addressAt, offsetOf, parseRange, type IpRange } from "../ip-range.ts";
import type { AdmissionPlugin, AdmissionRequest } from "./admission.ts";

type ServiceLike = Stored & { readonly spec: ServiceSpec };

const servicesRoot = "/registry/services/specs/";
const firstPort = 30_000;
const portCount = 2_768;
/** Lower numbers are left to those who ask for one by name (KEP-3070, KEP-3668). */
const staticPorts = 86;

/**
 * Gives services their cluster IPs and node ports. What is taken is what the store says, so that nothing leaks when a
 * request fails later. (In the real server this is part of the service's storage, after admission.)
 * @models pkg/registry/core/service/storage/alloc.go, 1.33
 */
export class ServiceAllocation {
  readonly #range: IpRange;
  readonly #random: Random;
  readonly #addresses = new Set<number>();
  readonly #ports = new Set<number>();

  constructor(parts: { readonly range: string; readonly random: Random; readonly store: Store }) {
    this.#range = parseRange(parts.range);
    this.#random = parts.random.fork("service-allocation");
    for (const { value } of parts.store.range(servicesRoot)) this.#mark(value as ServiceLike, true);
    parts.store.watch(servicesRoot, ({ before, after }) => {
      if (before !== undefined) this.#mark(before.value as ServiceLike, false);
      if (after !== undefined) this.#mark(after.value as ServiceLike, true);
    });
  }

  get plugin(): AdmissionPlugin {
    return {
      name: "service allocation",
      mutate: (object, request) =>
        qualified(request.resource) === "services" && request.subresource === ""
          ? this.#allocate(object as ServiceLike, request)
          : object,
    };
  }

  #mark({ spec }: ServiceLike, isTaken: boolean): void {
    const offset = offsetOf(this.#range, spec.clusterIP ?? "");
    if (offset !== undefined) set(this.#addresses, offset, isTaken);
    for (const { nodePort } of spec.ports ?? []) {
      if (nodePort !== undefined && nodePort !== 0) set(this.#ports, nodePort, isTaken);
    }
  }

  #allocate(service: ServiceLike, request: AdmissionRequest): ServiceLike {
    const old = request.old as ServiceLike | undefined;
    const { type = "ClusterIP" } = service.spec;
    if (type === "ExternalName") return service;
    const clusterIP = this.#addressFor(service, old, request);
    const ports = type === "ClusterIP" ? service.spec.ports : this.#withNodePorts(service, request);
    const spec = { ...service.spec, clusterIP, clusterIPs: [clusterIP] };
    return { ...service, spec: ports === undefined ? spec : { ...spec, ports } };
  }

  #addressFor(service: ServiceLike, old: ServiceLike | undefined, request: AdmissionRequest): string {
    const before = old?.spec.clusterIP ?? "";
    const asked = service.spec.clusterIP || before;
    if (asked === "") return this.#freeAddress();
    if (asked !== before && asked !== "None") this.#checkAddress(service, request);
    return asked;
  }

  #freeAddress(): string {
    const { size } = this.#range;
    const reserved = Math.min(Math.max(16, Math.floor(size / 16)), 256);
    const start = size > reserved * 2 ? reserved : 0;
    const offset = this.#free({ taken: this.#addresses, from: start, to: size - 1, fallback: 1 });
    if (offset === undefined) {
      throw new ApiError(
        "InternalError",
        "Internal error occurred: failed to allocate a serviceIP: range is full",
      );
    }
    return addressAt(this.#range, offset);
  }

  #checkAddress({ spec, metadata }: ServiceLike, { resource }: AdmissionRequest): void {
    const asked = spec.clusterIP ?? "";
    const offset = offsetOf(this.#range, asked);
    const isInside = offset !== undefined && offset > 0 && offset < this.#range.size - 1;
    if (isInside && !this.#addresses.has(offset)) return;
    const why = isInside
      ? "provided IP is already allocated"
      : `the provided IP (${asked}) is not in the valid range. The range of valid IPs is ${this.#range.text}`;
    const value = new GoText(`[]string{${JSON.stringify(asked)}}`);
    const error = invalidValue("spec.clusterIPs", value, `failed to allocate IP ${asked}: ${why}`);
    throw invalid(resource, metadata.name, [error]);
  }

  /** The same number may serve several protocols of one service. */
  #withNodePorts(
    { spec, metadata }: ServiceLike,
    { old, resource }: AdmissionRequest,
  ): ServicePort[] | undefined {
    const mine = new Set((old as ServiceLike | undefined)?.spec.ports?.map(({ nodePort }) => nodePort));
    const given: number[] = [];
    return spec.ports?.map((port, index) => {
      const asked = port.nodePort ?? 0;
      const nodePort = asked === 0 ? this.#freePort(given) : asked;
      given.push(nodePort);
      if (asked === nodePort && !mine.has(asked)) {
        const why = this.#wrongPort(asked);
        const error = invalidValue(`spec.ports[${index}].nodePort`, asked, why ?? "");
        if (why !== undefined) throw invalid(resource, metadata.name, [error]);
      }
      return asked === nodePort ? port : { ...port, nodePort };
    });
  }

  #wrongPort(port: number): string | undefined {
    if (port < firstPort || port >= firstPort + portCount) {
      return "provided port is not in the valid range. The range of valid ports is 30000-32767";
    }
    return this.#ports.has(port) ? "provided port is already allocated" : undefined;
  }

  #freePort(given: readonly number[]): number {
    const taken = new Set([...this.#ports, ...given].map((port) => port - firstPort));
    const offset = this.#free({ taken, from: staticPorts, to: portCount, fallback: 0 });
    return firstPort + present(offset, "a cluster has fewer services than node ports");
  }

  /** A free number at random in the upper band, else the first free one of all. */
  #free({ taken, from, to, fallback }: FreeQuery): number | undefined {
    const start = this.#random.below(to - from);
    for (let step = 0; step < to - from; step++) {
      const offset = from + ((start + step) % (to - from));
      if (!taken.has(offset)) return offset;
    }
    for (let offset = fallback; offset < from; offset++) if (!taken.has(offset)) return offset;
    return undefined;
  }
}

interface FreeQuery {
  readonly taken: ReadonlySet<number>;
  readonly from: number;
  readonly to: number;
  readonly fallback: number;
}

function set(numbers: Set<number>, number: number, isTaken: boolean): void {
  if (isTaken) numbers.add(number);
  else numbers.delete(number);
}

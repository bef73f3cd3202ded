import type { ServicePort, ServiceSpec } from "kubernetes-types/core/v1";
import { present } from "../../kernel/assert.ts";
import type { Random } from "../../kernel/random.ts";
import type { Store } from "../../store/store.ts";
import { without } from "../../wire/json.ts";
import type { Stored } from "../../wire/object.ts";
import { qualified } from "../../wire/resource.ts";
import { ApiError, invalid } from "../api-error.ts";
import { GoText, invalidValue } from "../field-error.ts";
import { addressAt, offsetOf, parseIpv4, parseRange, type IpRange } from "../ip-range.ts";
import type { AdmissionPlugin, AdmissionRequest } from "./admission.ts";
import {
  familiesOf,
  getsNodePorts,
  isAddressable,
  isHeadless,
  needsAddress,
  needsHealthCheck,
  withKnownValues,
} from "./service-completion.ts";

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
      mutate: (object, request, { minor }) =>
        qualified(request.resource) === "services" && request.subresource === ""
          ? this.#allocate(object as ServiceLike, request, minor)
          : object,
    };
  }

  #mark({ spec }: ServiceLike, isTaken: boolean): void {
    const offset = offsetOf(this.#range, spec.clusterIP ?? "");
    if (offset !== undefined) set(this.#addresses, offset, isTaken);
    const numbers = [...(spec.ports ?? []).map(({ nodePort }) => nodePort), spec.healthCheckNodePort];
    for (const number of numbers) {
      if (number !== undefined && number !== 0) set(this.#ports, number, isTaken);
    }
  }

  #allocate(service: ServiceLike, request: AdmissionRequest, minor: number): ServiceLike {
    const old = (request.old as ServiceLike | undefined)?.spec;
    let spec = withKnownValues(service.spec, old);
    if (needsAddress(spec)) spec = this.#withAddress({ ...spec, ...familiesOf(spec, old) }, service, request);
    const parts = { metadata: service.metadata, spec, old, request };
    if (spec.type === "NodePort" || spec.type === "LoadBalancer") {
      const ports = this.#withNodePorts(parts);
      if (ports !== undefined) spec = { ...spec, ports };
    }
    if (needsHealthCheck(spec) && !spec.healthCheckNodePort) {
      const given = (spec.ports ?? []).map(({ nodePort = 0 }) => nodePort);
      spec = { ...spec, healthCheckNodePort: this.#freePort(given) };
    }
    return { ...service, spec: minor < 20 ? without(spec, newFields) : spec };
  }

  #withAddress(spec: ServiceSpec, service: ServiceLike, request: AdmissionRequest): ServiceSpec {
    const before = (request.old as ServiceLike | undefined)?.spec.clusterIP ?? "";
    const { clusterIP: asked = "", clusterIPs = [] } = spec;
    if (isHeadless(spec) || !isAddressable(spec)) return spec;
    if (asked === "" && clusterIPs.length === 0) {
      const clusterIP = this.#freeAddress();
      return { ...spec, clusterIP, clusterIPs: [clusterIP] };
    }
    const isNew = before === "" && clusterIPs[0] === asked;
    if (isNew && parseIpv4(asked) !== undefined) this.#checkAddress({ ...service, spec }, request);
    return spec;
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

  /** The same number may serve several protocols at one port of a service. */
  #withNodePorts(query: PortQuery): ServicePort[] | undefined {
    const { spec, old } = query;
    const { ports } = spec;
    const given = new Map<number, number>();
    return ports?.map((port, index) => {
      if (!port.nodePort && !getsNodePorts(spec)) return port;
      const shared = old === undefined ? given.get(port.port) : undefined;
      const asked = port.nodePort || (old === undefined ? requested(ports, port.port) : undefined);
      const taken = [...given.values()];
      if (asked && asked !== shared) this.#checkPort({ ...query, index, asked, taken });
      const nodePort = asked || (shared ?? this.#freePort(taken));
      if (!given.has(port.port)) given.set(port.port, nodePort);
      return port.nodePort === nodePort ? port : { ...port, nodePort };
    });
  }

  #checkPort({ metadata, old, request, index, asked, taken }: PortCheck): void {
    if (old?.ports?.some(({ nodePort }) => nodePort === asked)) return;
    const why = this.#wrongPort(asked, taken, request.dryRun);
    if (why === undefined) return;
    const error = invalidValue(`spec.ports[${index}].nodePort`, asked, why);
    throw invalid(request.resource, metadata.name, [error]);
  }

  /** A dry run does not see what is out of range. */
  #wrongPort(port: number, given: readonly number[], isDry: boolean): string | undefined {
    if (!isDry && (port < firstPort || port >= firstPort + portCount)) {
      return "provided port is not in the valid range. The range of valid ports is 30000-32767";
    }
    return this.#ports.has(port) || given.includes(port) ? "provided port is already allocated" : undefined;
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

/** Since 1.20. */
const newFields = ["clusterIPs", "ipFamilies", "ipFamilyPolicy"] as const;

function requested(ports: readonly ServicePort[], number: number): number | undefined {
  return ports.find(({ port, nodePort }) => port === number && nodePort)?.nodePort;
}

interface PortQuery {
  readonly metadata: Stored["metadata"];
  readonly spec: ServiceSpec;
  readonly old: ServiceSpec | undefined;
  readonly request: AdmissionRequest;
}

interface PortCheck extends PortQuery {
  readonly index: number;
  readonly asked: number;
  readonly taken: readonly number[];
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

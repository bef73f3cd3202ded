import type { Collection } from "../../api/collection.ts";
import type { Machinery } from "../../api/machinery.ts";
import { millisecond } from "../../kernel/time.ts";
import type { Incoming } from "../../wire/object.ts";
import type { Service } from "../core/service.ts";
import type { IpAddressObject } from "./ip-address.ts";

const managedBy = "ipaddress.kubernetes.io/managed-by";
const allocator = "ipallocator.k8s.io";
const delay = millisecond;

/**
 * Keeps one IPAddress for each cluster IP: since 1.33 the API server notes in them which addresses are taken. Here the
 * addresses follow the services, a moment later.
 * @models pkg/registry/core/service/ipallocator/ipallocator.go, 1.33
 */
export function watchServiceAddresses(addresses: Collection, { store, kernel, cluster }: Machinery): void {
  let isPlanned = false;
  const services = cluster.collection("services");
  if (services === undefined) return;
  const sync = (): void => {
    isPlanned = false;
    const taken = new Map(
      [...(services.all() as Iterable<Service>)].flatMap((service) => addressesOf(service)),
    );
    const noted = [...(addresses.all() as Iterable<IpAddressObject>)];
    for (const object of noted) {
      const { name, labels = {} } = object.metadata;
      if (labels[managedBy] === allocator && !taken.has(name)) addresses.remove(object);
    }
    for (const object of taken.values()) addresses.seed(object);
  };
  store.watch(services.root, () => {
    if (!isPlanned) kernel.after(delay, sync);
    isPlanned = true;
  });
  sync();
}

function addressesOf({ metadata, spec }: Service): readonly (readonly [string, Incoming])[] {
  const { clusterIP = "", clusterIPs = [clusterIP] } = spec;
  const parentRef = { resource: "services", namespace: metadata.namespace, name: metadata.name };
  return clusterIPs
    .filter((ip) => ip !== "" && ip !== "None")
    .map((name) => {
      const family = name.includes(":") ? "IPv6" : "IPv4";
      const labels = { "ipaddress.kubernetes.io/ip-family": family, [managedBy]: allocator };
      return [name, { metadata: { name, labels }, spec: { parentRef } } as Incoming];
    });
}

import type { Service } from "../../network/service.ts";
import type { Store } from "../../store/store.ts";

/** What listens on etcd's client port: the key-value API, as a store. */
export class EtcdService implements Service {
  readonly name: string = "etcd";
  readonly tls: NonNullable<Service["tls"]>;
  readonly clientAuthority: string;
  readonly store: Store;

  constructor(parts: {
    readonly tls: NonNullable<Service["tls"]>;
    readonly clientAuthority: string;
    readonly store: Store;
  }) {
    this.tls = parts.tls;
    this.clientAuthority = parts.clientAuthority;
    this.store = parts.store;
  }
}

import type { Task } from "../../sim/kernel/task.ts";
import { request as send, type HttpOutcome } from "../../sim/network/http-client.ts";
import type { HttpRequest } from "../../sim/wire/http.ts";
import type { Identity } from "../../sim/wire/identity.ts";
import type { World } from "../../sim/world.ts";
import type { ServerPlace } from "./learner-kubeconfig.ts";

/**
 * The way into a world: from the learner's machine to the port where an API server is published, like any program
 * there. If that server is stopped, its node down or the port gone, the connection fails as it would for them.
 */
export class ClusterDoor {
  readonly place: ServerPlace;
  readonly #world: World;

  constructor(world: World, place: ServerPlace) {
    this.#world = world;
    this.place = place;
  }

  /** Whether somebody who speaks TLS listens there now. */
  get isOpen(): boolean {
    const { outcome } = this.#world.learner.host.network.reach(this.place.host, this.place.port);
    return "service" in outcome && outcome.service.tls !== undefined;
  }

  /** Takes no virtual time on the way: real time has passed already. */
  *send(request: HttpRequest, identity: Identity | undefined): Task<HttpOutcome> {
    const { kernel, learner } = this.#world;
    return yield* send(learner.host.network, {
      kernel,
      scheme: "https",
      address: this.place.host,
      port: this.place.port,
      request,
      identity,
      verification: "skip",
      isOpen: true,
    });
  }
}

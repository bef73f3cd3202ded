import type { Namespace } from "../network/namespace.ts";
import type { NatRule } from "../network/nat.ts";
import { DockerError, type PortMapping } from "../programs/docker/docker-api.ts";

interface Published {
  readonly container: string;
  readonly mapping: PortMapping;
  readonly target: string;
  readonly close: () => void;
}

/** Published ports of one machine: docker-proxy holds the port, a NAT rule leads to the container. */
export class PortPublisher {
  readonly #machine: Namespace;
  #published: readonly Published[] = [];
  #nextEphemeral = 32_768;

  constructor(machine: Namespace) {
    this.#machine = machine;
  }

  /** All ports of a container, or none. Throws DockerError if one is taken. The result has the ports chosen for 0. */
  publish(
    container: { readonly id: string; readonly name: string; readonly address: string },
    ports: readonly PortMapping[],
  ): readonly PortMapping[] {
    const taken: Published[] = [];
    for (const port of ports) {
      const mapping = port.hostPort === 0 ? { ...port, hostPort: this.#ephemeralPort() } : port;
      const close = this.#listen(mapping);
      if (close === undefined) {
        for (const published of taken) published.close();
        throw new DockerError(this.#refusal(container, mapping));
      }
      taken.push({ container: container.id, mapping, target: container.address, close });
    }
    this.#published = [...this.#published, ...taken];
    this.#apply();
    return taken.map(({ mapping }) => mapping);
  }

  withdraw(container: string): void {
    for (const published of this.#published) if (published.container === container) published.close();
    this.#published = this.#published.filter((published) => published.container !== container);
    this.#apply();
  }

  #listen({ hostAddress, hostPort }: PortMapping): (() => void) | undefined {
    const address = hostAddress === "" || hostAddress === "0.0.0.0" ? undefined : hostAddress;
    return this.#machine.listen(hostPort, { name: "docker-proxy" }, address);
  }

  #ephemeralPort(): number {
    while (this.#machine.listeners.some(({ port }) => port === this.#nextEphemeral)) this.#nextEphemeral++;
    return this.#nextEphemeral++;
  }

  #apply(): void {
    const rules = this.#published.map(({ mapping, target }): NatRule => {
      const { hostAddress, hostPort, containerPort } = mapping;
      const address = hostAddress === "" || hostAddress === "0.0.0.0" ? "local" : hostAddress;
      return { address, port: hostPort, targets: [{ address: target, port: containerPort }] };
    });
    this.#machine.nat.replace("docker", rules);
  }

  /** @models libnetwork/portallocator, docker 28 */
  #refusal(
    container: { readonly id: string; readonly name: string },
    { hostAddress, hostPort }: PortMapping,
  ): string {
    const address = hostAddress === "" ? "0.0.0.0" : hostAddress;
    const isOurs = this.#published.some(({ mapping }) => mapping.hostPort === hostPort);
    const why = isOurs
      ? `Bind for ${address}:${hostPort} failed: port is already allocated`
      : `failed to bind host port for ${address}:${hostPort}: address already in use`;
    return (
      `failed to set up container networking: driver failed programming external connectivity on endpoint ` +
      `${container.name} (${container.id}): ${why}`
    );
  }
}

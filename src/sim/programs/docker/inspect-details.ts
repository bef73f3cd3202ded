import { rfc3339Micro, type Instant } from "../../kernel/time.ts";
import type { ContainerView, EndpointView, ImageView, NetworkView, PortMapping } from "./docker-api.ts";

type Details = Readonly<Record<string, unknown>>;

/** What `docker inspect` prints of a container. @models moby api/types/container InspectResponse, 28 (the fields that mean something here) */
export function containerDetails(container: ContainerView): Details {
  const { id, name, options, argv, created, imageId, env, endpoint } = container;
  const [path = "", ...args] = argv;
  const portKeys = new Map(options.ports.map((port) => [`${port.containerPort}/${port.protocol}`, {}]));
  return {
    Id: id,
    Created: time(created),
    Path: path,
    Args: args,
    State: stateDetails(container),
    Image: imageId,
    ResolvConfPath: `/var/lib/docker/containers/${id}/resolv.conf`,
    HostnamePath: `/var/lib/docker/containers/${id}/hostname`,
    HostsPath: `/var/lib/docker/containers/${id}/hosts`,
    LogPath: `/var/lib/docker/containers/${id}/${id}-json.log`,
    Name: `/${name}`,
    RestartCount: container.restarts,
    Driver: "overlay2",
    Platform: "linux",
    HostConfig: {
      Binds: options.volumes
        .filter(({ source }) => source !== "")
        .map(({ source, target, readOnly }) => `${source}:${target}${readOnly ? ":ro" : ""}`),
      NetworkMode: options.network,
      PortBindings: portBindings(options.ports),
      RestartPolicy: { Name: options.restart.name, MaximumRetryCount: options.restart.retriesMax },
      AutoRemove: options.autoRemove,
      Privileged: options.privileged,
    },
    Mounts: options.volumes.map(({ source, target, readOnly }) => ({
      Type: source.startsWith("/") ? "bind" : "volume",
      Source: source,
      Destination: target,
      RW: !readOnly,
    })),
    Config: {
      Hostname: options.hostname === "" ? id.slice(0, 12) : options.hostname,
      User: options.user,
      Tty: options.tty,
      OpenStdin: options.openStdin,
      Env: [...env].map(([key, value]) => `${key}=${value}`),
      Cmd: options.command.length === 0 ? null : options.command,
      Image: options.image,
      WorkingDir: container.workingDir,
      Entrypoint: options.entrypoint === undefined ? null : [options.entrypoint],
      ExposedPorts: Object.fromEntries(portKeys),
      Labels: options.labels,
    },
    NetworkSettings: networkSettings(
      container,
      endpoint === undefined ? {} : { [endpoint.network.name]: endpointDetails(container, endpoint) },
    ),
  };
}

function stateDetails({ state, pid, exitCode, startedAt, finishedAt }: ContainerView): Details {
  return {
    Status: state,
    Running: state === "running",
    Paused: false,
    Restarting: state === "restarting",
    OOMKilled: false,
    Dead: false,
    Pid: pid,
    ExitCode: exitCode,
    Error: "",
    StartedAt: time(startedAt),
    FinishedAt: time(finishedAt),
  };
}

function networkSettings({ ports, state, endpoint }: ContainerView, networks: Details): Details {
  const isBridge = endpoint?.network.name === "bridge";
  return {
    Ports: state === "running" ? portBindings(ports) : {},
    IPAddress: isBridge ? endpoint.address : "",
    Gateway: isBridge ? endpoint.network.gateway : "",
    IPPrefixLen: isBridge ? endpoint.network.prefixLength : 0,
    MacAddress: isBridge ? endpoint.macAddress : "",
    Networks: networks,
  };
}

function endpointDetails({ name, id, options }: ContainerView, endpoint: EndpointView): Details {
  return {
    NetworkID: endpoint.network.id,
    EndpointID: endpoint.endpointId,
    Gateway: endpoint.network.gateway,
    IPAddress: endpoint.address,
    IPPrefixLen: endpoint.network.prefixLength,
    IPv6Gateway: "",
    GlobalIPv6Address: "",
    GlobalIPv6PrefixLen: 0,
    MacAddress: endpoint.macAddress,
    DNSNames: [
      name,
      id.slice(0, 12),
      ...(options.hostname === "" || options.hostname === name ? [] : [options.hostname]),
    ],
  };
}

function portBindings(ports: readonly PortMapping[]): Details {
  const bindings: Record<string, { HostIp: string; HostPort: string }[]> = {};
  for (const { containerPort, protocol, hostAddress, hostPort } of ports) {
    const list = (bindings[`${containerPort}/${protocol}`] ??= []);
    list.push({ HostIp: hostAddress, HostPort: hostPort === 0 ? "" : String(hostPort) });
  }
  return bindings;
}

export function imageDetails({ id, references, digest, created, sizeBytes }: ImageView): Details {
  const names = references.map((reference) => reference.replace(/^docker\.io\/(?:library\/)?/, ""));
  return {
    Id: id,
    RepoTags: names,
    RepoDigests: [...new Set(names.map((name) => `${name.slice(0, name.lastIndexOf(":"))}@${digest}`))],
    Created: time(created),
    Architecture: "amd64",
    Os: "linux",
    Size: sizeBytes,
  };
}

export function networkDetails(network: NetworkView, containers: readonly ContainerView[]): Details {
  const members = containers.filter(({ endpoint }) => endpoint?.network.id === network.id);
  return {
    Name: network.name,
    Id: network.id,
    Created: time(network.created),
    Scope: "local",
    Driver: network.driver,
    EnableIPv4: true,
    EnableIPv6: false,
    IPAM: {
      Driver: "default",
      Options: {},
      Config: network.subnet === "" ? [] : [{ Subnet: network.subnet, Gateway: network.gateway }],
    },
    Internal: false,
    Attachable: false,
    Containers: Object.fromEntries(
      members.map(({ id, name, endpoint }) => [
        id,
        {
          Name: name,
          EndpointID: endpoint?.endpointId ?? "",
          MacAddress: endpoint?.macAddress ?? "",
          IPv4Address: `${endpoint?.address ?? ""}/${network.prefixLength}`,
          IPv6Address: "",
        },
      ]),
    ),
    Options: {},
    Labels: network.labels,
  };
}

function time(instant: Instant | undefined): string {
  return instant === undefined ? "0001-01-01T00:00:00Z" : rfc3339Micro(instant);
}

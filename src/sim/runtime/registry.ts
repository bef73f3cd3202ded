import type { ImageEntry } from "../images/image.ts";
import { familiarName, formatReference, type ImageReference } from "./image-reference.ts";

export type Lookup = ImageEntry | "unknown repository" | "unknown tag";

/** The registries of the world (Docker Hub, registry.k8s.io, ...) as one: which images exist. */
export class Registry {
  readonly #entries = new Map<string, ImageEntry>();

  constructor(entries: readonly ImageEntry[]) {
    for (const entry of entries) this.#entries.set(entry.repository, entry);
  }

  lookup(repository: string, tag: string): Lookup {
    const entry = this.#entries.get(repository);
    if (entry === undefined) return "unknown repository";
    return entry.tags.length === 0 || entry.tags.includes(tag) ? entry : "unknown tag";
  }

  /** All that there is, for completion and documentation. */
  get repositories(): readonly string[] {
    return [...this.#entries.keys()];
  }
}

/** Why a registry does not give an image, as containerd words it behind `failed to resolve reference "...": `. */
export interface Refusal {
  readonly code: "NotFound" | "Unknown";
  readonly text: string;
}

/** Official images that the real Docker Hub has and this one does not: saying "access denied" would be a lie. */
const notSimulated = new Set(
  (
    "alpine adminer amazoncorretto caddy cassandra centos consul debian eclipse-temurin elasticsearch fedora ghost " +
    "golang gradle haproxy hello-world httpd influxdb jenkins kibana logstash mariadb maven memcached mongo " +
    "mongo-express mysql nats neo4j node openjdk perl php phpmyadmin postgres python rabbitmq redis registry ruby " +
    "rust solr sonarqube telegraf tomcat traefik ubuntu vault wordpress zookeeper"
  ).split(" "),
);

/** The words of the registry about an image that `lookup` did not find. */
export function refusalOf(reference: ImageReference, why: "unknown repository" | "unknown tag"): Refusal {
  const { repository } = reference;
  const name = familiarName(repository);
  if (why === "unknown repository" && repository === `docker.io/library/${name}` && notSimulated.has(name)) {
    return {
      code: "Unknown",
      text: `not simulated: the image ${name} exists on Docker Hub, but not in Drydock`,
    };
  }
  if (why === "unknown repository" && repository.startsWith("docker.io/")) {
    return {
      code: "Unknown",
      text: "pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed",
    };
  }
  return { code: "NotFound", text: `${formatReference(reference)}: not found` };
}

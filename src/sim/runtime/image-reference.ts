/** An image's name, taken apart and normalised: `nginx` is `docker.io/library/nginx`, tag `latest`. */
export interface ImageReference {
  /** `docker.io/library/nginx`. */
  readonly repository: string;
  /** Undefined if there is only a digest. */
  readonly tag: string | undefined;
  /** `sha256:...`. */
  readonly digest: string | undefined;
}

export type ParsedReference = ImageReference | { readonly error: string };

const domain =
  /^(?:localhost|[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*)(?::[0-9]+)?$/;
const path = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;
const tag = /^\w[\w.-]{0,127}$/;
const digest = /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}$/;

/**
 * Reads an image name as Docker, containerd and the kubelet do; a name without tag and digest means `latest`.
 *
 * @models github.com/distribution/reference normalize.go ParseNormalizedNamed, v0.6.0
 */
export function parseReference(text: string): ParsedReference {
  if (/^[a-f0-9]{64}$/.test(text)) {
    return { error: `invalid repository name (${text}), cannot specify 64-byte hexadecimal strings` };
  }
  const { host, rest } = splitHost(text);
  const parts = splitName(rest);
  const error = problemOf(host, parts);
  if (error !== undefined) return { error };
  const preset = parts.digest === undefined ? "latest" : undefined;
  return { repository: `${host}/${parts.name}`, tag: parts.tag ?? preset, digest: parts.digest };
}

const invalid = "invalid reference format";

function problemOf(host: string, parts: Parts): string | undefined {
  if (/[A-Z]/.test(parts.name)) return `${invalid}: repository name (${parts.name}) must be lowercase`;
  if (!domain.test(host) || !path.test(parts.name)) return invalid;
  if (parts.tag !== undefined && !tag.test(parts.tag)) return invalid;
  if (parts.digest !== undefined && !digest.test(parts.digest)) return invalid;
  if (parts.digest !== undefined && !/^sha256:[a-f0-9]{64}$/.test(parts.digest)) {
    return `${invalid}: invalid checksum digest length`;
  }
  if (host.length + parts.name.length < 255) return undefined;
  return `${invalid}: repository name must not be more than 255 characters`;
}

/** In full: `docker.io/library/nginx:latest`. */
export function formatReference({ repository, tag, digest }: ImageReference): string {
  return `${repository}${tag === undefined ? "" : `:${tag}`}${digest === undefined ? "" : `@${digest}`}`;
}

/** As people write it: `nginx:latest`, without Docker Hub's host and `library/`. */
export function familiarName(repository: string): string {
  return repository.replace(/^docker\.io\/(?:library\/)?/, "");
}

function splitHost(text: string): { host: string; rest: string } {
  const slash = text.indexOf("/");
  const first = slash < 0 ? "" : text.slice(0, slash);
  const isHost =
    first !== "" && (/[.:]/.test(first) || first === "localhost" || first.toLowerCase() !== first);
  const host = isHost ? (first === "index.docker.io" ? "docker.io" : first) : "docker.io";
  const rest = isHost ? text.slice(slash + 1) : text;
  return { host, rest: host === "docker.io" && !rest.includes("/") ? `library/${rest}` : rest };
}

interface Parts {
  readonly name: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

function splitName(rest: string): Parts {
  const at = rest.indexOf("@");
  const tagged = at < 0 ? rest : rest.slice(0, at);
  const colon = tagged.indexOf(":", tagged.lastIndexOf("/") + 1);
  return {
    name: colon < 0 ? tagged : tagged.slice(0, colon),
    tag: colon < 0 ? undefined : tagged.slice(colon + 1),
    digest: at < 0 ? undefined : rest.slice(at + 1),
  };
}

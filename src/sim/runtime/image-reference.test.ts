import { expect, test } from "vitest";
import { familiarName, formatReference, parseReference } from "./image-reference.ts";

const digest = `sha256:${"0123456789abcdef".repeat(4)}`;

test.each([
  ["nginx", "docker.io/library/nginx:latest"],
  ["nginx:1.27", "docker.io/library/nginx:1.27"],
  ["bitnami/nginx", "docker.io/bitnami/nginx:latest"],
  ["docker.io/nginx", "docker.io/library/nginx:latest"],
  ["index.docker.io/library/nginx", "docker.io/library/nginx:latest"],
  ["registry.k8s.io/pause:3.10", "registry.k8s.io/pause:3.10"],
  ["localhost:5000/a/b:c", "localhost:5000/a/b:c"],
  ["localhost/a", "localhost/a:latest"],
  [`nginx@${digest}`, `docker.io/library/nginx@${digest}`],
  [`nginx:1.27@${digest}`, `docker.io/library/nginx:1.27@${digest}`],
])("%s is %s", (text, full) => {
  const reference = parseReference(text);
  expect("error" in reference ? reference.error : formatReference(reference)).toBe(full);
});

test.each([
  ["NGINX:Latest!", "invalid reference format: repository name (library/NGINX) must be lowercase"],
  ["nginx:la!test", "invalid reference format"],
  ["", "invalid reference format"],
  ["nginx:", "invalid reference format"],
  ["-nginx", "invalid reference format"],
  ["nginx@sha256:abc", "invalid reference format"],
  ["a".repeat(64), `invalid repository name (${"a".repeat(64)}), cannot specify 64-byte hexadecimal strings`],
])("%s is refused", (text, error) => {
  expect(parseReference(text)).toEqual({ error });
});

test("a familiar name leaves out what everybody means", () => {
  expect(["docker.io/library/nginx", "docker.io/a/b", "quay.io/a/b"].map(familiarName)).toEqual([
    "nginx",
    "a/b",
    "quay.io/a/b",
  ]);
});

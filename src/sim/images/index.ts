import { defineModule } from "../kernel/module.ts";
import type { ImageEntry } from "./image.ts";
import { pauseEntry } from "./pause.ts";

/** What the registries of the world have for people's own pods. The cluster's components are in node/components. */
export const images: readonly ImageEntry[] = [
  {
    repository: "docker.io/library/busybox",
    tags: "latest 1.28 1.28.4 1.31 1.32 1.33 1.34 1.35 1.36 1.36.1 1.37 1.37.0 stable glibc musl uclibc".split(
      " ",
    ),
    sizeBytes: 2_156_519,
    load: defineModule("images/busybox", async () => (await import("./busybox.ts")).busyboxImage),
  },
  {
    repository: "docker.io/library/nginx",
    tags: [
      ..."latest stable mainline alpine stable-alpine mainline-alpine perl".split(" "),
      ..."1.14 1.14.0 1.14.2 1.15 1.16 1.16.0 1.16.1 1.17 1.18 1.18.0 1.19 1.19.0 1.19.10 1.20 1.20.2".split(
        " ",
      ),
      ..."1.21 1.21.0 1.21.6 1.22 1.22.1 1.23 1.23.0 1.23.4 1.24 1.24.0 1.25 1.25.0 1.25.5 1.26 1.26.3".split(
        " ",
      ),
      ..."1.27 1.27.0 1.27.5 1.28 1.28.0 1.29 1.29.0 1.29.1".split(" "),
      ..."1.14-alpine 1.19-alpine 1.21-alpine 1.23-alpine 1.25-alpine 1.27-alpine 1.28-alpine 1.29-alpine".split(
        " ",
      ),
    ],
    sizeBytes: 72_404_038,
    load: defineModule("images/nginx", async () => (await import("./nginx.ts")).nginxImage),
  },
  {
    repository: "registry.k8s.io/e2e-test-images/agnhost",
    tags: "2.20 2.28 2.32 2.33 2.36 2.37 2.38 2.39 2.40 2.41 2.43 2.45 2.47 2.48 2.50 2.52 2.53".split(" "),
    sizeBytes: 51_105_200,
    load: defineModule("images/agnhost", async () => (await import("./agnhost.ts")).agnhostImage),
  },
  {
    repository: "registry.k8s.io/liveness",
    tags: ["latest", "1.0"],
    sizeBytes: 1_930_080,
    load: defineModule("images/liveness", async () => (await import("./liveness.ts")).livenessImage),
  },
  pauseEntry,
];

import type { Process } from "../../../host/process.ts";
import { CommandError, type CommandSpec } from "../../cobra/command.ts";
import { built, generator } from "./generator.ts";

/** @models staging/src/k8s.io/kubectl/pkg/cmd/create/create_deployment.go, 1.33 */
export const deployment: CommandSpec = generator({
  use: "deployment NAME --image=image -- [COMMAND] [args...]",
  aliases: ["deploy"],
  short: "Create a deployment with the specified name",
  examples: [
    "# Two replicas of nginx\nkubectl create deployment web --image=nginx:1.27 --replicas=2",
    "# With a command of its own\nkubectl create deployment loop --image=busybox -- sh -c 'while true; do date; sleep 5; done'",
  ],
  flags: [
    {
      name: "image",
      type: "stringSlice",
      required: true,
      usage: "Image to run; several images make several containers.",
    },
    { name: "port", type: "int32", default: "-1", usage: "The port that the container listens on." },
    { name: "replicas", short: "r", type: "int32", default: "1", usage: "How many pods there shall be." },
  ],
  place: { group: "apps", version: "v1", plural: "deployments", namespaced: true },
  failure: "failed to create deployment",
  *build({ name, flags, args, dashAt, process }) {
    const images = flags.list("image");
    const command = dashAt === -1 ? [] : args.slice(dashAt);
    const port = flags.number("port");
    if (images.length > 1 && command.length > 0) {
      throw new CommandError("cannot specify multiple --image options and command");
    }
    const labels = { app: name };
    const containers = images.map((image) => ({
      name: containerName(image, process),
      image,
      ...(command.length === 0 ? {} : { command }),
      ...(port >= 0 ? { ports: [{ containerPort: port }] } : {}),
      resources: {},
    }));
    return built(
      { kind: "Deployment", apiVersion: "apps/v1" },
      { name, labels },
      {
        spec: {
          replicas: flags.number("replicas"),
          selector: { matchLabels: labels },
          template: { metadata: { creationTimestamp: null, labels }, spec: { containers } },
          strategy: {},
        },
        status: {},
      },
    );
  },
});

/** The last part of the image's name, made fit for a container's: `gcr.io/a/web:v1` is `web`. */
function containerName(image: string, process: Process): string {
  const last = image.slice(image.lastIndexOf("/") + 1).replace(/[:@].*$/, "");
  const clean = last.replaceAll(/[._]/g, "-");
  return clean === last
    ? last
    : `${clean}-${process.kernel.random.fork(`container ${process.pid} ${image}`).suffix(5)}`;
}

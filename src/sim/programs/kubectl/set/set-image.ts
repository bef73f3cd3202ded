import { CommandError, type CommandSpec } from "../../cobra/command.ts";
import { completeResources } from "../completion/complete-resources.ts";
import { nothingNamed } from "../resources/fetch.ts";
import type { KubeObject } from "../resources/kube-object.ts";
import { withSession } from "../session.ts";
import { mapContainers, matchesName, podSpecOf } from "./pod-template.ts";
import { setFlags, setOnObjects, splitPairs } from "./set-command.ts";

/** @models staging/src/k8s.io/kubectl/pkg/cmd/set/set_image.go, 1.33 */
export const setImage: CommandSpec = {
  use: "image (-f FILENAME | TYPE NAME) CONTAINER_NAME_1=CONTAINER_IMAGE_1 ... CONTAINER_NAME_N=CONTAINER_IMAGE_N",
  short: "Update the image of a pod template",
  long: "Update existing container image(s) of resources.",
  examples: [
    "# Another version of nginx\nkubectl set image deployment/web nginx=nginx:1.28",
    "# All containers\nkubectl set image deployment/web *=nginx:1.28",
  ],
  flags: setFlags,
  complete: completeResources(),
  run: withSession(function* (session) {
    const { resources, pairs } = splitPairs(session.args);
    const images = pairs.map(
      (pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)] as const,
    );
    if (resources.length === 0 && session.flags.list("filename").length === 0) throw nothingNamed();
    if (images.length === 0) throw new CommandError("at least one image update is required");
    yield* setOnObjects(session, {
      resources,
      done: "image updated",
      change: (object) => withImages(object, images),
    });
    return 0;
  }),
};

function withImages(object: KubeObject, images: readonly (readonly [string, string])[]): KubeObject {
  const { containers, initContainers = [] } = podSpecOf(object);
  const names = new Set([...containers, ...initContainers].map(({ name }) => name));
  for (const [name] of images) {
    if (name !== "*" && !names.has(name))
      throw new CommandError(`unable to find container named ${JSON.stringify(name)}`);
  }
  return mapContainers(object, (container) => {
    const image = images.findLast(([name]) => matchesName(name, container.name))?.[1];
    return image === undefined ? container : { ...container, image };
  });
}

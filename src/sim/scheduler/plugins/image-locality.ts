import type { Candidate, Plugin } from "../framework.ts";
import { scoreMax } from "../framework.ts";

const mebibyte = 1024 * 1024;
const least = 23 * mebibyte;
const mostPerContainer = 1000 * mebibyte;

/** Prefers nodes that have the pod's images. @models pkg/scheduler/framework/plugins/imagelocality, 1.33 */
export const imageLocality: Plugin = {
  name: "ImageLocality",
  weight: 1,
  requeueOn: [],
  begin: ({ pod: { spec } }, { nodes }) => {
    const containers = [...(spec.initContainers ?? []), ...spec.containers];
    const names = containers.map(({ image = "" }) => normalized(image));
    const spread = new Map(
      names.map((name) => [name, nodes.filter(({ images }) => images.has(name)).length]),
    );
    const most = mostPerContainer * containers.length;
    return {
      score: ({ images }: Candidate) => {
        const sum = names.reduce(
          (total, name) =>
            total + Math.floor(((images.get(name) ?? 0) * (spread.get(name) ?? 0)) / nodes.length),
          0,
        );
        return Math.floor((scoreMax * (Math.min(most, Math.max(least, sum)) - least)) / (most - least));
      },
    };
  },
};

/** With a tag, as nodes report their images. */
function normalized(image: string): string {
  return image.lastIndexOf(":") <= image.lastIndexOf("/") ? `${image}:latest` : image;
}

import { describe, expect, test } from "vitest";
import { replayCases } from "../../kinds/replay.ts";
import type { Recording } from "../../kinds/recording.ts";
import authorization from "./recorded/authorization.json" with { type: "json" };
import granting from "./recorded/granting.json" with { type: "json" };

const recordings: readonly (readonly [name: string, recording: Recording])[] = [
  ["who may do what", authorization],
  ["who may grant what", granting],
];

describe.each(recordings)("%s, as kube-apiserver 1.33.1 was recorded", (_, recording) => {
  test.each(replayCases(recording))("%s", async (_name, replay) => {
    const { actual, expected, unexpectedlySame } = await replay();
    expect(actual).toEqual(expected);
    expect(unexpectedlySame).toEqual([]);
  });
});

import { expect, test } from "vitest";
import type { ApiResource } from "../client/discovery.ts";
import { explain as messageOf } from "../client/kubectl-errors.ts";
import { CommandError } from "../../cobra/command.ts";
import type { Call } from "../client/client.ts";
import { Mapper } from "../client/mapper.ts";
import type { Session } from "../session.ts";
import { runExplain } from "./explain.ts";
import { wordWrap } from "./word-wrap.ts";
import recording from "./recorded/widgets.json" with { type: "json" };

const widgets: ApiResource = {
  group: "example.com",
  version: "v1",
  kind: "Widget",
  plural: "widgets",
  singular: "widget",
  shortNames: ["wi"],
  namespaced: true,
  verbs: ["get", "list"],
  subresources: [],
};

const documents: Readonly<Record<string, unknown>> = {
  "/openapi/v2": recording.version2,
  "/openapi/v3": {
    paths: { "apis/example.com/v1": { serverRelativeURL: "/openapi/v3/apis/example.com/v1?hash=A" } },
  },
  "/openapi/v3/apis/example.com/v1": recording.version3,
};

/** A session whose server has one resource and its documents. */
class FakeSession {
  stdout = "";
  stderr = "";
  readonly args: readonly string[];
  readonly flags: { text: (name: string) => string; bool: (name: string) => boolean };
  readonly client = {
    // oxlint-disable-next-line require-yield -- it has everything at hand
    *json({ path }: Call): Generator<never, unknown> {
      return documents[path];
    },
  };

  constructor(words: readonly string[]) {
    const given = new Map(
      words
        .filter((word) => word.startsWith("--"))
        .map((word): [string, string] => [word.slice(2).split("=")[0] ?? "", word.split("=")[1] ?? ""]),
    );
    this.args = words.filter((word) => !word.startsWith("--"));
    this.flags = {
      text: (name) => given.get(name) ?? (name === "output" ? "plaintext" : ""),
      bool: (name) => given.has(name),
    };
  }

  // oxlint-disable-next-line require-yield -- see above
  *mapper(): Generator<never, Mapper> {
    return new Mapper([widgets]);
  }

  // oxlint-disable-next-line require-yield -- see above
  *print(text: string): Generator<never, void> {
    this.stdout += text;
  }

  // oxlint-disable-next-line require-yield -- see above
  *complain(text: string): Generator<never, void> {
    this.stderr += text;
  }
}

function play(command: string): { stdout: string; stderr: string; code: number } {
  const session = new FakeSession(command.split(" ").slice(1));
  let code = 0;
  try {
    runExplain(session as unknown as Session).next();
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    session.stderr += messageOf(error);
    ({ code } = error);
  }
  return { stdout: session.stdout, stderr: session.stderr, code };
}

test.each(recording.cases.map((one) => [one.command, one] as const))(
  "kubectl %s, as the real one says it",
  (command, { stdout, stderr, code }) => {
    expect(play(command)).toEqual({ stdout, stderr, code });
  },
);

test.each([
  ["a b c", 3, "a b\nc"],
  ["aaaa bb", 3, "aaaa\nbb"],
  ["a aaaa", 3, "a\naaaa"],
  ["  a", 3, "  a"],
  ["a  b", 3, "a\nb"],
  ["a\n\nb", 3, "a\n\nb"],
  ["ab ", 3, "ab "],
  ["abc ", 3, "abc"],
])("%j at %i", (text, limit, wrapped) => {
  expect(wordWrap(text, limit)).toBe(wrapped);
});

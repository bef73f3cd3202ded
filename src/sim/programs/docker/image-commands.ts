import type { Task } from "../../kernel/task.ts";
import { exactly, atMost, atLeast } from "./argument-rules.ts";
import type { CommandSpec, Invocation } from "../cobra/command.ts";
import type { DockerApi, ImageView } from "./docker-api.ts";
import { forEach, withEngine } from "./engine-access.ts";
import { humanDuration, humanSize } from "./human.ts";
import { printDetails } from "./inspect.ts";
import { imageDetails } from "./inspect-details.ts";
import { isShown } from "./run.ts";
import { printTable } from "./table.ts";
import { compileTemplate } from "./template.ts";

/** The commands that act on images. */
export const imageCommands: readonly CommandSpec[] = [
  {
    use: "images [OPTIONS] [REPOSITORY[:TAG]]",
    short: "List images",
    args: atMost(1),
    flags: [
      { name: "all", short: "a", type: "bool", usage: "Also intermediate images" },
      { name: "digests", type: "bool", usage: "Show digests" },
      { name: "format", type: "string", usage: "'table', 'json' or a Go template" },
      { name: "no-trunc", type: "bool", usage: "Nothing is cut" },
      { name: "quiet", short: "q", type: "bool", usage: "Only ids" },
    ],
    run: withEngine(list),
  },
  {
    use: "pull [OPTIONS] NAME[:TAG|@DIGEST]",
    short: "Download an image from a registry",
    args: exactly(1),
    flags: [{ name: "quiet", short: "q", type: "bool", usage: "Only the name at the end" }],
    run: withEngine(pull),
  },
  {
    use: "rmi [OPTIONS] IMAGE [IMAGE...]",
    short: "Remove one or more images",
    args: atLeast(1),
    run: forEach(function* (engine, reference) {
      return engine.removeImage(reference).join("\n");
    }),
  },
  {
    use: "save [OPTIONS] IMAGE [IMAGE...]",
    short: "Save one or more images to an archive (streamed to STDOUT by default)",
    args: atLeast(1),
    flags: [{ name: "output", short: "o", type: "string", usage: "Write to a file instead of STDOUT" }],
    run: withEngine(save),
  },
  {
    use: "image COMMAND",
    short: "Manage images",
    commands: [
      {
        use: "inspect [OPTIONS] IMAGE [IMAGE...]",
        short: "Show details of one or more images",
        args: atLeast(1),
        flags: [{ name: "format", short: "f", type: "string", usage: "'json' or a Go template" }],
        run: withEngine(function* ({ process, args, flags }, engine) {
          return yield* printDetails(process, args, {
            format: flags.text("format"),
            find: (reference) => imageDetails(engine.image(reference)),
          });
        }),
      },
    ],
  },
  {
    use: "tag SOURCE_IMAGE[:TAG] TARGET_IMAGE[:TAG]",
    short: "Create a tag TARGET_IMAGE that refers to SOURCE_IMAGE",
    args: exactly(2),
    run: withEngine(function* ({ args }, engine) {
      engine.tag(args[0] ?? "", args[1] ?? "");
      return 0;
    }),
  },
];

function* save({ process, args, flags }: Invocation, engine: DockerApi): Task<number> {
  const output = flags.text("output");
  if (output === "" && process.files.get(1)?.terminal !== undefined) {
    yield* process.complain("cowardly refusing to save to a terminal. Use the -o flag or redirect\n");
    return 1;
  }
  const archive = args.map((reference) => engine.save(reference)).join("");
  if (output === "") yield* process.write(archive);
  else process.access.writeText(output, archive);
  return 0;
}

interface ImageRow {
  readonly Repository: string;
  readonly Tag: string;
  readonly ID: string;
  readonly Digest: string;
  readonly CreatedSince: string;
  readonly Size: string;
}

function* list({ process, args, flags }: Invocation, engine: DockerApi): Task<number> {
  const [wanted] = args;
  const rows = engine
    .images()
    .flatMap((image) => rowsOf(image, process.kernel.now, !flags.bool("no-trunc")))
    .filter(
      ({ Repository, Tag }) =>
        wanted === undefined || wanted === Repository || wanted === `${Repository}:${Tag}`,
    );
  if (flags.bool("quiet")) yield* process.write([...new Set(rows.map(({ ID }) => `${ID}\n`))].join(""));
  else if (flags.text("format") === "json")
    yield* process.write(rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
  else if (flags.text("format") !== "" && !flags.text("format").startsWith("table")) {
    const fill = compileTemplate(flags.text("format"));
    yield* process.write(rows.map((row) => `${fill(row)}\n`).join(""));
  } else yield* process.write(printTable(tableOf(rows, flags.bool("digests"))));
  return 0;
}

function tableOf(rows: readonly ImageRow[], showsDigests: boolean): readonly (readonly string[])[] {
  const digest = (text: string): readonly string[] => (showsDigests ? [text] : []);
  return [
    ["REPOSITORY", "TAG", ...digest("DIGEST"), "IMAGE ID", "CREATED", "SIZE"],
    ...rows.map((row) => [
      row.Repository,
      row.Tag,
      ...digest(row.Digest),
      row.ID,
      row.CreatedSince,
      row.Size,
    ]),
  ];
}

function rowsOf(
  { id, references, digest, created, sizeBytes }: ImageView,
  now: number,
  truncates: boolean,
): readonly ImageRow[] {
  return references.map((reference) => {
    const name = reference.replace(/^docker\.io\/(?:library\/)?/, "");
    const colon = name.lastIndexOf(":");
    return {
      Repository: name.slice(0, colon),
      Tag: name.slice(colon + 1),
      ID: truncates ? id.slice(7, 19) : id,
      Digest: digest,
      CreatedSince: `${humanDuration(now - created)} ago`,
      Size: humanSize(sizeBytes),
    };
  });
}

function* pull({ process, args, flags }: Invocation, engine: DockerApi): Task<number> {
  const [reference = ""] = args;
  const isQuiet = flags.bool("quiet");
  if (!isQuiet && !/[:@][^/]*$/.test(reference)) yield* process.write("Using default tag: latest\n");
  const lines: string[] = [];
  yield* engine.pull(reference, (line) => lines.push(line));
  if (!isQuiet)
    yield* process.write(
      lines
        .filter(isShown)
        .map((line) => `${line}\n`)
        .join(""),
    );
  yield* process.write(`${fullName(reference)}\n`);
  return 0;
}

function fullName(reference: string): string {
  const tagged = /[:@][^/]*$/.test(reference) ? reference : `${reference}:latest`;
  const [first = ""] = tagged.split("/");
  if (/[.:]/.test(first) && tagged.includes("/")) return tagged;
  return tagged.includes("/") ? `docker.io/${tagged}` : `docker.io/library/${tagged}`;
}

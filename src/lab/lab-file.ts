import { z } from "zod";
import { CelExpression } from "./cel.ts";
import type { Lab } from "./lab.ts";

const localised = z
  .strictObject({ en: z.string().min(1), ko: z.string().min(1) })
  .describe("The same text in the languages of the course");

const name = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "lower case letters, digits and single hyphens");
const labels = z.record(z.string(), z.string());

const cel = z
  .string()
  .superRefine((text, context) => {
    try {
      void new CelExpression(text);
    } catch (error) {
      context.addIssue({ code: "custom", message: error instanceof Error ? error.message : "not CEL" });
    }
  })
  .describe(
    "A CEL expression over the refs, `now` (RFC 3339), `nodes`, `events`, `commands` and `secondsBetween`",
  );

const objectShape = {
  apiVersion: z.string().describe("As in the object: `v1`, `apps/v1`"),
  kind: z.string(),
  namespace: z.string().optional().describe("`default` unless told; `*` is all of them"),
  name: z.string().optional().describe("Without it the reference is a list"),
  labels: labels.optional().describe("Labels that the objects of the list have"),
};

const assertion = z.strictObject({
  cel: cel.describe("Has to be true"),
  got: cel.optional().describe("What {got} shows, if not the left side of the comparison"),
  message: localised.describe("What is wrong while it is not true; {got} and {expected} are filled in"),
});

const check = z
  .strictObject({
    refs: z
      .array(
        z.strictObject({
          ...objectShape,
          as: z
            .string()
            .regex(/^[a-z]\w*$/)
            .describe("Its name in expressions"),
        }),
      )
      .default([]),
    assertAll: z.array(assertion).default([]).describe("Each has to hold"),
    assertAny: z.array(assertion).default([]).describe("One has to hold"),
    subset: z
      .array(
        z.strictObject({
          object: z
            .looseObject({
              apiVersion: z.string(),
              kind: z.string(),
              metadata: z
                .strictObject({
                  name: z.string().optional(),
                  namespace: z.string().optional(),
                  labels: labels.optional(),
                })
                .optional(),
            })
            .describe("A part of an object; without a name any with these labels will do"),
          message: localised.optional().describe("Instead of the difference in words"),
        }),
      )
      .default([]),
    absent: z
      .array(z.strictObject({ ...objectShape, message: localised.optional() }))
      .default([])
      .describe("Nothing like this may exist"),
    commands: z
      .array(
        z.strictObject({
          matches: z.string().describe("A regular expression for a whole line"),
          message: localised,
        }),
      )
      .default([])
      .describe("Commands to have been run since the task began"),
  })
  .refine(
    (parts) => Object.values(parts).some((part) => part.length > 0 && part !== parts.refs),
    "a check checks something",
  );

const task = z.strictObject({
  title: localised,
  weight: z.int().positive().describe("Points"),
  mode: z
    .enum(["edge", "level", "always"])
    .default("level")
    .describe("edge: has happened once. level: is true now. always: never ceases once it is true"),
  needs: z.array(name).default([]).describe("Tasks that have to pass first"),
  check,
});

const shape = z.strictObject({
  apiVersion: z.literal("drydock.dev/v1"),
  kind: z.literal("Lab"),
  metadata: z.strictObject({
    id: name.describe("The name of the folder"),
    version: z.int().positive().describe("Raised when a task is checked differently"),
    tags: z.array(z.string()).default([]),
    difficulty: z.enum(["beginner", "intermediate", "advanced"]).default("beginner"),
  }),
  spec: z.strictObject({
    duration: z.string().regex(/^\d+[mh]$/, "minutes or hours: 15m"),
    scenario: z.string(),
    kubernetesVersion: z.string().regex(/^v1\.\d+$/, "a minor version: v1.33"),
    vars: z
      .record(
        z.string().regex(/^[A-Z][A-Z0-9_]*$/),
        z.strictObject({ pick: z.tuple([z.string()], z.string()) }),
      )
      .default({})
      .describe("Values that ${NAME} stands for, picked per attempt"),
    tasks: z.record(name, task),
    hints: z
      .record(name, z.array(z.strictObject({ cost: z.number().nonnegative() })))
      .default({})
      .describe("What each hint costs; its text is in the pages"),
  }),
});

/** What lies beside lab.yaml in its folder. */
export interface LabFiles {
  /** Paths below `start/`. */
  readonly start: Readonly<Record<string, string>>;
  readonly setup: string;
}

/**
 * A lab.yaml that has been read as YAML, checked, with the files beside it. Throws an Error that names each place that
 * is wrong. For builds, tests and the command line; a Worker gets the result.
 */
export function parseLab(data: unknown, files: LabFiles): Lab {
  const result = shape.safeParse(data);
  if (!result.success) throw new Error(`lab.yaml: ${z.prettifyError(result.error)}`);
  const { metadata, spec } = result.data;
  const { tasks, ...rest } = spec;
  const wrong = mistakes(spec);
  if (wrong.length > 0) throw new Error(`lab.yaml: ${wrong.join("; ")}`);
  const lab = {
    ...metadata,
    ...rest,
    tasks: Object.entries(tasks).map(([id, one]) => ({ id, ...one })),
    ...files,
  };
  // Optional fields that zod types as `| undefined` are absent in JSON.
  return JSON.parse(JSON.stringify(lab)) as Lab;
}

/** What the shape of single fields cannot say. */
function mistakes({ tasks, hints }: z.infer<typeof shape>["spec"]): readonly string[] {
  const ids = Object.keys(tasks);
  const unknownNeeds = Object.entries(tasks).flatMap(([id, { needs }]) =>
    needs.filter((need) => !ids.includes(need)).map((need) => `task ${id} needs ${need}, which there is not`),
  );
  const late = Object.entries(tasks).flatMap(([id, { needs }], index) =>
    needs
      .filter((need) => ids.indexOf(need) >= index)
      .map((need) => `task ${id} needs ${need}, which does not come before it`),
  );
  const timely = new Set(ids.filter((id) => dependsOnTime(tasks[id])));
  const untimely = Object.entries(tasks).flatMap(([id, { needs, mode }]) => [
    ...(mode !== "level" && timely.has(id) ? [`task ${id} is ${mode} and may not ask for now`] : []),
    ...needs
      .filter((need) => timely.has(need))
      .map((need) => `task ${id} may not need ${need}, which asks for now`),
  ]);
  const unknownHints = Object.keys(hints)
    .filter((id) => !ids.includes(id))
    .map((id) => `hints for ${id}, which there is not`);
  return [
    ...(ids.length === 0 ? ["there are no tasks"] : []),
    ...unknownNeeds,
    ...late,
    ...untimely,
    ...unknownHints,
  ];
}

/** What depends on the time alone is not looked at when it comes true, so nothing may build on that moment. */
function dependsOnTime(one: z.infer<typeof task> | undefined): boolean {
  const assertions = [...(one?.check.assertAll ?? []), ...(one?.check.assertAny ?? [])];
  return assertions.some((assertion) => new CelExpression(assertion.cel).names.has("now"));
}

/** JSON Schema for editors. */
export function labSchema(): object {
  return z.toJSONSchema(shape, { io: "input" });
}

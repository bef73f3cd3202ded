import { definePlugin, type ExpressiveCodeBlock, type ExpressiveCodePlugin } from "astro-expressive-code";
import { h, setProperty, type Element } from "astro-expressive-code/hast";
import { texts } from "../text/texts.ts";
import { isLanguage } from "../text/language.ts";

type Kind = "run" | "copy" | "output" | "plain";

const placeholder = /<[A-Z][A-Z0-9_-]*>/;

/**
 * Fence meta: `run` (a button types it into the terminal), `copy`, `output` (what the command above prints; neither
 * run nor copied). A bare `bash` fence is `run` in lessons and `copy` in labs.
 */
export const consoleBlocks: ExpressiveCodePlugin = definePlugin({
  name: "console-blocks",
  hooks: {
    postprocessRenderedBlock: ({ codeBlock, renderData }) => {
      renderData.blockAst = figure(codeBlock, renderData.blockAst);
    },
  },
});

function figure(block: ExpressiveCodeBlock, pre: Element): Element {
  const kind = kindOf(block);
  if (kind === "run" && placeholder.test(block.code)) {
    throw new Error(`A run block must not hold a placeholder: ${block.code.split("\n")[0] ?? ""}`);
  }
  // Expressive Code's script takes both away again from a block that does not scroll.
  setProperty(pre, "tabIndex", "0");
  setProperty(pre, "role", "group");
  return h(`figure.block.block-${kind}`, { "data-block": kind }, [...bar(block, kind), pre]);
}

function kindOf(block: ExpressiveCodeBlock): Kind {
  for (const kind of ["run", "copy", "output"] as const) {
    if (block.metaOptions.getBoolean(kind) === true) return kind;
  }
  if (block.language !== "bash") return "plain";
  return (block.parentDocument?.sourceFilePath ?? "").includes("/labs/") ? "copy" : "run";
}

function bar(block: ExpressiveCodeBlock, kind: Kind): Element[] {
  const language = block.locale ?? "en";
  const text = texts(isLanguage(language) ? language : "en").block;
  const title = block.metaOptions.getString("title");
  const label =
    title ?? (kind === "output" ? text.output : kind === "plain" ? block.language : text.terminal);
  const buttons = {
    run: [button("run", text.run, block), button("copy", text.copy, block)],
    copy: [button("copy", text.copy, block)],
    plain: title === undefined ? [] : [button("copy", text.copy, block)],
    output: [],
  }[kind];
  if (kind === "plain" && title === undefined) return [];
  return [h("figcaption.block-bar", [h("span.block-label", label), ...buttons])];
}

function button(act: "run" | "copy", text: string, block: ExpressiveCodeBlock): Element {
  const first = block.code.split("\n")[0] ?? "";
  return h(
    `button.block-button.block-button-${act}`,
    {
      type: "button",
      "data-act": act,
      "data-test": act,
      "data-code": block.code,
      "aria-label": `${text}: ${first}`,
    },
    [h("span.block-icon", { "aria-hidden": "true" }), h("span", text)],
  );
}

import { ExpressiveCodeTheme } from "astro-expressive-code";

interface Palette {
  readonly text: string;
  readonly muted: string;
  readonly name: string;
  readonly string: string;
  readonly number: string;
  readonly keyword: string;
}

const scopes: readonly [keyof Palette, readonly string[]][] = [
  ["muted", ["comment", "punctuation.definition.comment"]],
  ["name", ["entity.name.tag", "support.type.property-name", "entity.name.function", "support.function"]],
  ["string", ["string", "string.quoted", "string.unquoted.heredoc", "markup.inline.raw"]],
  ["number", ["constant.numeric", "constant.language", "constant.other.option"]],
  ["keyword", ["keyword", "storage", "keyword.operator", "punctuation.definition.string.begin.shell"]],
];

function theme(type: "light" | "dark", background: string, palette: Palette): ExpressiveCodeTheme {
  return new ExpressiveCodeTheme({
    name: `drydock-${type}`,
    type,
    colors: { "editor.background": background, "editor.foreground": palette.text },
    settings: [
      { settings: { foreground: palette.text, background } },
      ...scopes.map(([part, scope]) => ({ scope: [...scope], settings: { foreground: palette[part] } })),
    ],
  });
}

/** Few colours, all above 4.5:1 on the block's background: a manifest is to be read, not admired. */
export const dayTheme: ExpressiveCodeTheme = theme("light", "#f4f5f3", {
  text: "#1b2733",
  muted: "#5a6773",
  name: "#0b5a70",
  string: "#7a3a12",
  number: "#6b3fa0",
  keyword: "#9a2c3f",
});

export const nightTheme: ExpressiveCodeTheme = theme("dark", "#141c25", {
  text: "#dfe7ee",
  muted: "#93a3b1",
  name: "#7fd0e4",
  string: "#e9bd8f",
  number: "#c8b0f2",
  keyword: "#f29ba6",
});

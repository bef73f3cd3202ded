import type { AstroExpressiveCodeOptions } from "astro-expressive-code";
import { consoleBlocks } from "./console-blocks.ts";
import { dayTheme, nightTheme } from "./themes.ts";

/** Expressive Code without its own frames and copy button: `consoleBlocks` draws those, with Run. */
export const codeOptions: AstroExpressiveCodeOptions = {
  themes: [dayTheme, nightTheme],
  themeCssSelector: (theme) => `[data-theme="${theme.type}"]`,
  useDarkModeMediaQuery: false,
  useStyleReset: false,
  frames: false,
  textMarkers: true,
  minSyntaxHighlightingColorContrast: 0,
  plugins: [consoleBlocks],
  getBlockLocale: ({ file }) => (/(^|[/\\])ko\.mdx$/.test(file.path) ? "ko" : "en"),
  styleOverrides: {
    borderRadius: "0",
    borderWidth: "0",
    codeFontFamily: "var(--font-mono)",
    codeFontSize: "var(--size-code)",
    codeLineHeight: "1.6",
    codePaddingBlock: "0.85rem",
    codePaddingInline: "1rem",
    uiFontFamily: "var(--font-ui)",
    codeBackground: "transparent",
  },
};

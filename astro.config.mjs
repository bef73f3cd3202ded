// @ts-check
import mdx from "@astrojs/mdx";
import expressiveCode from "astro-expressive-code";
import { defineConfig } from "astro/config";
import { earlyWorker } from "./src/site/build/early-worker.ts";
import { entriesExtended, workerChunk } from "./src/site/build/worker-chunks.ts";
import { codeOptions } from "./src/site/code/options.ts";

export default defineConfig({
  srcDir: "./src/site",
  outDir: "./dist",
  publicDir: "./public",
  trailingSlash: "always",
  compressHTML: true,
  devToolbar: { enabled: false },
  prefetch: false,
  build: { inlineStylesheets: "never", assets: "_astro" },
  server: { port: 4321 },
  integrations: [expressiveCode(codeOptions), mdx(), earlyWorker()],
  vite: {
    worker: {
      format: "es",
      plugins: () => [entriesExtended()],
      rolldownOptions: {
        output: { codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: workerChunk }] } },
      },
    },
    build: { target: "es2023", modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
  },
});

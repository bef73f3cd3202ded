import type { Program } from "../../host/program.ts";
import { base64 } from "./base64.ts";
import { cat } from "./cat.ts";
import { cmp } from "./cmp.ts";
import { comm } from "./comm.ts";
import { cut } from "./cut.ts";
import { echo } from "./echo.ts";
import { head } from "./head.ts";
import { nl } from "./nl.ts";
import { paste } from "./paste.ts";
import { printf } from "./printf.ts";
import { rev, tac } from "./reversals.ts";
import { seq } from "./seq.ts";
import { sort } from "./sort.ts";
import { sha256sum } from "./sums.ts";
import { tail } from "./tail.ts";
import { tee } from "./tee.ts";
import { tr } from "./tr.ts";
import { uniq } from "./uniq.ts";
import { wc } from "./wc.ts";
import { yes } from "./yes.ts";

/** Programs that read and write streams of text. */
export const textPrograms: readonly Program[] = [
  base64,
  cat,
  cmp,
  comm,
  cut,
  echo,
  head,
  nl,
  paste,
  printf,
  rev,
  seq,
  sha256sum,
  sort,
  tac,
  tail,
  tee,
  tr,
  uniq,
  wc,
  yes,
];

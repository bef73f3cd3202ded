import type { Program } from "../../host/program.ts";
import { cp, mv } from "./copy-and-move.ts";
import { du } from "./disk-usage.ts";
import { chgrp, chmod, chown, ln, touch } from "./links-and-attributes.ts";
import { ls } from "./ls.ts";
import { mkdir, rm, rmdir } from "./make-and-remove.ts";
import { mktemp } from "./mktemp.ts";
import { basename, dirname, readlink, realpath } from "./path-names.ts";
import { stat } from "./stat.ts";

/** Programs that work on files and their names. */
export const filePrograms: readonly Program[] = [
  basename,
  chgrp,
  chmod,
  chown,
  cp,
  dirname,
  du,
  ln,
  ls,
  mkdir,
  mktemp,
  mv,
  readlink,
  realpath,
  rm,
  rmdir,
  stat,
  touch,
];

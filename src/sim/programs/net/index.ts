import type { Program } from "../../host/program.ts";
import { curl } from "./curl.ts";
import { ip, ss } from "./interfaces.ts";
import { dig, getent, host, nslookup } from "./look-up.ts";
import { nc } from "./netcat.ts";
import { ping } from "./ping.ts";
import { wget } from "./wget.ts";

/** Programs that use or show the network. */
export const netPrograms: readonly Program[] = [curl, dig, getent, host, ip, nc, nslookup, ping, ss, wget];

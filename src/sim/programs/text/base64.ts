import type { Command } from "../../host/program.ts";
import { fromBytes, toBytes } from "../../kernel/text.ts";
import { defineCommand, Failure } from "../command.ts";
import { forEachInput, readWhole } from "../input.ts";
import { quote } from "../quote.ts";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

export const base64: Command = defineCommand({
  name: "base64",
  summary: "Encode a file in base64, or decode it.",
  usage: "[OPTION]... [FILE]",
  operands: { max: 1 },
  flags: {
    decode: { short: "d", long: "decode", help: "decode" },
    ignoreGarbage: { short: "i", long: "ignore-garbage", help: "with -d: skip what is not base64" },
    wrap: {
      short: "w",
      long: "wrap",
      takes: "COLS",
      help: "break lines after COLS characters (76); 0: never",
    },
  },
  *run({ process, flags, operands }) {
    const wrap = flags.wrap ?? "76";
    if (!/^\d+$/.test(wrap)) throw new Failure(`invalid wrap size: ${quote(process, wrap)}`);
    return yield* forEachInput(process, operands, function* ({ file }) {
      const text = yield* readWhole(process, file);
      if (!flags.decode) {
        yield* process.write(wrapped(encodeBase64(toBytes(text)), Number(wrap)));
        return;
      }
      const { bytes, isValid } = decodeBase64(
        flags.ignoreGarbage ? text.replaceAll(/[^A-Za-z0-9+/=]/g, "") : text,
      );
      yield* process.write(fromBytes(bytes));
      if (!isValid) throw new Failure("invalid input");
    });
  },
});

function encodeBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let index = 0; index < bytes.length; index += 3) {
    const [a = 0, b, c] = bytes.subarray(index, index + 3);
    const word = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    const letter = (shift: number): string => alphabet.charAt((word >> shift) & 63);
    parts.push(letter(18), letter(12), b === undefined ? "=" : letter(6), c === undefined ? "=" : letter(0));
  }
  return parts.join("");
}

function wrapped(text: string, columns: number): string {
  if (columns === 0) return text;
  return (text.match(new RegExp(`.{1,${columns}}`, "g")) ?? []).map((line) => `${line}\n`).join("");
}

/** What could be decoded, and whether that was all. */
function decodeBase64(text: string): { readonly bytes: Uint8Array; readonly isValid: boolean } {
  const bytes: number[] = [];
  const letters = text.replaceAll("\n", "");
  for (let index = 0; index < letters.length; index += 4) {
    const group = letters.slice(index, index + 4);
    const match = /^([A-Za-z0-9+/]{2,4})(={0,2})$/.exec(group);
    const values = Array.from(match?.[1] ?? group.replace(/[^A-Za-z0-9+/].*$/, "")).map((letter) =>
      alphabet.indexOf(letter),
    );
    const [a = 0, b = 0, c = 0, d = 0] = values;
    const word = (a << 18) | (b << 12) | (c << 6) | d;
    bytes.push(
      ...[(word >> 16) & 255, (word >> 8) & 255, word & 255].slice(0, Math.max(0, values.length - 1)),
    );
    if (match === null || group.length !== 4) return { bytes: Uint8Array.from(bytes), isValid: false };
  }
  return { bytes: Uint8Array.from(bytes), isValid: true };
}

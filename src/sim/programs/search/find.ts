import type { Command } from "../../host/program.ts";
import type { Process } from "../../host/process.ts";
import { strerror, SystemError } from "../../host/errno.ts";
import { unreachable } from "../../kernel/assert.ts";
import { call, type Task } from "../../kernel/task.ts";
import { Failure } from "../command.ts";
import { complain, tried } from "../input.ts";
import { Output } from "../output.ts";
import { quote, shellQuote } from "../quote.ts";
import { longLines } from "../files/ls-entry.ts";
import { baseName, existing, joinPath } from "../files/tree-walk.ts";
import {
  findFormat,
  type Action,
  type Candidate,
  type Expression,
  type FindPlan,
} from "./find-expression.ts";
import { parseFind } from "./find-parser.ts";

const help = `Usage: find [PATH]... [EXPRESSION]
Search directories for files that an expression holds for, and print them.

  options    -depth -maxdepth N -mindepth N
  operators  ( EXPR )  ! EXPR  -not EXPR  EXPR -a EXPR  EXPR -o EXPR
  tests      -name GLOB -iname GLOB -path GLOB -regex RE -type fdl -size [+-]N[ckMG] -empty -perm MODE
             -user NAME -group NAME -mtime [+-]N -mmin [+-]N -newer FILE -readable -writable -executable
  actions    -print -print0 -printf FORMAT -ls -delete -exec COMMAND ; -exec COMMAND {} + -prune -quit
  --help     show this help and exit
`;

/** Its command line is an expression, no list of flags. */
export const find: Command = {
  name: "find",
  *run(process) {
    const words = process.argv.slice(1).filter((word) => !/^-[HLP]$/.test(word));
    if (words.includes("--help")) {
      yield* process.write(help);
      return 0;
    }
    const start = words.findIndex((word) => /^(-.|[!()]$)/.test(word));
    const paths = start < 0 ? words : words.slice(0, start);
    try {
      const plan = parseFind(start < 0 ? [] : words.slice(start), process);
      return yield* new Finding(process, plan).run(paths.length === 0 ? ["."] : paths);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      yield* complain(process, error.message);
      return 1;
    }
  },
};

class Finding {
  readonly #process: Process;
  readonly #plan: FindPlan;
  readonly #output: Output;
  readonly #collected = new Map<Action, string[]>();
  #code = 0;
  #isPruned = false;
  #hasQuit = false;

  constructor(process: Process, plan: FindPlan) {
    this.#process = process;
    this.#plan = plan;
    this.#output = new Output(process);
  }

  *run(paths: readonly string[]): Task<number> {
    for (const path of paths) {
      const why = tried(() => void this.#process.access.lstat(path));
      if (why === undefined) yield* this.#visit(path, 0);
      else yield* this.#failed(path, why);
      if (this.#hasQuit) break;
    }
    yield* this.#output.flush();
    for (const [action, files] of this.#collected) {
      if (action.do !== "exec") continue;
      const at = action.words.indexOf("{}");
      const words = [...action.words.slice(0, at), ...files, ...action.words.slice(at + 1)];
      if ((yield* this.#execute(words)) !== 0) this.#code = 1;
    }
    return this.#code;
  }

  *#visit(path: string, depth: number): Task<void> {
    const node = existing(this.#process, path);
    if (node === undefined || this.#hasQuit) return;
    const candidate: Candidate = { process: this.#process, path, node, depth };
    const { minDepth, maxDepth, depthFirst, expression } = this.#plan;
    const isLooked = depth >= minDepth;
    this.#isPruned = false;
    if (isLooked && !depthFirst) yield* this.#holds(expression, candidate);
    const mayDescend = node.is === "directory" && depth < maxDepth && !this.#isPruned;
    if (mayDescend) yield* this.#descend(path, depth);
    if (isLooked && depthFirst && !this.#hasQuit) yield* this.#holds(expression, candidate);
  }

  *#descend(path: string, depth: number): Task<void> {
    yield* this.#process.kernel.sleep(20);
    let names: readonly string[] = [];
    const why = tried(() => (names = this.#process.access.list(path)));
    if (why !== undefined) yield* this.#failed(path, why);
    for (const name of names) yield* call(this.#visit(joinPath(path, name), depth + 1));
  }

  *#holds(expression: Expression, candidate: Candidate): Task<boolean> {
    switch (expression.is) {
      case "test":
        return expression.test(candidate);
      case "prune":
        this.#isPruned = true;
        return true;
      case "not":
        return !(yield* this.#holds(expression.part, candidate));
      case "and":
        return (
          (yield* this.#holds(expression.left, candidate)) &&
          (yield* this.#holds(expression.right, candidate))
        );
      case "or":
        return (
          (yield* this.#holds(expression.left, candidate)) ||
          (yield* this.#holds(expression.right, candidate))
        );
      case "act":
        return yield* this.#act(expression.action, candidate);
      default:
        return unreachable(expression);
    }
  }

  *#act(action: Action, candidate: Candidate): Task<boolean> {
    const { path, node } = candidate;
    switch (action.do) {
      case "print":
        this.#output.add(path + action.end);
        return true;
      case "printf":
        this.#output.add(findFormat(candidate, action.format));
        return true;
      case "ls": {
        const look = { color: false, classify: false, slash: false, quote: false };
        const options = { ...look, human: false, numeric: false, noOwner: false, noGroup: false };
        this.#output.add(longLines(this.#process, [{ name: path, path, node }], options));
        return true;
      }
      case "quit":
        this.#hasQuit = true;
        return true;
      case "delete":
        return yield* this.#delete(candidate);
      case "exec":
        return yield* this.#exec(action, candidate);
      default:
        return unreachable(action);
    }
  }

  *#delete({ path, node }: Candidate): Task<boolean> {
    if (path === ".") return true;
    const { access } = this.#process;
    const why = tried(() => (node.is === "directory" ? access.removeDirectory(path) : access.unlink(path)));
    if (why === undefined) return true;
    yield* complain(this.#process, `cannot delete ${shellQuote(path)}: ${why}`);
    this.#code = 1;
    return false;
  }

  *#exec(action: Extract<Action, { do: "exec" }>, { path }: Candidate): Task<boolean> {
    const shown = action.inDirectory ? `./${baseName(path)}` : path;
    if (action.many) {
      const list = this.#collected.get(action);
      if (list === undefined) this.#collected.set(action, [shown]);
      else list.push(shown);
      return true;
    }
    yield* this.#output.flush();
    return (yield* this.#execute(action.words.map((word) => word.replaceAll("{}", shown)))) === 0;
  }

  *#execute([program = "", ...rest]: readonly string[]): Task<number> {
    try {
      const child = yield* this.#process.spawn({ argv: [program, ...rest] });
      return (yield* this.#process.wait(child)).code;
    } catch (error) {
      if (!(error instanceof SystemError)) throw error;
      yield* complain(this.#process, `${quote(this.#process, program)}: ${strerror[error.errno]}`);
      return 1;
    }
  }

  *#failed(path: string, why: string): Task<void> {
    yield* this.#output.flush();
    yield* complain(this.#process, `${quote(this.#process, path)}: ${why}`);
    this.#code = 1;
  }
}

import type { CommandSpec, CommandTree } from "./command.ts";
import type { Flag } from "./flag.ts";

/** A command in its place in the tree: its path, and the flags that it understands there. */
export class CommandNode {
  readonly spec: CommandSpec;
  readonly tree: CommandTree;
  readonly parent: CommandNode | undefined;
  readonly name: string;
  /** `kubectl rollout undo` */
  readonly path: string;

  constructor(tree: CommandTree, spec: CommandSpec = tree.root, parent?: CommandNode) {
    this.tree = tree;
    this.spec = spec;
    this.parent = parent;
    this.name = nameOf(spec);
    this.path = parent === undefined ? this.name : `${parent.path} ${this.name}`;
  }

  /** The command below that goes by this name or alias. */
  child(word: string): CommandNode | undefined {
    const spec = this.spec.commands?.find(
      (command) => nameOf(command) === word || command.aliases?.includes(word),
    );
    return spec === undefined ? undefined : new CommandNode(this.tree, spec, this);
  }

  /** The commands that help and completion show, by name. */
  get visibleChildren(): readonly CommandNode[] {
    return (this.spec.commands ?? [])
      .filter((spec) => spec.hidden !== true)
      .map((spec) => new CommandNode(this.tree, spec, this))
      .toSorted((one, other) => (one.name < other.name ? -1 : 1));
  }

  /** Its own flags, with those for the commands below and `--help`, sorted by name. */
  get localFlags(): readonly Flag[] {
    const own = [...(this.spec.flags ?? []), ...(this.spec.persistentFlags ?? [])];
    const help: Flag = { name: "help", short: "h", type: "bool", usage: `help for ${this.name}` };
    return own.concat(own.some(({ name }) => name === "help") ? [] : help).toSorted(byName);
  }

  /** The flags of the commands above, sorted by name. */
  get inheritedFlags(): readonly Flag[] {
    const own = new Set(this.localFlags.map(({ name }) => name));
    const above: Flag[] = [];
    for (let node = this.parent; node !== undefined; node = node.parent) {
      above.push(...(node.spec.persistentFlags ?? []));
    }
    return above.filter(({ name }) => !own.has(name)).toSorted(byName);
  }

  /** All flags by name. */
  get flags(): ReadonlyMap<string, Flag> {
    return new Map([...this.localFlags, ...this.inheritedFlags].map((flag) => [flag.name, flag]));
  }

  /** `kubectl get TYPE [flags]`: the usage line with its path. */
  get useLine(): string {
    const prefix = this.parent === undefined ? "" : `${this.parent.path} `;
    return `${prefix}${this.spec.use}`;
  }
}

export function nameOf(spec: CommandSpec): string {
  return spec.use.split(" ", 1)[0] ?? "";
}

function byName(one: Flag, other: Flag): number {
  return one.name < other.name ? -1 : 1;
}

import { expect, test } from "vitest";
import { SystemError } from "./errno.ts";
import { device, directory, file } from "./file-tree.ts";
import { alice, finish, network, start, world } from "./host-fixture.ts";
import { createHost } from "./machine.ts";
import { createPipe } from "./pipe.ts";
import { outputTo, textInput } from "./text-file.ts";

test("permissions are checked by user, group and others", () => {
  const { host } = world();
  const files = host.files.access({ credentials: alice, cwd: () => "/home/alice", umask: () => 0o027 });
  const tries: readonly (readonly [string, () => unknown])[] = [
    ["read what others may not", () => files.readText("/etc/shadow")],
    ["read by group", () => files.readText("/etc/group")],
    ["create in a closed directory", () => files.writeText("/etc/new", "")],
    ["create at home", () => files.writeText("mine", "x")],
    ["follow a loop", () => files.readText("/loop")],
    ["file as directory", () => files.readText("mine/x")],
    ["nothing", () => files.readText("gone")],
    ["change another's mode", () => files.changeMode("/etc/group", 0o777)],
    ["remove a full directory", () => files.removeDirectory("/home")],
    ["a long name", () => files.writeText("n".repeat(256), "")],
    ["open a directory to write", () => files.open("/tmp", "write")],
    ["unmounted device", () => files.open("/dev/tty", "read")],
  ];
  const outcomes = tries.map(([name, action]) => {
    try {
      return `${name}: ${JSON.stringify(action())}`;
    } catch (error) {
      return `${name}: ${error instanceof SystemError ? error.errno : String(error)}`;
    }
  });
  expect(outcomes).toEqual([
    "read what others may not: EACCES",
    'read by group: "dev"',
    "create in a closed directory: EACCES",
    "create at home: undefined",
    "follow a loop: ELOOP",
    "file as directory: ENOTDIR",
    "nothing: ENOENT",
    "change another's mode: EPERM",
    "remove a full directory: EACCES",
    "a long name: ENAMETOOLONG",
    "open a directory to write: EISDIR",
    "unmounted device: ENXIO",
  ]);
  expect(host.files.node("/home/alice/mine")).toMatchObject({ mode: 0o640, uid: 1000, gid: 1000 });
  expect(files.realPath("/here/./mine")).toBe("/home/alice/mine");
});

test("the sticky bit protects others' files", () => {
  const { host } = world();
  host.files.access().writeText("/tmp/roots", "x");
  const files = host.files.access({ credentials: alice, cwd: () => "/", umask: () => 0 });
  expect(() => files.unlink("/tmp/roots")).toThrow("Operation not permitted");
});

test("mounts share files, and changes are seen on both sides", () => {
  const { kernel, host } = world();
  const other = createHost({ kernel, hostname: "b", root: directory(), network, programs: new Map() });
  const seen: string[] = [];
  other.files.watch("/", (path) => seen.push(path));
  const unmount = other.files.mount("/data/home", { files: host.files, path: "/home" });
  host.files.access().writeText("/home/note", "hello");
  expect(other.files.access().readText("/data/home/note")).toBe("hello");
  other.files.access().writeText("/data/home/note", "bye");
  expect(host.files.access().readText("/home/note")).toBe("bye");
  expect(seen).toEqual(["/data/home", "/data/home/note", "/data/home/note"]);
  unmount();
  expect(other.files.access().find("/data/home/note")).toBeUndefined();
});

test("a read-only mount refuses", () => {
  const { host } = world();
  host.files.mount("/secret", directory({ token: file("t") }), { readOnly: true });
  expect(() => host.files.access().writeText("/secret/token", "x")).toThrow("Read-only file system");
});

test("an open file survives being renamed and deleted", () => {
  const { kernel, host } = world();
  const files = host.files.access();
  const open = files.open("/tmp/log", "append");
  kernel.begin("write", open.write("one\n"));
  files.rename("/tmp/log", "/tmp/log.1");
  kernel.begin("write", open.write("two\n"));
  expect(files.readText("/tmp/log.1")).toBe("one\ntwo\n");
  files.unlink("/tmp/log.1");
  kernel.begin("write", open.write("three\n"));
  expect(files.find("/tmp/log.1")).toBeUndefined();
});

test("programs run by path, along PATH and through #!", () => {
  const box = world();
  const outcomes = [
    ["echo", "hi"],
    ["/bin/echo", "hi"],
    ["/script", "a"],
    ["/text"],
    ["/etc/shadow"],
    ["nope"],
  ].map(([name = "", ...rest]) => {
    const { process, errno, output } = start(box, [name, ...rest]);
    finish(box.kernel);
    return errno ?? `${output.join("")}${process?.exit?.code}`;
  });
  expect(outcomes).toEqual(["hi\n3", "hi\n3", "-x /script a\n3", "ENOEXEC", "EACCES", "ENOENT"]);
});

test("a pipe's writer waits for room and dies of SIGPIPE", () => {
  const box = world();
  const { reader, writer } = createPipe();
  const output: string[] = [];
  const sink = outputTo((text) => output.push(text));
  const yes = start(
    box,
    ["yes"],
    new Map([
      [0, textInput("")],
      [1, writer],
      [2, sink],
    ]),
  );
  const head = start(
    box,
    ["head"],
    new Map([
      [0, reader],
      [1, sink],
      [2, sink],
    ]),
  );
  writer.release();
  reader.release();
  finish(box.kernel);
  expect(output.join("")).toBe("y\n");
  expect(head.process?.exit).toEqual({ code: 0, signal: undefined });
  expect(yes.process?.exit).toEqual({ code: 141, signal: "SIGPIPE" });
});

test("signals: default action, ignore, handler, stop and continue", () => {
  const box = world();
  const killed = start(box, ["sleep", "100"]).process;
  const deaf = start(box, ["sleep", "5"]).process;
  const handling = start(box, ["sleep", "5"]).process;
  const stopped = start(box, ["sleep", "5"]).process;
  const server = start(box, ["server"]).process;
  let handled = 0;
  deaf?.onSignal("SIGTERM", "ignore");
  handling?.onSignal("SIGTERM", () => void handled++);
  for (const process of [killed, deaf, handling, server]) process?.signal("SIGTERM");
  stopped?.signal("SIGTSTP");
  finish(box.kernel, 10);
  expect([killed, deaf, handling, stopped, server].map((process) => process?.exit?.code)).toEqual([
    143,
    0,
    0,
    undefined,
    143,
  ]);
  expect([handled, stopped?.stopped]).toEqual([1, "SIGTSTP"]);
  stopped?.signal("SIGCONT");
  finish(box.kernel, 1);
  expect([stopped?.exit?.code, box.host.processes.size]).toEqual([0, 0]);
});

test("what a learner does wrong ends the process with a message", () => {
  const box = world();
  for (const [name, message] of [
    ["missing", "missing: No such file or directory\n"],
    ["deep", "xdeep: Cannot allocate memory\n"],
  ] as const) {
    const { process, output } = start(box, [name]);
    finish(box.kernel);
    expect([output.join(""), process?.exit?.code]).toEqual([message, 1]);
  }
});

test("a fork bomb burns out", () => {
  const box = world();
  const { output } = start(box, ["bomb"]);
  finish(box.kernel, 100);
  expect(box.host.processes.size).toBe(0);
  expect(new Set(output)).toEqual(new Set(["bomb: Resource temporarily unavailable\n"]));
});

test("descriptors have names", () => {
  const box = world();
  const { process, output } = start(box, ["sleep", "1"]);
  process?.access.open("/dev/stderr", "write");
  const open = process?.access.open("/dev/fd/1", "write");
  if (open !== undefined) box.kernel.begin("write", open.write("x"));
  expect(output).toEqual(["x"]);
  expect(box.host.files.access().readText(`/proc/${process?.pid}/comm`)).toBe("sleep\n");
  expect(device("null").device).toBe("null");
});

import { expect, test } from "vitest";
import { Channel } from "../../sim/kernel/channel.ts";
import type { Duplex } from "../../sim/wire/http.ts";
import type { Json } from "../../sim/wire/json.ts";
import type { RealTimeDriver } from "./real-time-driver.ts";
import { RemoteCommand } from "./remote-command.ts";

const driver = { enter: <T>(act: () => T) => act(), wake: () => undefined } as unknown as RealTimeDriver;

function setUp(): { duplex: Duplex; command: RemoteCommand; heard: string[]; client: { backlog: number } } {
  const duplex: Duplex = {
    stdin: new Channel(),
    stdout: new Channel(),
    stderr: new Channel(),
    resize: new Channel(),
    exit: new Channel(),
  };
  const heard: string[] = [];
  const client = { backlog: 0 };
  const command = new RemoteCommand(duplex, driver, {
    stdout: (bytes) => heard.push(`out ${bytes.toString()}`),
    stderr: (bytes) => heard.push(`err ${bytes.toString()}`),
    ended: (status: Json | undefined) => heard.push(`ended ${JSON.stringify(status)}`),
    get backlog() {
      return client.backlog;
    },
    pause: () => heard.push("pause"),
    resume: () => heard.push("resume"),
    destroy: () => heard.push("destroy"),
  });
  return { duplex, command, heard, client };
}

const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test("both outputs keep their order, and the end comes last", async () => {
  const { duplex, heard } = setUp();
  duplex.stderr.push("1");
  duplex.stdout.push("2");
  duplex.exit.push({ status: "Success" });
  duplex.stderr.push("3");
  duplex.stdout.end();
  duplex.stderr.end();
  await soon();
  expect(heard).toEqual(["err 1", "out 2", "err 3", 'ended {"status":"Success"}']);
});

test("sizes of the terminal come in pieces or several at once, and nonsense is none", () => {
  const { duplex, command } = setUp();
  for (const text of [
    '{"Width":80,',
    '"Height":24}\n{"Width":100,"Height":40}',
    '{"Width":0,"Height":1}{"Width":99999999,"Height":1}{}',
  ])
    command.resize(Buffer.from(text));
  expect([duplex.resize.take(), duplex.resize.take(), duplex.resize.take()]).toEqual([
    { columns: 80, rows: 24 },
    { columns: 100, rows: 40 },
    undefined,
  ]);
});

test("a client that does not read makes the command wait", async () => {
  const { duplex, command, heard, client } = setUp();
  client.backlog = 2 << 20;
  duplex.stdout.push("a");
  await soon();
  expect([heard, duplex.stdout.size]).toEqual([[], 1]);
  client.backlog = 0;
  command.drained();
  await soon();
  expect(heard).toEqual(["out a"]);
});

test("a command that does not read makes the client wait", () => {
  const { duplex, command, heard } = setUp();
  for (let index = 0; index < 70; index++) command.input(Buffer.from("x"));
  expect(heard).toContain("pause");
  while (duplex.stdin.take() !== undefined);
  expect(heard.at(-1)).toBe("resume");
});

test("a client that goes takes its channels along", () => {
  const { duplex, command } = setUp();
  command.hangUp();
  expect([duplex.stdin.ended, duplex.stdout.cancelled, duplex.stderr.cancelled]).toEqual([true, true, true]);
});

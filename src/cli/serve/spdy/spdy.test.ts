import { expect, test } from "vitest";
import { SpdyConnection } from "./connection.ts";
import { spdyDictionary } from "./dictionary.ts";
import { controlFrame, dataFrame, FrameReader, numbers, type Frame } from "./frames.ts";
import { HeaderReader, HeaderWriter } from "./header-block.ts";
import type { SpdyStream } from "./stream.ts";
import type { ByteTransport } from "./transport.ts";

/** Two ends of a connection in memory. */
function pair(): readonly [ByteTransport, ByteTransport] {
  const make = (): ByteTransport => ({
    write: () => undefined,
    end: () => undefined,
    destroy: () => undefined,
    backlog: 0,
    pause: () => undefined,
    resume: () => undefined,
    onData: undefined,
    onDrain: undefined,
    onClose: undefined,
  });
  const [a, b] = [make(), make()];
  const connect = (from: ByteTransport, to: ByteTransport): void => {
    from.write = (bytes) => queueMicrotask(() => to.onData?.(bytes));
    from.end = () => queueMicrotask(() => [from, to].forEach((end) => end.onClose?.()));
    from.destroy = from.end;
  };
  connect(a, b);
  connect(b, a);
  return [a, b];
}

test("the dictionary is the protocol's", () => {
  expect(spdyDictionary.length).toBe(1423);
  expect(spdyDictionary.toString("latin1", 0, 15)).toBe("\0\0\0\u0007options\0\0\0\u0004");
});

test("frames are found in bytes that come in any pieces", () => {
  const all = Buffer.concat([
    dataFrame(3, Buffer.from("hello"), 1),
    controlFrame(6, numbers(7)),
    dataFrame(1, Buffer.alloc(0)),
  ]);
  for (const size of [1, 2, 5, 8, 100]) {
    const reader = new FrameReader();
    const frames: Frame[] = [];
    for (let at = 0; at < all.length; at += size) frames.push(...reader.read(all.subarray(at, at + size)));
    expect(frames.map((frame) => ({ ...frame, payload: frame.payload.toString("hex") }))).toEqual([
      { is: "data", stream: 3, flags: 1, payload: "68656c6c6f" },
      { is: "control", type: 6, flags: 0, payload: "00000007" },
      { is: "data", stream: 1, flags: 0, payload: "" },
    ]);
  }
});

test("header blocks of one connection build on each other", async () => {
  const [writer, reader] = [new HeaderWriter(), new HeaderReader()];
  const first = new Map([
    ["streamtype", "error"],
    ["port", "80"],
  ]);
  const second = new Map([
    ["streamtype", "data"],
    ["port", "80"],
  ]);
  const blocks = [await writer.write(first), await writer.write(second)];
  expect(blocks[1]?.length).toBeLessThan(blocks[0]?.length ?? 0);
  expect(await reader.read(blocks[0] ?? Buffer.alloc(0))).toEqual(first);
  expect(await reader.read(blocks[1] ?? Buffer.alloc(0))).toEqual(second);
  await expect(new HeaderReader().read(Buffer.from("no block"))).rejects.toThrow(/a header block/);
});

test("a block that unpacks to too much is refused", async () => {
  const writer = new HeaderWriter();
  const bomb = await writer.write(new Map([["a", "x".repeat(1_000_000)]]));
  expect(bomb.length).toBeLessThan(5_000);
  await expect(new HeaderReader().read(bomb)).rejects.toThrow(/unpacks to too much/);
});

test("streams carry bytes both ways, each way with its own end", async () => {
  const [near, far] = pair();
  const server = new SpdyConnection(far, "server");
  const opened = new Promise<SpdyStream>((resolve) => (server.onStream = resolve));
  const client = new SpdyConnection(near, "client");
  const stream = await client.open(new Map([["streamtype", "data"]]));
  stream.write(Buffer.from("to the server"));
  stream.end();
  const other = await opened;
  expect([...other.headers]).toEqual([["streamtype", "data"]]);
  const heard = await new Promise<string>((resolve) => {
    let text = "";
    other.listen(
      (bytes) => (text += bytes.toString()),
      () => resolve(text),
    );
  });
  expect(heard).toBe("to the server");
  const answer = new Promise<string>((resolve) => {
    let text = "";
    stream.listen(
      (bytes) => (text += bytes.toString()),
      () => resolve(text),
    );
  });
  other.write(Buffer.from("and back"));
  other.end();
  expect(await answer).toBe("and back");
});

test("what came before the end of a connection is still worked off", async () => {
  const [near, far] = pair();
  const server = new SpdyConnection(far, "server");
  const ended = new Promise<string>((resolve) => {
    server.onStream = (stream) => {
      let text = "";
      stream.listen(
        (bytes) => (text += bytes.toString()),
        () => resolve(text),
      );
    };
  });
  const client = new SpdyConnection(near, "client");
  const stream = await client.open(new Map());
  stream.write(Buffer.from("last words"));
  client.close();
  expect(await ended).toBe("last words");
});

import { expect, test } from "vitest";
import { byteLength, fromBytes } from "../../kernel/text.ts";
import { bench, run } from "../program-fixture.ts";

const script = (line: string): readonly [string, ...string[]] => ["bash", "-c", line];

test("what was packed is there again, byte for byte, with modes and links", async () => {
  const world = bench();
  const line = [
    "mkdir -p in/sub out",
    "printf 'one\\n' > in/a; printf '\\377\\000x' > in/sub/b; chmod 750 in/sub/b; ln -s a in/l; : > in/empty",
    "tar cf t.tar in && tar xf t.tar -C out",
    "sha256sum in/a in/sub/b | cut -c1-16; cd out; sha256sum in/a in/sub/b | cut -c1-16",
    "stat -c '%A %s %n' in/sub/b in/l in/empty; readlink in/l",
  ].join("\n");
  const { stdout, stderr, code } = await run(world, script(line));
  const [first, second, third, fourth, ...rest] = stdout.trimEnd().split("\n");
  expect({ stderr, code }).toEqual({ stderr: "", code: 0 });
  expect([third, fourth]).toEqual([first, second]);
  expect(rest).toEqual(["-rwxr-x--- 3 in/sub/b", "lrwxrwxrwx 1 in/l", "-rw-r--r-- 0 in/empty", "a"]);
});

test("lists in both forms, and only what is asked for", async () => {
  const line =
    "mkdir d; echo x > d/f; tar -cf t.tar d; tar tf t.tar; tar -tvf t.tar d/f | sed 's/ [0-9]*-[0-9]*-[0-9]* [0-9:]* / TIME /'; tar tf t.tar no";
  const { stdout, stderr, code } = await run(bench(), script(line));
  expect(stdout).toBe("d/\nd/f\n-rw-r--r-- root/root         2 TIME d/f\n");
  expect(stderr).toBe(
    "tar: no: Not found in archive\ntar: Exiting with failure status due to previous errors\n",
  );
  expect(code).toBe(2);
});

test("archives come in records of 10,240 bytes through a pipe", async () => {
  const { stdout } = await run(bench(), script("echo x > f; tar cf - f | wc -c; tar c f | tar xO"));
  expect(stdout).toBe("10240\nx\n");
});

test("names longer than a header, and in Korean", async () => {
  const long = `${"d/".repeat(60)}${"n".repeat(80)}`;
  const line = `mkdir -p ${"d/".repeat(60)}; echo x > ${long}; echo y > 한글; tar cf t d 한글; rm -r d 한글; tar xf t; cat ${long} 한글`;
  expect(await run(bench(), script(line))).toMatchObject({ stdout: "x\ny\n", stderr: "", code: 0 });
});

test("no member gets out of its directory", async () => {
  const line =
    "mkdir -p a/b; echo evil > up; cd a/b; tar cPf ../../t.tar ../../up 2>/dev/null || tar cf ../../t.tar ../../up; tar xf ../../t.tar; ls; tar cf ../../abs.tar /etc/passwd 2>&1";
  const { stdout } = await run(bench(), script(line));
  expect(stdout).toContain("up\n");
  expect(stdout).toContain("tar: Removing leading `/' from member names\n");
});

/** Written by Go's archive/tar for a file named with 120 letters: a PAX record before the header. */
test("reads what kubectl cp writes", async () => {
  const name = "k".repeat(120);
  const record = (text: string): string => {
    const body = ` path=${text}\n`;
    const digits = String(body.length + 3).length;
    return `${body.length + digits}${body}`;
  };
  const archive =
    header("PaxHeaders.0/k", record(name).length, "x") +
    padded(record(name)) +
    header("short", 3, "0") +
    padded("hi\n");
  const world = bench();
  const { stdout, code } = await run(world, ["tar", "-xmf", "-"], { stdin: archive + "\0".repeat(1024) });
  expect({ stdout, code }).toEqual({ stdout: "", code: 0 });
  expect((await run(world, ["cat", name])).stdout).toBe("hi\n");
});

function padded(text: string): string {
  return text + "\0".repeat((512 - (byteLength(text) % 512)) % 512);
}

function header(name: string, size: number, flag: string): string {
  const bytes = new Uint8Array(512);
  const put = (text: string, at: number): void => {
    for (let index = 0; index < text.length; index++) bytes[at + index] = text.charCodeAt(index);
  };
  put(name, 0);
  put("0000644\x000000000\x000000000\x00", 100);
  put(`${size.toString(8).padStart(11, "0")}\0${"0".repeat(11)}\0        ${flag}`, 124);
  put("ustar\x0000", 257);
  const sum = bytes.reduce((total, byte) => total + byte, 0);
  put(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return fromBytes(bytes);
}

test.each([
  ["tar", "tar: You must specify one of the '-Acdtrux', '--delete' or '--test-label' options"],
  ["tar c", "tar: Cowardly refusing to create an empty archive"],
  [
    "tar tf nope",
    "tar: nope: Cannot open: No such file or directory\ntar: Error is not recoverable: exiting now",
  ],
  [
    "echo hi > x; tar tf x",
    "tar: This does not look like a tar archive\ntar: Exiting with failure status due to previous errors",
  ],
  ["tar czf x y", "tar: compression (-z) is not simulated"],
  ["tar xf x -C /nope < /dev/null", "tar: x: Cannot open: No such file or directory"],
])("%s", async (line, message) => {
  const { stderr, code } = await run(bench(), script(line));
  expect(stderr.slice(0, message.length)).toBe(message);
  expect(code).toBe(2);
});

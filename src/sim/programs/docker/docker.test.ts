import { expect, test } from "vitest";
import { second } from "../../kernel/time.ts";
import { TestWorld } from "../../scenarios/test-world.ts";

async function machine(): Promise<TestWorld> {
  const world = await new TestWorld().boot();
  await world.pass(second);
  return world;
}

test("ps shows what runs, ps -a also what has ended", async () => {
  const world = await machine();
  await world.run("docker run -d --name web -p 8080:80 nginx:1.27");
  await world.run("docker run --name once busybox:1.36 sh -c true");
  await world.pass(120 * second);
  const id = (await world.run("docker ps -q")).stdout.trim();
  expect((await world.run("docker ps")).stdout).toBe(
    `CONTAINER ID   IMAGE        COMMAND                  CREATED         STATUS         PORTS                                     NAMES
${id}   nginx:1.27   "/docker-entrypoint.…"   2 minutes ago   Up 2 minutes   0.0.0.0:8080->80/tcp, [::]:8080->80/tcp   web
`,
  );
  expect((await world.run("docker ps -a --format {{.Names}}|{{.Status}}")).stdout).toBe(
    "once|Exited (0) 2 minutes ago\nweb|Up 2 minutes\n",
  );
});

test("a published port leads to the container, and is gone with it", async () => {
  const world = await machine();
  await world.run("docker run -d --name web -p 8080:80 nginx:1.27");
  await world.pass(2 * second);
  const { network } = world.machine.host;
  expect(network.reach("127.0.0.1", 8080).outcome).toMatchObject({
    remoteAddress: "172.17.0.2",
    remotePort: 80,
  });
  const other = await world.run("docker run -d --name other -p 8080:80 nginx:1.27");
  expect(other.stderr).toMatch(
    /^docker: Error response from daemon: failed to set up container networking: driver failed programming external connectivity on endpoint other \([0-9a-f]{64}\): Bind for 0\.0\.0\.0:8080 failed: port is already allocated\n\nRun 'docker run --help' for more information\n$/,
  );
  expect(other.code).toBe(125);
  await world.run("docker rm -f web");
  expect(network.reach("127.0.0.1", 8080).outcome).toEqual({ error: "ECONNREFUSED" });
});

test("exec and run give the program's exit code and streams", async () => {
  const world = await machine();
  await world.run("docker run -d --name box busybox:1.36 sleep 1000");
  expect(await world.run("docker exec box false")).toEqual({ stdout: "", stderr: "", code: 1 });
  expect(await world.run("docker exec -i box cat", { stdin: "one\ntwo\n" })).toEqual({
    stdout: "one\ntwo\n",
    stderr: "",
    code: 0,
  });
  expect(await world.run("docker exec box nosuch")).toEqual({
    stdout: "",
    stderr:
      'OCI runtime exec failed: exec failed: unable to start container process: exec: "nosuch": executable file not found in $PATH: unknown\n',
    code: 127,
  });
  expect(await world.run("docker run --rm busybox:1.36 echo hi")).toEqual({
    stdout: "hi\n",
    stderr: "",
    code: 0,
  });
  expect((await world.run("docker ps -aq --filter status=exited")).stdout).toBe("");
});

test("a container that fails is restarted as its policy says", async () => {
  const world = await machine();
  await world.run("docker run -d --name crash --restart on-failure:2 busybox:1.36 false");
  await world.pass(10 * second);
  expect((await world.run("docker inspect -f {{.State.Status}}:{{.RestartCount}} crash")).stdout).toBe(
    "exited:2\n",
  );
});

test("containers of a network find each other by name", async () => {
  const world = await machine();
  await world.run("docker network create lab");
  await world.run("docker run -d --name web --network lab nginx:1.27");
  await world.run("docker run -d --name box --network lab busybox:1.36 sleep 1000");
  await world.pass(2 * second);
  expect((await world.run("docker exec box wget -qO- http://web/")).stdout).toContain("Welcome to nginx!");
  expect((await world.run("docker network rm lab")).code).toBe(1);
});

test.each<[string, string, number]>([
  ["docker foo", "docker: unknown command: docker foo\n\nRun 'docker --help' for more information\n", 1],
  [
    "docker ps --nosuch",
    "unknown flag: --nosuch\n\nUsage:  docker ps [OPTIONS]\n\nRun 'docker ps --help' for more information\n",
    125,
  ],
  ["docker rm nosuch", "Error response from daemon: No such container: nosuch\n", 1],
  ["docker compose up", "docker compose is not simulated\n", 1],
  ["docker inspect nosuch", "error: No such object: nosuch\n", 1],
  ["docker exec -it nosuch sh", "the input device is not a TTY\n", 1],
])("%s", async (line, stderr, code) => {
  const ran = await (await machine()).run(line);
  expect({ stderr: ran.stderr, code: ran.code }).toEqual({ stderr, code });
});

import { expect, test } from "vitest";
import { minute, second } from "../../kernel/time.ts";
import { TestWorld } from "../../scenarios/test-world.ts";

const unit = (settings: string): string => `[Unit]\nDescription=Test\n[Service]\n${settings}`;

async function machineWith(settings: string): Promise<TestWorld> {
  const world = await new TestWorld().boot();
  await world.pass(second);
  const files = world.machine.host.files.access();
  files.writeText("/etc/systemd/system/demo.service", unit(settings));
  await world.run("systemctl daemon-reload", { uid: 0 });
  return world;
}

test("a service that fails is restarted after its delay", async () => {
  const world = await machineWith(
    "ExecStart=/usr/bin/false\nRestart=always\nRestartSec=10\nStartLimitInterval=0\n",
  );
  expect((await world.run("systemctl start demo", { uid: 0 })).code).toBe(0);
  await world.pass(35 * second);
  const { stdout, code } = await world.run("systemctl status demo");
  expect(code).toBe(3);
  expect(stdout).toContain("     Active: activating (auto-restart) (Result: exit-code) since ");
  const journal = await world.run("journalctl -u demo");
  expect(journal.stdout.match(/Scheduled restart job, restart counter is at \d/g)).toEqual([
    "Scheduled restart job, restart counter is at 1",
    "Scheduled restart job, restart counter is at 2",
    "Scheduled restart job, restart counter is at 3",
  ]);
});

test("too many starts in a short time fail the unit", async () => {
  const world = await machineWith("ExecStart=/usr/bin/false\nRestart=always\n");
  await world.run("systemctl start demo", { uid: 0 });
  await world.pass(minute);
  expect((await world.run("systemctl is-active demo")).stdout).toBe("failed\n");
  expect((await world.run("journalctl -u demo -n 2")).stdout).toContain(
    "Start request repeated too quickly.",
  );
});

test.each<[string, number, string, number]>([
  [
    "systemctl stop docker",
    1000,
    "Failed to stop docker.service: Interactive authentication required.\nSee system logs and 'systemctl status docker.service' for details.\n",
    1,
  ],
  ["systemctl start nosuch", 0, "Failed to start nosuch.service: Unit nosuch.service not found.\n", 5],
  ["systemctl status nosuch", 1000, "Unit nosuch.service could not be found.\n", 4],
  ["systemctl frobnicate", 0, "Unknown command verb frobnicate.\n", 1],
  ["systemctl edit docker", 0, "systemctl: edit is not simulated\n", 1],
])("%s", async (line, uid, stderr, code) => {
  const world = await new TestWorld().boot();
  expect(await world.run(line, { uid })).toEqual({ stdout: "", stderr, code });
});

test("stopping docker closes its socket and ends its containers", async () => {
  const world = await new TestWorld().boot();
  await world.pass(second);
  expect((await world.run("docker run -d --name web nginx:1.27")).code).toBe(0);
  expect((await world.run("systemctl stop docker", { uid: 0 })).code).toBe(0);
  expect(await world.run("docker ps")).toEqual({
    stdout: "",
    stderr:
      "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?\n",
    code: 1,
  });
  await world.run("systemctl start docker", { uid: 0 });
  expect((await world.run("docker ps -a --format {{.Names}}:{{.State}}")).stdout).toBe("web:exited\n");
});

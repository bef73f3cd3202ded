import { expect, test } from "vitest";
import { second } from "../../kernel/time.ts";
import { readAssignments, readExecLine } from "./exec-line.ts";
import { timespan } from "./service-status.ts";
import { readUnit } from "./unit.ts";

test("a drop-in replaces the command of the unit", () => {
  const unit = readUnit(
    "kubelet.service",
    {
      path: "/etc/systemd/system/kubelet.service",
      text: "[Unit]\nDescription=kubelet\nAfter=containerd.service\n[Service]\nExecStart=/usr/bin/kubelet\nRestart=always\nStartLimitInterval=0\nRestartSec=10\n",
    },
    [
      {
        path: "/etc/systemd/system/kubelet.service.d/10.conf",
        text: '[Service]\nEnvironment="A=1 2"\nExecStart=\nExecStart=/usr/bin/kubelet $A\n',
      },
    ],
  );
  expect(unit).toEqual({
    name: "kubelet.service",
    path: "/etc/systemd/system/kubelet.service",
    dropIns: ["/etc/systemd/system/kubelet.service.d/10.conf"],
    description: "kubelet",
    documentation: [],
    after: ["containerd.service"],
    conditionPaths: [],
    execStart: "/usr/bin/kubelet $A",
    environment: ['"A=1 2"'],
    environmentFiles: [],
    restart: "always",
    restartDelay: 10 * second,
    startInterval: 0,
    startBurst: 5,
    stopTimeout: 90 * second,
    slice: "system.slice",
    wantedBy: [],
  });
});

test("a variable as a word becomes words, in braces it stays text, unset it vanishes", () => {
  const env = readAssignments(['"ARGS=--a=1 --b=2"', 'NAME="x y"\n# comment\n']);
  expect(readExecLine('-/usr/bin/kubelet $ARGS --n=${NAME} $UNSET "quoted $ARGS"', env)).toEqual([
    "/usr/bin/kubelet",
    "--a=1",
    "--b=2",
    "--n=x y",
    "quoted $ARGS",
  ]);
});

test.each<[number, string]>([
  [46, "46s"],
  [123, "2min 3s"],
  [305, "5min"],
  [3_900, "1h 5min"],
])("%d seconds are %s", (seconds, expected) => {
  expect(timespan(seconds * second)).toBe(expected);
});

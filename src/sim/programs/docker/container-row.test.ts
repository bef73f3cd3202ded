import { expect, test } from "vitest";
import { day, hour, minute, second } from "../../kernel/time.ts";
import { portsText } from "./container-row.ts";
import type { PortMapping } from "./docker-api.ts";
import { humanDuration, humanSize } from "./human.ts";
import { printTable } from "./table.ts";

const port = (hostAddress: string, hostPort: number, containerPort: number): PortMapping => ({
  hostAddress,
  hostPort,
  containerPort,
  protocol: "tcp",
});

test.each<[readonly PortMapping[], string]>([
  [[port("127.0.0.1", 49831, 6443)], "127.0.0.1:49831->6443/tcp"],
  [[port("", 8080, 80)], "0.0.0.0:8080->80/tcp, [::]:8080->80/tcp"],
  [[port("0.0.0.0", 31001, 31001), port("0.0.0.0", 31000, 31000)], "0.0.0.0:31000-31001->31000-31001/tcp"],
  [
    [
      port("0.0.0.0", 30000, 30000),
      port("127.0.0.1", 49831, 6443),
      port("0.0.0.0", 80, 80),
      port("0.0.0.0", 443, 443),
    ],
    "0.0.0.0:80->80/tcp, 0.0.0.0:443->443/tcp, 127.0.0.1:49831->6443/tcp, 0.0.0.0:30000->30000/tcp",
  ],
  [
    [port("127.0.0.1", 64069, 6443), port("0.0.0.0", 30070, 30080)],
    "127.0.0.1:64069->6443/tcp, 0.0.0.0:30070->30080/tcp",
  ],
])("ports %#", (ports, expected) => {
  expect(portsText(ports)).toBe(expected);
});

test.each<[number, string]>([
  [0, "Less than a second"],
  [second, "1 second"],
  [59 * second, "59 seconds"],
  [60 * second, "About a minute"],
  [4 * minute, "4 minutes"],
  [55 * minute, "55 minutes"],
  [hour, "About an hour"],
  [47 * hour, "47 hours"],
  [3 * day, "3 days"],
  [20 * day, "2 weeks"],
  [100 * day, "3 months"],
])("%d µs are %s", (duration, expected) => {
  expect(humanDuration(duration)).toBe(expected);
});

test.each<[number, string]>([
  [974, "974B"],
  [2_156_519, "2.16MB"],
  [1_060_000_000, "1.06GB"],
])("%d bytes are %s", (bytes, expected) => {
  expect(humanSize(bytes)).toBe(expected);
});

test("columns are three blanks apart and at least ten wide", () => {
  expect(
    printTable([
      ["CONTAINER ID", "PORTS", "NAMES"],
      ["47f68fc1bf21", "", "web"],
    ]),
  ).toBe("CONTAINER ID   PORTS     NAMES\n47f68fc1bf21             web\n");
});

import { expect, test } from "vitest";
import { containsIp, formatCidr, formatIp, parseCidr, parseIp } from "./ip-address.ts";

test.each([
  ["10.0.0.1", "10.0.0.1"],
  ["0.0.0.0", "0.0.0.0"],
  ["010.0.0.1", "10.0.0.1"],
  ["::", "::"],
  ["::1", "::1"],
  ["2001:DB8::1", "2001:db8::1"],
  ["2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"],
  ["1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8"],
  ["1:0:3:4:5:6:7:8", "1:0:3:4:5:6:7:8"],
  ["fe80::", "fe80::"],
  ["::ffff:10.0.0.1", "10.0.0.1"],
  ["64:ff9b::10.0.0.1", "64:ff9b::a00:1"],
  ["10.0.0", undefined],
  ["10.0.0.256", undefined],
  ["10.0.0.1.2", undefined],
  ["10.0.0.x", undefined],
  ["1:2:3:4:5:6:7", undefined],
  ["1::2::3", undefined],
  ["1:2:3:4:5:6:7:8:9", undefined],
  ["12345::", undefined],
  ["::10.0.0.256", undefined],
  ["", undefined],
  [":", undefined],
])("the address %j is %j", (text, expected) => {
  const address = parseIp(text);
  expect(address === undefined ? undefined : formatIp(address)).toBe(expected);
});

test("what is odd about an address is kept", () => {
  expect(parseIp("010.0.0.1")).toEqual({ family: 4, bits: 0x0a00_0001n, hasLeadingZeros: true });
  expect(parseIp("::ffff:10.0.0.1")).toEqual({ family: 4, bits: 0x0a00_0001n, isMapped: true });
  expect(parseIp("::1")).toEqual({ family: 6, bits: 1n });
});

test.each([
  ["10.0.0.0/8", "10.0.0.0/8"],
  ["10.1.2.3/8", "10.0.0.0/8"],
  ["0.0.0.0/0", "0.0.0.0/0"],
  ["10.1.2.3/32", "10.1.2.3/32"],
  ["2001:db8::1/64", "2001:db8::/64"],
  ["::/0", "::/0"],
  ["10.0.0.0", undefined],
  ["10.0.0.0/33", undefined],
  ["2001:db8::/129", undefined],
  ["10.0.0.0/-1", undefined],
  ["10.0.0.0/x", undefined],
  ["x/8", undefined],
])("the range %j is %j", (text, expected) => {
  const cidr = parseCidr(text);
  expect(cidr === undefined ? undefined : formatCidr(cidr)).toBe(expected);
});

test.each([
  ["10.0.0.0/8", "10.255.0.1", true],
  ["10.0.0.0/8", "11.0.0.1", false],
  ["0.0.0.0/0", "192.0.2.1", true],
  ["0.0.0.0/0", "2001:db8::1", false],
  ["2001:db8::/32", "2001:db8:ffff::1", true],
  ["2001:db8::/32", "2001:db9::1", false],
])("%s contains %s: %s", (range, text, expected) => {
  const cidr = parseCidr(range);
  const address = parseIp(text);
  if (cidr === undefined || address === undefined) throw new Error("both can be read");
  expect(containsIp(cidr, address)).toBe(expected);
});

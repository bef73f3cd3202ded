import { expect, test } from "vitest";
import { compileTemplate, TemplateError } from "./template.ts";
import { NoValueError } from "./template-value.ts";

const value = {
  Names: "web",
  Label: ([key]: readonly unknown[]) => (key === "a" ? "1" : ""),
  Config: { Labels: { "io.x-k8s.kind.role": "worker", b: "2" } },
  Networks: { kind: { IPAddress: "172.18.0.2" }, other: { IPAddress: "10.0.0.1" } },
  Ports: { "6443/tcp": [{ HostIp: "127.0.0.1", HostPort: "40000" }] },
  List: ["x", "y"],
  Empty: [],
};

test.each<[string, string]>([
  ["{{.Names}}", "web"],
  ["a {{ .Names }} b", "a web b"],
  ['{{.Label "a"}}|{{.Label "z"}}', "1|"],
  ['{{ index .Config.Labels "io.x-k8s.kind.role"}}', "worker"],
  ["{{range .Networks}}{{.IPAddress}},{{end}}", "172.18.0.2,10.0.0.1,"],
  [
    "{{range $name, $net := .Networks}}{{$name}}={{$net.IPAddress}} {{end}}",
    "kind=172.18.0.2 other=10.0.0.1 ",
  ],
  ['{{range index .Ports "6443/tcp"}}{{.HostIp}}:{{.HostPort}}{{end}}', "127.0.0.1:40000"],
  ["{{json .List}}", '["x","y"]'],
  ["{{.List}} {{.Config.Labels}}", "[x y] map[b:2 io.x-k8s.kind.role:worker]"],
  ["{{if .Empty}}yes{{else}}no{{end}}", "no"],
  ["{{with .Config}}{{.Labels.b}}{{end}}", "2"],
  ["{{.List | json}}", '["x","y"]'],
  ["a {{- .Names -}} b", "awebb"],
  ["{{len .List}}{{upper .Names}}", "2WEB"],
])("%s", (template, expected) => {
  expect(compileTemplate(template)(value)).toBe(expected);
});

test.each(["{{.Names", "{{if .Names}}x", "{{end}}", "{{}}"])("%s is refused", (template) => {
  expect(() => compileTemplate(template)(value)).toThrow(TemplateError);
});

test.each(["{{.Nope}}", "{{nope .Names}}", "{{.Names 1}}"])("%s has no value", (template) => {
  expect(() => compileTemplate(template)(value)).toThrow(NoValueError);
});

import { Optional, type Environment } from "@marcbachmann/cel-js";
import { isOfFormat } from "../customresources/formats.ts";
import { dns1035Label, dnsLabel, subdomain } from "../names.ts";
import { wrongKey } from "../validate-metadata.ts";

/** A named format as a value of an expression: what is wrong with a text. */
export class Format {
  readonly name: string;
  readonly wrong: (text: string) => readonly string[];

  constructor(name: string, wrong: (text: string) => readonly string[]) {
    this.name = name;
    this.wrong = wrong;
  }
}

/** The namespace of the formats. */
export class Formats {
  readonly isNamespace: true = true;
}

function by(rule: (text: string) => string | undefined): Format["wrong"] {
  return (text) => {
    const wrong = rule(text);
    return wrong === undefined ? [] : [wrong];
  };
}

function like(format: string, message: string): Format["wrong"] {
  return (text) => (isOfFormat(format, text) ? [] : [message]);
}

const label = /^(?:(?:[A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;

const formats: Readonly<Record<string, Format["wrong"]>> = {
  dns1123Label: by(dnsLabel),
  dns1123Subdomain: by(subdomain),
  dns1035Label: by(dns1035Label),
  dns1123LabelPrefix: by((text) => dnsLabel(text.replace(/-$/, "a"))),
  dns1123SubdomainPrefix: by((text) => subdomain(text.replace(/-$/, "a"))),
  dns1035LabelPrefix: by((text) => dns1035Label(text.replace(/-$/, "a"))),
  qualifiedName: by(wrongKey),
  labelValue: by((text) =>
    label.test(text) && text.length <= 63
      ? undefined
      : "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')",
  ),
  uri: like("uri", "invalid URI for request"),
  uuid: like("uuid", "does not match the UUID format"),
  byte: like("byte", "invalid base64"),
  date: like("date", "invalid date"),
  datetime: like("datetime", "invalid datetime"),
};

/** @models staging/src/k8s.io/apiserver/pkg/cel/library/format.go */
export function registerFormats(environment: Environment): void {
  environment
    .registerType("kubernetes.NamedFormat", Format as never)
    .registerType("kubernetes.Formats", Formats as never)
    .registerConstant("format", "kubernetes.Formats" as never, new Formats())
    .registerFunction(
      "kubernetes.Formats.named(string): optional<kubernetes.NamedFormat>",
      (_: Formats, name: string) => {
        const wrong = Object.hasOwn(formats, name) ? formats[name] : undefined;
        return wrong === undefined ? Optional.none() : Optional.of(new Format(name, wrong));
      },
    )
    .registerFunction(
      "kubernetes.NamedFormat.validate(string): optional<list<string>>",
      ({ wrong }: Format, text: string) => {
        const found = wrong(text);
        return found.length === 0 ? Optional.none() : Optional.of(found);
      },
    );
  for (const [name, wrong] of Object.entries(formats)) {
    environment.registerFunction(
      `kubernetes.Formats.${name}(): kubernetes.NamedFormat`,
      () => new Format(name, wrong),
    );
  }
}

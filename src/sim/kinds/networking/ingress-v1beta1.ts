import type { Defaults } from "../../api/defaults.ts";
import type { Conversion } from "../../api/kind.ts";
import { isObject } from "../../wire/json.ts";

type Fields = Readonly<Record<string, unknown>>;

/** What networking.k8s.io/v1beta1 fills in: paths had no type. */
export const ingressV1beta1Defaults: Defaults = {
  spec: {
    within: {
      rules: {
        each: { http: { within: { paths: { each: { pathType: "ImplementationSpecific" } } } } },
      },
    },
  },
};

/** The v1 form of a v1beta1 ingress: `backend` becomes `defaultBackend`, and services are objects. */
export const fromIngressV1beta1: Conversion = (object) =>
  withSpec(object, ({ backend, rules, ...spec }) => ({
    ...spec,
    ...(isObject(backend) ? { defaultBackend: toBackend(backend) } : {}),
    ...(Array.isArray(rules) ? { rules: rules.map((rule) => mapPaths(rule, toBackend)) } : {}),
  }));

/** The v1beta1 form of what is stored. */
export const toIngressV1beta1: Conversion = (object) =>
  withSpec(object, ({ defaultBackend, rules, ...spec }) => ({
    ...(isObject(defaultBackend) ? { backend: fromBackend(defaultBackend) } : {}),
    ...spec,
    ...(Array.isArray(rules) ? { rules: rules.map((rule) => mapPaths(rule, fromBackend)) } : {}),
  }));

function withSpec(object: Fields, change: (spec: Fields) => Fields): Fields {
  return isObject(object["spec"]) ? { ...object, spec: change(object["spec"]) } : object;
}

function mapPaths(rule: unknown, change: (backend: Fields) => Fields): unknown {
  if (!isObject(rule) || !isObject(rule["http"]) || !Array.isArray(rule["http"]["paths"])) return rule;
  const { http, ...rest } = rule;
  const paths = (http["paths"] as readonly unknown[]).map((path) =>
    isObject(path) && isObject(path["backend"]) ? { ...path, backend: change(path["backend"]) } : path,
  );
  return { ...rest, http: { ...http, paths } };
}

function toBackend({ serviceName, servicePort, resource }: Fields): Fields {
  const isNamed = typeof servicePort === "string";
  const port = isNamed ? { name: servicePort } : servicePort === undefined ? {} : { number: servicePort };
  return {
    ...(serviceName === undefined && servicePort === undefined
      ? {}
      : { service: { name: serviceName ?? "", port } }),
    ...(resource === undefined ? {} : { resource }),
  };
}

function fromBackend({ service, resource }: Fields): Fields {
  if (!isObject(service)) return resource === undefined ? {} : { resource };
  const { name, number } = isObject(service["port"]) ? service["port"] : {};
  return { serviceName: service["name"], servicePort: name ?? number ?? 0 };
}

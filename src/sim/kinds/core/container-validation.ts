import type {
  Container,
  ContainerPort,
  EnvVar,
  ResourceRequirements,
  VolumeMount,
} from "kubernetes-types/core/v1";
import {
  duplicate,
  invalidValue,
  notFoundField,
  required,
  unsupported,
  type FieldError,
} from "../../api/field-error.ts";
import { dnsLabel, nameErrors } from "../../api/names.ts";
import { compareQuantities, parseQuantity } from "../../wire/quantity.ts";
import { inRange, oneOf, uniqueNames, wrongPortName } from "../validation.ts";
import { validateHandler, validateProbe, type ProbeName } from "./probe-validation.ts";

const probeNames: readonly ProbeName[] = ["livenessProbe", "readinessProbe", "startupProbe"];
const initOnlyForbidden = ["lifecycle", "livenessProbe", "readinessProbe", "startupProbe"] as const;

export interface ContainerContext {
  /** The names of the pod's volumes. */
  readonly volumes: ReadonlySet<string>;
  readonly isInit: boolean;
}

/** @models pkg/apis/core/validation/validation.go validateContainers, 1.33 */
export function validateContainers(
  field: string,
  containers: readonly Container[],
  context: ContainerContext,
): readonly FieldError[] {
  return [
    ...uniqueNames(
      field,
      containers.map(({ name }) => name ?? ""),
      dnsLabel,
    ),
    ...containers.flatMap((container, index) => validateContainer(`${field}[${index}]`, container, context)),
  ];
}

function validateContainer(
  field: string,
  container: Container,
  context: ContainerContext,
): readonly FieldError[] {
  const { image = "", imagePullPolicy, terminationMessagePolicy, resources = {} } = container;
  const errors: FieldError[] = [];
  if (image === "") errors.push(required(`${field}.image`));
  else if (image !== image.trim()) {
    errors.push(invalidValue(`${field}.image`, image, "must not have leading or trailing whitespace"));
  }
  errors.push(
    ...oneOf(`${field}.imagePullPolicy`, imagePullPolicy, ["Always", "IfNotPresent", "Never"]),
    ...oneOf(`${field}.terminationMessagePolicy`, terminationMessagePolicy, [
      "FallbackToLogsOnError",
      "File",
    ]),
    ...validatePorts(`${field}.ports`, container.ports ?? []),
    ...validateEnvironment(`${field}.env`, container.env ?? []),
    ...validateMounts(`${field}.volumeMounts`, container.volumeMounts ?? [], context.volumes),
    ...validateResources(`${field}.resources`, resources),
    ...validateHandlers(field, container, context.isInit),
  );
  return errors;
}

/** Init containers that do not stay have no hooks and no probes. */
function validateHandlers(field: string, container: Container, isInit: boolean): readonly FieldError[] {
  const { lifecycle, restartPolicy } = container;
  const errors: FieldError[] = [];
  if (restartPolicy !== undefined && (!isInit || restartPolicy !== "Always")) {
    errors.push(
      isInit
        ? unsupported(`${field}.restartPolicy`, restartPolicy, ["Always"])
        : {
            field: `${field}.restartPolicy`,
            reason: "FieldValueForbidden",
            message: "Forbidden: may not be set for non-init containers",
          },
    );
  }
  if (isInit && restartPolicy === undefined) {
    const given = initOnlyForbidden.filter((name) => container[name] !== undefined);
    const why = "Forbidden: may not be set for init containers without restartPolicy=Always";
    return given.map((name) => ({ field: `${field}.${name}`, reason: "FieldValueForbidden", message: why }));
  }
  for (const hook of ["postStart", "preStop"] as const) {
    const handler = lifecycle?.[hook];
    if (handler !== undefined) errors.push(...validateHandler(`${field}.lifecycle.${hook}`, handler));
  }
  for (const name of probeNames) {
    const probe = container[name];
    if (probe !== undefined) errors.push(...validateProbe(`${field}.${name}`, probe, name));
  }
  return errors;
}

function validatePorts(field: string, ports: readonly ContainerPort[]): readonly FieldError[] {
  const names = new Set<string>();
  return ports.flatMap(({ name, containerPort, hostPort, protocol }, index) => {
    const place = `${field}[${index}]`;
    const errors: FieldError[] = [];
    if (name !== undefined && name !== "") {
      errors.push(...nameErrors(`${place}.name`, name, wrongPortName));
      if (names.has(name)) errors.push(duplicate(`${place}.name`, name));
      names.add(name);
    }
    if (!containerPort) errors.push(required(`${place}.containerPort`));
    else errors.push(...inRange(`${place}.containerPort`, containerPort, [1, 65_535]));
    if (hostPort) errors.push(...inRange(`${place}.hostPort`, hostPort, [1, 65_535]));
    errors.push(...oneOf(`${place}.protocol`, protocol, ["SCTP", "TCP", "UDP"]));
    return errors;
  });
}

const envName = /^[ -<>-~]+$/;

function validateEnvironment(field: string, variables: readonly EnvVar[]): readonly FieldError[] {
  return variables.flatMap(({ name, value = "", valueFrom }, index) => {
    const place = `${field}[${index}]`;
    const errors: FieldError[] = [];
    if (!name) errors.push(required(`${place}.name`));
    else if (!envName.test(name)) {
      errors.push(
        invalidValue(
          `${place}.name`,
          name,
          "a valid environment variable name must consist only of printable ASCII characters other than '='",
        ),
      );
    }
    if (valueFrom === undefined) return errors;
    const sources = Object.keys(valueFrom);
    if (sources.length === 0) {
      errors.push(
        invalidValue(
          `${place}.valueFrom`,
          "",
          "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`",
        ),
      );
    } else if (value !== "") {
      errors.push(invalidValue(`${place}.valueFrom`, "", "may not be specified when `value` is not empty"));
    } else if (sources.length > 1) {
      errors.push(
        invalidValue(`${place}.valueFrom`, "", "may not have more than one field specified at a time"),
      );
    }
    return errors;
  });
}

function validateMounts(
  field: string,
  mounts: readonly VolumeMount[],
  volumes: ReadonlySet<string>,
): readonly FieldError[] {
  const paths = new Set<string>();
  return mounts.flatMap(({ name, mountPath }, index) => {
    const place = `${field}[${index}]`;
    const errors: FieldError[] = [];
    if (!name) errors.push(required(`${place}.name`));
    else if (!volumes.has(name)) errors.push(notFoundField(`${place}.name`, name));
    if (!mountPath) errors.push(required(`${place}.mountPath`));
    else if (paths.has(mountPath))
      errors.push(invalidValue(`${place}.mountPath`, mountPath, "must be unique"));
    paths.add(mountPath);
    return errors;
  });
}

const standard = /^(cpu|memory|ephemeral-storage|hugepages-.+)$/;

function validateResources(
  field: string,
  { limits = {}, requests = {} }: ResourceRequirements,
): readonly FieldError[] {
  return [
    ...validateQuantities(`${field}.limits`, limits),
    ...validateQuantities(`${field}.requests`, requests),
    ...Object.entries(requests).flatMap(([name, request]) => {
      const limit = limits[name];
      if (limit === undefined || compareQuantities(request, limit) <= 0) return [];
      return [
        invalidValue(`${field}.requests`, request, `must be less than or equal to ${name} limit of ${limit}`),
      ];
    }),
  ];
}

function validateQuantities(
  field: string,
  quantities: Readonly<Record<string, string>>,
): readonly FieldError[] {
  return Object.entries(quantities).flatMap(([name, quantity]) => {
    const errors: FieldError[] = [];
    if (!standard.test(name) && !name.includes("/")) {
      errors.push(
        invalidValue(`${field}[${name}]`, name, "must be a standard resource type or fully qualified"),
        invalidValue(`${field}[${name}]`, name, "must be a standard resource for containers"),
      );
    }
    if ((parseQuantity(quantity)?.nano ?? 0n) < 0n) {
      errors.push(invalidValue(`${field}[${name}]`, quantity, "must be greater than or equal to 0"));
    }
    return errors;
  });
}

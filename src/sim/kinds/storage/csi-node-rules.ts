import type { CSINodeDriver } from "kubernetes-types/storage/v1";
import {
  duplicate,
  GoText,
  invalidValue,
  required,
  tooLong,
  type FieldError,
} from "../../api/field-error.ts";
import type { Rules } from "../../api/rules.ts";
import { subdomain } from "../../api/names.ts";
import { ageColumn } from "../columns.ts";
import { goPointer, goString, goStrings, goStruct } from "../go-syntax.ts";
import { immutable } from "../immutable.ts";
import { qualifiedNameErrors } from "../qualified-name.ts";
import { notNegative } from "../validation.ts";
import type { CsiNode } from "./csi-node.ts";

const nodeIdMax = 256;
const driverNameMax = 63;

/** @models pkg/apis/storage/validation/validation.go ValidateCSINode, ValidateCSINodeUpdate, 1.33 */
function validate({ spec }: CsiNode, old: CsiNode | undefined): readonly FieldError[] {
  const drivers = spec.drivers ?? [];
  const names = new Set<string>();
  const errors = drivers.flatMap((driver, index) => {
    const field = `spec.drivers[${index}]`;
    const repeated = names.has(driver.name) ? [duplicate(`${field}.name`, driver.name)] : [];
    names.add(driver.name);
    return [...validateDriver(field, driver), ...repeated, ...keyErrors(field, driver.topologyKeys ?? [])];
  });
  const before = new Map((old?.spec.drivers ?? []).map((driver) => [driver.name, driver]));
  const changes = drivers.flatMap((driver) => {
    const known = before.get(driver.name);
    return known === undefined ? [] : immutable("spec.drivers", driver, known, new GoText(goDriver(driver)));
  });
  return [...errors, ...changes];
}

function validateDriver(field: string, { name, nodeID, allocatable }: CSINodeDriver): FieldError[] {
  return [
    ...csiDriverNameErrors(`${field}.name`, name),
    ...(nodeID === "" ? [required(`${field}.nodeID`)] : []),
    ...(nodeID.length > nodeIdMax
      ? [invalidValue(`${field}.nodeID`, nodeID, `must be ${nodeIdMax} characters or less`)]
      : []),
    ...notNegative(`${field}.allocatable.count`, allocatable?.count),
  ];
}

/** @models pkg/apis/core/validation/validation.go ValidateCSIDriverName, 1.33 */
export function csiDriverNameErrors(field: string, name: string): readonly FieldError[] {
  const wrong = subdomain(name.toLowerCase());
  return [
    ...(name === "" ? [required(field)] : []),
    ...(name.length > driverNameMax ? [tooLong(field, driverNameMax)] : []),
    ...(wrong === undefined ? [] : [invalidValue(field, name, wrong)]),
  ];
}

function keyErrors(field: string, keys: readonly string[]): readonly FieldError[] {
  return keys.flatMap((key, index) => [
    ...(key === "" ? [required(field)] : []),
    ...(keys.indexOf(key) < index ? [duplicate(field, key)] : []),
    ...qualifiedNameErrors(field, key),
  ]);
}

function goDriver({ name, nodeID, topologyKeys, allocatable }: CSINodeDriver): string {
  return goStruct("storage.CSINodeDriver", {
    Name: goString(name),
    NodeID: goString(nodeID),
    TopologyKeys: goStrings(topologyKeys),
    Allocatable: goPointer("storage.VolumeNodeResources", allocatable),
  });
}

/** @models pkg/printers/internalversion/printers.go printCSINode, 1.33 */
export const csiNodeRules: Rules<CsiNode> = {
  validate,
  columns: [{ name: "Drivers", type: "integer", cell: ({ spec }) => (spec.drivers ?? []).length }, ageColumn],
};

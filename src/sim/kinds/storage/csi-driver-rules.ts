import type { TokenRequest } from "kubernetes-types/storage/v1";
import { duplicate, GoText, invalidValue, unsupported, type FieldError } from "../../api/field-error.ts";
import type { Rules } from "../../api/rules.ts";
import { ageColumn } from "../columns.ts";
import { goStrings } from "../go-syntax.ts";
import { immutable } from "../immutable.ts";
import { oneOf } from "../validation.ts";
import type { CsiDriver } from "./csi-driver.ts";

const modes = ["Persistent", "Ephemeral"];
const policies = ["File", "None", "ReadWriteOnceWithFSType"];
const secondsMax = 2 ** 32;

/** @models pkg/apis/storage/validation/validation.go ValidateCSIDriver, ValidateCSIDriverUpdate, 1.33 */
function validate({ spec }: CsiDriver, old: CsiDriver | undefined): readonly FieldError[] {
  const { volumeLifecycleModes = [], tokenRequests = [] } = spec;
  return [
    ...oneOf("spec.fsGroupPolicy", spec.fsGroupPolicy, policies),
    ...validateTokens(tokenRequests),
    ...volumeLifecycleModes
      .filter((mode) => !modes.includes(mode))
      .map((mode) => unsupported("spec.volumeLifecycleModes", mode, modes)),
    ...(old === undefined ? [] : changeErrors(spec, old.spec)),
  ];
}

/** The first field's name in the refusal is upstream's own. */
function changeErrors(spec: CsiDriver["spec"], old: CsiDriver["spec"]): readonly FieldError[] {
  const shown = new GoText(goStrings(spec.volumeLifecycleModes, "storage.VolumeLifecycleMode"));
  return [
    ...immutable("spec.attachedRequired", spec.attachRequired, old.attachRequired),
    ...immutable("spec.volumeLifecycleModes", spec.volumeLifecycleModes, old.volumeLifecycleModes, shown),
  ];
}

function validateTokens(requests: readonly TokenRequest[]): readonly FieldError[] {
  const audiences = new Set<string>();
  return requests.flatMap(({ audience, expirationSeconds }, index) => {
    const field = `spec.tokenRequests[${index}]`;
    if (audiences.has(audience)) return [duplicate(`${field}.audience`, audience)];
    audiences.add(audience);
    return expirationSeconds === undefined ? [] : expirationErrors(field, expirationSeconds);
  });
}

function expirationErrors(field: string, seconds: number): readonly FieldError[] {
  const place = `${field}.expirationSeconds`;
  if (seconds < 600) return [invalidValue(place, seconds, "may not specify a duration less than 10 minutes")];
  return seconds > secondsMax
    ? [invalidValue(place, seconds, "may not specify a duration larger than 2^32 seconds")]
    : [];
}

/** @models pkg/printers/internalversion/printers.go printCSIDriver, 1.33 */
export const csiDriverRules: Rules<CsiDriver> = {
  validate,
  columns: [
    { name: "AttachRequired", type: "boolean", cell: ({ spec }) => spec.attachRequired ?? true },
    { name: "PodInfoOnMount", type: "boolean", cell: ({ spec }) => spec.podInfoOnMount ?? false },
    { name: "StorageCapacity", type: "boolean", cell: ({ spec }) => spec.storageCapacity ?? false },
    {
      name: "TokenRequests",
      cell: ({ spec }) => spec.tokenRequests?.map(({ audience }) => audience).join(",") ?? "<unset>",
    },
    { name: "RequiresRepublish", type: "boolean", cell: ({ spec }) => spec.requiresRepublish ?? false },
    { name: "Modes", cell: ({ spec }) => (spec.volumeLifecycleModes ?? []).join(",") || "<none>" },
    ageColumn,
  ],
};

import type { Volume } from "kubernetes-types/core/v1";
import { duplicate, forbiddenField, invalidValue, required, type FieldError } from "../../api/field-error.ts";
import { dnsLabel, nameErrors, subdomain } from "../../api/names.ts";
import { validateClaimSpec, validateTemplateMetadata } from "./claim-spec-validation.ts";
import { configVolumeErrors, downwardVolumeErrors, projectedVolumeErrors } from "./file-volume-validation.ts";
import type { Volumes } from "./mount-validation.ts";
import { emptyDirErrors, validateSource, type SourceFields } from "./volume-source-validation.ts";

export interface VolumeContext {
  /** Empty in templates. */
  readonly podName: string;
  readonly isPod: boolean;
}

/** The sources in the order in which upstream looks at them: the first is checked, the others are too many. */
const order = (
  "emptyDir hostPath gitRepo gcePersistentDisk awsElasticBlockStore secret nfs iscsi glusterfs persistentVolumeClaim " +
  "rbd cinder cephfs quobyte downwardAPI fc flexVolume configMap azureFile flocker vsphereVolume photonPersistentDisk " +
  "portworxVolume azureDisk storageos projected scaleIO csi ephemeral image"
).split(" ");

/** Paths under which upstream refuses a second source, where they are not the source's own name. */
const oddPaths: Readonly<Record<string, string>> = { cephfs: "cephFS", downwardAPI: "downwarAPI" };

interface Checked {
  readonly errors: readonly FieldError[];
  /** Those that are right, and can be mounted. */
  readonly volumes: Volumes;
}

/** @models pkg/apis/core/validation/validation.go ValidateVolumes, 1.33 */
export function validateVolumes(field: string, list: readonly Volume[], context: VolumeContext): Checked {
  const volumes = new Map<string, Volume>();
  const created = new Set(
    list.filter(({ ephemeral }) => ephemeral !== undefined).map(({ name }) => `${context.podName}-${name}`),
  );
  const errors = list.flatMap((volume, index) => {
    const place = `${field}[${index}]`;
    const { name, persistentVolumeClaim: claim } = volume;
    const found: FieldError[] = [...sourceErrors(place, volume, context)];
    if (name === "") found.push(required(`${place}.name`));
    else found.push(...nameErrors(`${place}.name`, name, dnsLabel));
    if (volumes.has(name)) found.push(duplicate(`${place}.name`, name));
    if (found.length === 0) volumes.set(name, volume);
    if (context.podName !== "" && claim !== undefined && created.has(claim.claimName ?? "")) {
      const why = "must not reference a PVC that gets created for an ephemeral volume";
      found.push(invalidValue(`${place}.persistentVolumeClaim.claimName`, claim.claimName, why));
    }
    return found;
  });
  return { errors, volumes };
}

function sourceErrors(place: string, volume: Volume, context: VolumeContext): readonly FieldError[] {
  const sources = volume as unknown as Readonly<Record<string, SourceFields | undefined>>;
  const [first, ...more] = order.filter((name) => sources[name] !== undefined);
  if (first === undefined) return [required(place, "must specify a volume type")];
  const why = "may not specify more than 1 volume type";
  const rest = more.map((name) => forbiddenField(`${place}.${oddPaths[name] ?? name}`, why));
  return [...oneSourceErrors(place, first, { volume, context }), ...rest];
}

/** Where upstream calls a source otherwise. */
const sourcePaths: Readonly<Record<string, string>> = { gcePersistentDisk: "persistentDisk" };

interface InPod {
  readonly volume: Volume;
  readonly context: VolumeContext;
}

function oneSourceErrors(place: string, name: string, { volume, context }: InPod): readonly FieldError[] {
  const own = ownSources[name];
  if (own !== undefined) return own(`${place}.${name}`, volume);
  if (name === "ephemeral") {
    return ephemeralErrors(place, { volume, context }, volume.ephemeral?.volumeClaimTemplate);
  }
  const source = (volume as unknown as Readonly<Record<string, SourceFields>>)[name] ?? {};
  const path = `${place}.${sourcePaths[name] ?? name}`;
  return validateSource(path, name, { source, isPod: context.isPod });
}

/** Sources that only pods have. */
const ownSources: Readonly<Record<string, (field: string, volume: Volume) => readonly FieldError[]>> = {
  emptyDir: (field, { emptyDir }) => emptyDirErrors(field, emptyDir ?? {}),
  secret: (field, { secret }) => configVolumeErrors(field, secret ?? {}, "secretName"),
  configMap: (field, { configMap }) => configVolumeErrors(field, configMap ?? {}, "name"),
  downwardAPI: (field, { downwardAPI }) => downwardVolumeErrors(field, downwardAPI ?? {}),
  projected: (field, { projected }) => projectedVolumeErrors(field, projected ?? { sources: [] }),
};

type ClaimTemplate = NonNullable<NonNullable<Volume["ephemeral"]>["volumeClaimTemplate"]>;

function ephemeralErrors(
  place: string,
  { volume: { name }, context: { podName } }: InPod,
  template: ClaimTemplate | undefined,
): readonly FieldError[] {
  const field = `${place}.ephemeral.volumeClaimTemplate`;
  const errors: FieldError[] =
    template === undefined
      ? [required(field)]
      : [
          ...validateTemplateMetadata(field, template.metadata ?? {}),
          ...validateClaimSpec(`${field}.spec`, template.spec ?? {}),
        ];
  const wrong = podName === "" || name === "" ? undefined : subdomain(`${podName}-${name}`);
  if (wrong === undefined) return errors;
  const why = `PVC name ${JSON.stringify(`${podName}-${name}`)}: ${wrong}`;
  return [...errors, invalidValue(`${place}.name`, name, why)];
}

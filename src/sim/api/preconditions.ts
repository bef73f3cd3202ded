import type { Stored } from "../wire/object.ts";
import type { Resource } from "../wire/resource.ts";
import { conflict, invalid } from "./api-error.ts";
import type { Collection } from "./collection.ts";
import { decodeError } from "./go-error.ts";
import { GoText, invalidValue } from "./field-error.ts";

interface Against {
  readonly old: Stored;
  /** The form in which the request came. */
  readonly resource: Resource;
  /** What a patch says of an object's identity is part of what it changes, not a condition. */
  readonly isPatch: boolean;
}

/**
 * Refuses an update that was made from another state of the object.
 * @models staging/src/k8s.io/apiserver/pkg/registry/generic/registry/store.go Update, 1.33
 */
export function checkPreconditions(collection: Collection, incoming: Stored, against: Against): void {
  const { old, resource } = against;
  const { uid, resourceVersion } = incoming.metadata;
  const { name } = old.metadata;
  refuseOtherDeletion(incoming, against);
  if (resourceVersion && !/^\d+$/.test(resourceVersion)) {
    throw decodeError(`strconv.ParseUint: parsing ${JSON.stringify(resourceVersion)}: invalid syntax`);
  }
  if (uid && uid !== old.metadata.uid) {
    throw against.isPatch ? otherUid(uid, against) : otherObject(collection, uid, against);
  }
  if (resourceVersion && resourceVersion !== "0") {
    if (resourceVersion !== old.metadata.resourceVersion) throw conflict(resource, name);
  } else if (collection.kind.needsResourceVersion === true) {
    const error = invalidValue(
      "metadata.resourceVersion",
      new GoText("0x0"),
      "must be specified for an update",
    );
    throw invalid({ ...resource, kind: resource.plural }, name, [error]);
  }
}

/** When an object is to end is nobody's choice who changes it. Two checks find it, as another uid. */
function refuseOtherDeletion({ metadata }: Stored, { old, resource }: Against): void {
  const { deletionTimestamp } = metadata;
  if (!deletionTimestamp || deletionTimestamp === old.metadata.deletionTimestamp) return;
  const shown = new GoText(deletionTimestamp.replace("T", " ").replace("Z", " +0000 UTC"));
  const error = invalidValue("metadata.deletionTimestamp", shown, "field is immutable");
  throw invalid(resource, old.metadata.name, [error, error]);
}

function otherUid(uid: string, { old, resource }: Against): Error {
  const error = invalidValue("metadata.uid", uid, "field is immutable");
  return invalid(resource, old.metadata.name, [error, error]);
}

/** The words are those of the storage below a real server. */
function otherObject(collection: Collection, uid: string, { old, resource }: Against): Error {
  const { name, namespace } = old.metadata;
  return conflict(
    resource,
    name,
    `StorageError: invalid object, Code: 4, Key: ${collection.key(namespace, name)}, ResourceVersion: 0, ` +
      `AdditionalErrorMsg: Precondition failed: UID in precondition: ${uid}, UID in object meta: ${old.metadata.uid}`,
  );
}

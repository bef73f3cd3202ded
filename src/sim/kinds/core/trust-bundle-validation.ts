import type { ClusterTrustBundleProjection } from "kubernetes-types/core/v1";
import { invalidValue, required, type FieldError } from "../../api/field-error.ts";
import { go } from "../go/go-value.ts";
import { nameErrors, subdomain } from "../../api/names.ts";
import { validateLabelSelector } from "../selector-validation.ts";
import { nonReservedPath } from "./path-validation.ts";

/** A bundle by name, or all of a signer. */
export function trustBundleErrors(
  field: string,
  bundle: ClusterTrustBundleProjection,
): readonly FieldError[] {
  return [...sourceErrors(field, bundle), ...pathErrors(`${field}.path`, bundle.path ?? "")];
}

function pathErrors(field: string, path: string): readonly FieldError[] {
  return [...(path === "" ? [required(field)] : []), ...nonReservedPath(field, path)];
}

function sourceErrors(field: string, bundle: ClusterTrustBundleProjection): readonly FieldError[] {
  const { name, signerName, labelSelector } = bundle;
  if (name !== undefined && signerName !== undefined) {
    const shown = go("core.ClusterTrustBundleProjection", bundle);
    return [invalidValue(field, shown, "only one of name and signerName may be used")];
  }
  if (name !== undefined) {
    const shown = go("v1.LabelSelector", labelSelector);
    const why = "labelSelector must be unset if name is specified";
    return [
      ...(name === "" ? [required(`${field}.name`, "must be a valid object name")] : []),
      ...nameErrors(`${field}.name`, name, bundleName),
      ...(labelSelector === undefined ? [] : [invalidValue(`${field}.labelSelector`, shown, why)]),
    ];
  }
  if (signerName === undefined) return [required(field, "either name or signerName must be specified")];
  return [
    ...(signerName === "" ? [required(`${field}.signerName`, "must be a valid signer name")] : []),
    ...validateLabelSelector(`${field}.labelSelector`, labelSelector),
  ];
}

/** Names of a signer's bundles begin with the signer: `example.com:signer:name`. */
function bundleName(name: string): string | undefined {
  const wrong = subdomain(name.slice(name.lastIndexOf(":") + 1));
  return wrong === undefined ? undefined : `not a valid clustertrustbundlename: ${wrong}`;
}

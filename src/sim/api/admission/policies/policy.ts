import type {
  ValidatingAdmissionPolicyBindingSpec,
  ValidatingAdmissionPolicySpec,
} from "kubernetes-types/admissionregistration/v1";
import type { Stored } from "../../../wire/object.ts";

/** A ValidatingAdmissionPolicy. */
export interface Policy extends Stored {
  readonly spec: ValidatingAdmissionPolicySpec;
}

/** A ValidatingAdmissionPolicyBinding. */
export interface PolicyBinding extends Stored {
  readonly spec: ValidatingAdmissionPolicyBindingSpec;
}

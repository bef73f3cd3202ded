import type { Stored } from "../../wire/object.ts";
import type { ScalePaths } from "../kind.ts";
import type { Schema } from "./schema.ts";

export interface DefinitionNames {
  readonly plural: string;
  readonly singular?: string;
  readonly kind: string;
  readonly listKind?: string;
  readonly shortNames?: readonly string[];
  readonly categories?: readonly string[];
}

export interface PrinterColumn {
  readonly name: string;
  readonly type: string;
  readonly format?: string;
  readonly description?: string;
  readonly priority?: number;
  readonly jsonPath: string;
}

export interface DefinitionVersion {
  readonly name: string;
  readonly served: boolean;
  readonly storage: boolean;
  readonly deprecated?: boolean;
  readonly deprecationWarning?: string;
  readonly schema?: { readonly openAPIV3Schema?: Schema };
  readonly subresources?: { readonly status?: object; readonly scale?: ScalePaths };
  readonly additionalPrinterColumns?: readonly PrinterColumn[];
  readonly selectableFields?: readonly { readonly jsonPath: string }[];
}

export interface WebhookClient {
  readonly url?: string;
  readonly service?: {
    readonly namespace: string;
    readonly name: string;
    readonly path?: string;
    readonly port?: number;
  };
  readonly caBundle?: string;
}

export interface DefinitionSpec {
  readonly group: string;
  readonly names: DefinitionNames;
  readonly scope: string;
  readonly versions: readonly DefinitionVersion[];
  readonly conversion?: {
    readonly strategy: string;
    readonly webhook?: {
      readonly clientConfig?: WebhookClient;
      readonly conversionReviewVersions?: readonly string[];
    };
  };
  readonly preserveUnknownFields?: boolean;
}

export interface DefinitionCondition {
  readonly type: string;
  readonly status: string;
  readonly lastTransitionTime?: string;
  readonly reason?: string;
  readonly message?: string;
}

export interface DefinitionStatus {
  readonly conditions?: readonly DefinitionCondition[];
  readonly acceptedNames?: Partial<DefinitionNames>;
  readonly storedVersions?: readonly string[];
}

/** apiextensions.k8s.io/v1 CustomResourceDefinition. */
export interface CustomResourceDefinition extends Stored {
  readonly spec: DefinitionSpec;
  readonly status: DefinitionStatus;
}

export const cleanupFinalizer = "customresourcecleanup.apiextensions.k8s.io";

export function conditionOf(
  { status }: Pick<CustomResourceDefinition, "status">,
  type: string,
): DefinitionCondition | undefined {
  return status.conditions?.find((condition) => condition.type === type);
}

export function isEstablished(definition: Pick<CustomResourceDefinition, "status">): boolean {
  return conditionOf(definition, "Established")?.status === "True";
}

export function storageVersion({
  spec,
}: Pick<CustomResourceDefinition, "spec">): DefinitionVersion | undefined {
  return spec.versions.find(({ storage }) => storage);
}

import type { Kind } from "../../api/kind.ts";
import { defineLazyKind } from "../define-lazy-kind.ts";
import { controllerRevisions } from "./controller-revisions.ts";

export const controllerRevision: Kind = defineLazyKind(controllerRevisions, {});

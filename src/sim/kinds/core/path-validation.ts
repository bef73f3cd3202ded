import { invalidValue, type FieldError } from "../../api/field-error.ts";

/** @models pkg/apis/core/validation/validation.go validatePathNoBacksteps, 1.33 */
export function noBacksteps(field: string, path: string): readonly FieldError[] {
  return path.split("/").includes("..") ? [invalidValue(field, path, "must not contain '..'")] : [];
}

/** A relative path that does not lead out of where it starts. */
export function descendingPath(field: string, path: string): readonly FieldError[] {
  const errors = path.startsWith("/") ? [invalidValue(field, path, "must be a relative path")] : [];
  return [...errors, ...noBacksteps(field, path)];
}

/** The same for names of files that the kubelet writes, which has its own that start with two dots. */
export function nonReservedPath(field: string, path: string): readonly FieldError[] {
  const errors = descendingPath(field, path);
  const isReserved = path.startsWith("..") && path !== ".." && !path.startsWith("../");
  return isReserved || path === ".."
    ? [...errors, invalidValue(field, path, "must not start with '..'")]
    : errors;
}

/** What a strategic merge patch has to know of a type. */
export interface PatchShape {
  /** How Go calls it: `PodSpec`. */
  readonly name: string;
  /** Undefined if the type has no such field. */
  field(name: string): PatchField | undefined;
}

/** How one field is merged. */
export interface PatchField {
  /** `merge`: element by element. Empty: lists are replaced and objects merged. `replace`: objects, too, are replaced. */
  readonly strategy: "merge" | "replace" | "";
  /** Fields of the object (or of a list's elements) that a patch's author does not name are to go. */
  readonly retainsKeys: boolean;
  /** What tells the elements of a merged list apart; empty for plain values. */
  readonly mergeKey: string;
  /** Of the object, or of the list's elements; the kind of Go's type where that is no struct. */
  readonly of: PatchShape | "map" | "slice" | "string" | "interface";
}

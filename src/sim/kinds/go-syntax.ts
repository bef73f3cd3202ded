/** Values as Go prints them with %#v, which is how refusals show what is neither text nor a number. */

export function goString(value: string | undefined): string {
  return JSON.stringify(value ?? "");
}

/** `[]string{"a", "b"}`; a list that is missing is nil. */
export function goStrings(list: readonly string[] | undefined, type = "string"): string {
  return goList(
    type,
    list?.map((one) => goString(one)),
  );
}

/** A list whose elements are printed already. */
export function goList(type: string, list: readonly string[] | undefined): string {
  return list === undefined ? `[]${type}(nil)` : `[]${type}{${list.join(", ")}}`;
}

/** `map[string]string{"a":"b"}`, keys in order. */
export function goMap(map: Readonly<Record<string, string>> | undefined): string {
  if (map === undefined) return "map[string]string(nil)";
  const keys = Object.keys(map).toSorted();
  return `map[string]string{${keys.map((key) => `${goString(key)}:${goString(map[key])}`).join(", ")}}`;
}

/** `networking.ParentReference{Group:"", Resource:"services"}` from fields that are printed already. */
export function goStruct(type: string, fields: Readonly<Record<string, string>>): string {
  const parts = Object.entries(fields).map(([name, text]) => `${name}:${text}`);
  return `${type}{${parts.join(", ")}}`;
}

/** A pointer: where it points to differs from run to run, so that one place is as good as another. */
export function goPointer(type: string, value: unknown): string {
  return value === undefined ? `(*${type})(nil)` : `(*${type})(0xc000a1b2c0)`;
}

interface RuntimeError {
  readonly code?: unknown;
  readonly summary?: unknown;
  readonly message?: unknown;
}

/** What cel-go says of errors that come up while an expression runs, by the codes of the interpreter. */
const texts: Readonly<Record<string, (summary: string) => string>> = {
  no_such_key: (summary) => `no such key: ${/No such key: (.*)$/s.exec(summary)?.[1] ?? summary}`,
  index_out_of_bounds: (summary) => `index out of bounds: ${/index (-?\d+)/.exec(summary)?.[1] ?? summary}`,
  division_by_zero: () => "division by zero",
  modulo_by_zero: () => "modulus by zero",
  no_such_overload: () => "no such overload",
  no_matching_overload: () => "no such overload",
  cannot_index_type: () => "no such overload",
  invalid_condition_type: () => "no such overload",
  invalid_logical_operand: () => "no such overload",
  int_conversion_error: () => "type conversion error from 'string' to 'int'",
  uint_conversion_error: () => "type conversion error from 'string' to 'uint'",
  double_conversion_error: () => "type conversion error from 'string' to 'double'",
  bool_conversion_error: () => "type conversion error from 'string' to 'bool'",
  timestamp_conversion_error: () => "type conversion error from 'string' to 'google.protobuf.Timestamp'",
  duration_conversion_error: () => "type conversion error from 'string' to 'google.protobuf.Duration'",
  integer_overflow: () => "integer overflow",
};

export function runtimeText(error: unknown): string {
  const { code, summary, message } = error as RuntimeError;
  const text = typeof summary === "string" ? summary : String(message);
  return texts[String(code)]?.(text) ?? text.split("\n")[0] ?? "";
}

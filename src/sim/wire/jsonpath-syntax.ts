/** A template of kubectl's JSONPath dialect: text with paths and ranges in braces. */
export type TemplateNode =
  | { readonly is: "text"; readonly text: string }
  | { readonly is: "path"; readonly steps: readonly Step[] }
  | { readonly is: "range"; readonly steps: readonly Step[]; readonly body: readonly TemplateNode[] };

/** One step of a path: from some values to the values below them. */
export type Step =
  | { readonly is: "root" }
  | { readonly is: "field"; readonly name: string }
  | { readonly is: "wildcard" }
  | { readonly is: "recursive" }
  | {
      readonly is: "slice";
      readonly from: number | undefined;
      readonly to: number | undefined;
      readonly by: number;
      readonly isIndex: boolean;
    }
  | { readonly is: "union"; readonly paths: readonly (readonly Step[])[] }
  | {
      readonly is: "filter";
      readonly left: Operand;
      readonly operator: Operator;
      readonly right: Operand | undefined;
    };

export type Operator = "exists" | "==" | "!=" | "<" | "<=" | ">" | ">=";

export type Operand =
  | { readonly is: "literal"; readonly value: string | number | boolean }
  | { readonly is: "path"; readonly steps: readonly Step[] };

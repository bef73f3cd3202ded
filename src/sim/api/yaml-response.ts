import type { HttpResponse } from "../wire/http.ts";
import { printYaml } from "../wire/yaml.ts";

/** An answer to those who want YAML. */
export function yamlResponse(status: number, value: object, headers: HttpResponse["headers"]): HttpResponse {
  return {
    status,
    headers: { "content-type": "application/yaml", ...headers },
    body: { text: printYaml(value) },
  };
}

import { invalidValue, required } from "../../api/field-error.ts";
import { ageColumn, firstFew } from "../columns.ts";
import { oneOf } from "../validation.ts";
import type { Rules } from "../../api/rules.ts";
import type { EndpointSlice } from "./endpoint-slice.ts";

export const endpointSliceRules: Rules<EndpointSlice> = {
  validate: ({ addressType }, old) => [
    ...(addressType === undefined
      ? [required("addressType")]
      : oneOf("addressType", addressType, ["FQDN", "IPv4", "IPv6"])),
    ...(old !== undefined && old.addressType !== addressType
      ? [invalidValue("addressType", addressType, "field is immutable")]
      : []),
  ],
  columns: [
    { name: "AddressType", cell: ({ addressType }) => addressType },
    {
      name: "Ports",
      cell: ({ ports = [] }) =>
        firstFew(
          ports.map(({ name, port }) => String(port ?? name)),
          "<unset>",
        ),
    },
    {
      name: "Endpoints",
      cell: ({ endpoints }) =>
        firstFew(
          endpoints.flatMap(({ addresses }) => addresses),
          "<unset>",
        ),
    },
    ageColumn,
  ],
};

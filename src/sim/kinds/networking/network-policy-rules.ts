import type { IPBlock, NetworkPolicyPeer, NetworkPolicyPort } from "kubernetes-types/networking/v1";
import { forbiddenField, GoText, invalidValue, required, type FieldError } from "../../api/field-error.ts";
import type { Rules } from "../../api/rules.ts";
import { nameErrors } from "../../api/names.ts";
import { containsIp, networkOf, parseCidr } from "../../wire/ip-address.ts";
import { formatSelector } from "../../wire/label-selector.ts";
import { cidrWarnings, legacyCidrErrors } from "../address-validation.ts";
import { ageColumn } from "../columns.ts";
import { goStrings } from "../go-syntax.ts";
import { validateLabelSelector } from "../selector-validation.ts";
import { inRange, oneOf, wrongPortName } from "../validation.ts";
import type { NetworkPolicy } from "./network-policy.ts";

/** One rule of either direction: where it stands, its ports and its peers. */
interface Direction {
  readonly field: string;
  readonly peersField: string;
  readonly ports: readonly NetworkPolicyPort[];
  readonly peers: readonly NetworkPolicyPeer[];
}

function directionsOf({ spec: { ingress = [], egress = [] } }: NetworkPolicy): readonly Direction[] {
  return [
    ...ingress.map(({ ports = [], from = [] }, index) => {
      const field = `spec.ingress[${index}]`;
      return { field, peersField: `${field}.from`, ports, peers: from };
    }),
    ...egress.map(({ ports = [], to = [] }, index) => {
      const field = `spec.egress[${index}]`;
      return { field, peersField: `${field}.to`, ports, peers: to };
    }),
  ];
}

/** @models pkg/apis/networking/validation/validation.go ValidateNetworkPolicySpec, 1.33 */
function validate(policy: NetworkPolicy): readonly FieldError[] {
  const { podSelector, policyTypes = [] } = policy.spec;
  const errors: FieldError[] = [...validateLabelSelector("spec.podSelector", podSelector)];
  for (const { field, peersField, ports, peers } of directionsOf(policy)) {
    errors.push(
      ...ports.flatMap((port, index) => validatePort(`${field}.ports[${index}]`, port)),
      ...peers.flatMap((peer, index) => validatePeer(`${peersField}[${index}]`, peer)),
    );
  }
  if (policyTypes.length > 2) {
    const shown = new GoText(goStrings(policyTypes, "networking.PolicyType"));
    return [...errors, invalidValue("spec.policyTypes", shown, "may not specify more than two policyTypes")];
  }
  return [
    ...errors,
    ...policyTypes.flatMap((type, index) => oneOf(`spec.policyTypes[${index}]`, type, ["Ingress", "Egress"])),
  ];
}

function validatePort(field: string, { protocol, port, endPort }: NetworkPolicyPort): readonly FieldError[] {
  const errors: FieldError[] = [...oneOf(`${field}.protocol`, protocol, ["TCP", "UDP", "SCTP"])];
  const place = `${field}.endPort`;
  if (typeof port === "number") {
    errors.push(...inRange(`${field}.port`, port, [1, 65_535]));
    if (endPort === undefined) return errors;
    if (endPort < port) errors.push(invalidValue(place, port, "must be greater than or equal to `port`"));
    return [...errors, ...inRange(place, endPort, [1, 65_535])];
  }
  if (endPort !== undefined) {
    const why = port === undefined ? "not specified" : "non-numeric";
    errors.push(invalidValue(place, endPort, `may not be specified when \`port\` is ${why}`));
  }
  return port === undefined ? errors : [...errors, ...nameErrors(`${field}.port`, port, wrongPortName)];
}

function validatePeer(field: string, peer: NetworkPolicyPeer): readonly FieldError[] {
  const { podSelector, namespaceSelector, ipBlock } = peer;
  const errors: FieldError[] = [
    ...validateLabelSelector(`${field}.podSelector`, podSelector),
    ...validateLabelSelector(`${field}.namespaceSelector`, namespaceSelector),
    ...(ipBlock === undefined ? [] : validateBlock(`${field}.ipBlock`, ipBlock)),
  ];
  const hasSelector = podSelector !== undefined || namespaceSelector !== undefined;
  if (!hasSelector && ipBlock === undefined) errors.push(required(field, "must specify a peer"));
  if (hasSelector && ipBlock !== undefined) {
    errors.push(forbiddenField(field, "may not specify both ipBlock and another peer"));
  }
  return errors;
}

function validateBlock(field: string, { cidr, except = [] }: IPBlock): readonly FieldError[] {
  if (!cidr) return [required(`${field}.cidr`)];
  const whole = parseCidr(cidr);
  if (whole === undefined) return legacyCidrErrors(`${field}.cidr`, cidr);
  return except.flatMap((text, index) => {
    const place = `${field}.except[${index}]`;
    const part = parseCidr(text);
    if (part === undefined) return legacyCidrErrors(place, text);
    const isWithin = containsIp(whole, networkOf(part)) && whole.prefix < part.prefix;
    return isWithin ? [] : [invalidValue(place, text, "must be a strict subset of `cidr`")];
  });
}

function warnings(policy: NetworkPolicy): readonly string[] {
  return directionsOf(policy).flatMap(({ peersField, peers }) =>
    peers.flatMap(({ ipBlock }, index) => {
      if (ipBlock === undefined) return [];
      const field = `${peersField}[${index}].ipBlock`;
      const excepted = (ipBlock.except ?? []).flatMap((cidr, at) =>
        cidrWarnings(`${field}.except[${at}]`, cidr),
      );
      return [...cidrWarnings(`${field}.cidr`, ipBlock.cidr), ...excepted];
    }),
  );
}

/** @models pkg/printers/internalversion/printers.go printNetworkPolicy, 1.33 */
export const networkPolicyRules: Rules<NetworkPolicy> = {
  validate,
  warnings,
  columns: [{ name: "Pod-Selector", cell: ({ spec }) => formatSelector(spec.podSelector) }, ageColumn],
};

import type { Conversion } from "../../api/kind.ts";
import { isObject } from "../../wire/json.ts";

const zoneLabel = "topology.kubernetes.io/zone";

type Fields = Readonly<Record<string, unknown>>;

function mapEndpoints(object: Fields, change: (endpoint: Fields) => Fields): Fields {
  const { endpoints } = object;
  if (!Array.isArray(endpoints)) return object;
  return { ...object, endpoints: endpoints.map((one: unknown) => (isObject(one) ? change(one) : one)) };
}

/** v1beta1 had the zone among the labels of an endpoint's topology. */
export const fromTopology: Conversion = (object) =>
  mapEndpoints(object, ({ topology, ...endpoint }) => {
    if (!isObject(topology)) return endpoint;
    const { [zoneLabel]: zone, ...others } = topology;
    return {
      ...endpoint,
      ...(zone === undefined ? {} : { zone }),
      ...(Object.keys(others).length === 0 ? {} : { deprecatedTopology: others }),
    };
  });

export const toTopology: Conversion = (object) =>
  mapEndpoints(object, ({ zone, deprecatedTopology, ...endpoint }) => {
    const others = isObject(deprecatedTopology) ? deprecatedTopology : {};
    const topology = { ...others, ...(zone === undefined ? {} : { [zoneLabel]: zone }) };
    return { ...endpoint, ...(Object.keys(topology).length === 0 ? {} : { topology }) };
  });

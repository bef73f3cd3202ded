import { Cases, del, dry, get, maker, patch, post, put, table } from "./cases.ts";

const services = "/api/v1/namespaces/k1/services";
const service = maker("v1", "Service");
const port = (more: object = {}): object => ({ port: 80, ...more });
const spec = (more: object = {}): object => ({ spec: { selector: { app: "a" }, ports: [port()], ...more } });

export function writeServices(): void {
  const cases = new Cases();
  const bad = (name: string, fields: object, metadata: object = {}): void =>
    cases.add(`service refused: ${name}`, post(services, service("bad", fields, metadata), dry));
  const good = (name: string, fields: object, metadata: object = {}): void =>
    cases.add(`service: ${name}`, post(services, service("good", fields, metadata), dry));

  good("the least", spec());
  good("a node port", spec({ type: "NodePort" }));
  good("a load balancer", spec({ type: "LoadBalancer", loadBalancerSourceRanges: ["10.0.0.0/8"] }));
  good("a local load balancer", spec({ type: "LoadBalancer", externalTrafficPolicy: "Local" }));
  good("a headless one", spec({ clusterIP: "None" }));
  good("a headless one without selector", { spec: { clusterIP: "None", ports: [port()] } });
  good("a headless one without ports", { spec: { clusterIP: "None", selector: { a: "b" } } });
  good("an external name", { spec: { type: "ExternalName", externalName: "example.com" } });
  good("client affinity", spec({ sessionAffinity: "ClientIP" }));
  good("named ports", spec({ ports: [port({ name: "http", targetPort: "web" }), port({ name: "dns", port: 53, protocol: "UDP", appProtocol: "example.com/dns" })] }));
  good("external IPs", spec({ externalIPs: ["1.2.3.4"] }));
  good("external IPs that are oddly written", spec({ externalIPs: ["001.2.3.4"] }));
  good("dual stack preferred", spec({ ipFamilyPolicy: "PreferDualStack" }));
  good("traffic distribution", spec({ trafficDistribution: "PreferClose" }));
  good("topology annotation", spec(), { annotations: { "service.kubernetes.io/topology-aware-hints": "auto" } });
  good("a load balancer IP", spec({ type: "LoadBalancer", loadBalancerIP: "1.2.3.4", loadBalancerClass: "example.com/lb" }));
  good("the same port in two protocols", spec({ ports: [port({ name: "a" }), port({ name: "b", protocol: "UDP" })] }));
  good("duplicate target", spec({ ports: [port({ name: "a" }), port({ name: "b", port: 81, targetPort: 80 })] }));

  bad("no ports", { spec: { selector: { a: "b" } } });
  bad("the name", spec(), { name: "1bad" });
  bad("a port of 0", spec({ ports: [{ port: 0 }] }));
  bad("ports out of range", spec({ ports: [port({ port: 70_000, targetPort: 70_000 })] }));
  bad("two ports without names", spec({ ports: [port(), port({ port: 81 })] }));
  bad("port names", spec({ ports: [port({ name: "Bad_Name" }), port({ name: "b", port: 81, targetPort: "wrong_name" }), port({ name: "b", port: 82 })] }));
  bad("the same port twice", spec({ ports: [port({ name: "a" }), port({ name: "b" })] }));
  bad("protocol", spec({ ports: [port({ protocol: "ICMP", appProtocol: "bad proto!" })] }));
  bad("type", spec({ type: "Other" }));
  bad("a node port of a cluster IP", spec({ ports: [port({ nodePort: 30_100 })] }));
  good("a node port out of range", spec({ type: "NodePort", ports: [port({ nodePort: 80 })] }));
  cases.add("service refused: a node port out of range", post(services, service("bad", spec({ type: "NodePort", ports: [port({ nodePort: 80 })] }))));
  bad("the same node port twice", spec({ type: "NodePort", ports: [port({ name: "a", nodePort: 30_101 }), port({ name: "b", port: 81, nodePort: 30_101 })] }));
  bad("a headless node port", spec({ type: "NodePort", clusterIP: "None" }));
  bad("an address that is none", spec({ clusterIP: "abc" }));
  bad("an address out of range", spec({ clusterIP: "1.2.3.4" }));
  bad("lists that differ", spec({ clusterIP: "10.96.0.77", clusterIPs: ["10.96.0.78"] }));
  bad("an external name without name", { spec: { type: "ExternalName" } });
  bad("an external name that is none", { spec: { type: "ExternalName", externalName: "-bad-" } });
  bad("an external name with an address", { spec: { type: "ExternalName", externalName: "example.com", clusterIP: "10.96.0.10" } });
  bad("a selector", spec({ selector: { "bad key!": "bad value!" } }));
  bad("session affinity", spec({ sessionAffinity: "Other" }));
  bad("an affinity's timeout", spec({ sessionAffinity: "ClientIP", sessionAffinityConfig: { clientIP: { timeoutSeconds: 100_000 } } }));
  bad("a configuration without affinity", spec({ sessionAffinityConfig: { clientIP: { timeoutSeconds: 10 } } }));
  bad("external IPs", spec({ externalIPs: ["abc", "127.0.0.1", "0.0.0.0", "169.254.1.1", "224.0.0.1"] }));
  bad("a traffic policy of a cluster IP", spec({ externalTrafficPolicy: "Local" }));
  bad("traffic policies", spec({ type: "NodePort", externalTrafficPolicy: "Other", internalTrafficPolicy: "Other" }));
  bad("a health check port without Local", spec({ type: "LoadBalancer", healthCheckNodePort: 30_200 }));
  bad("source ranges", spec({ type: "LoadBalancer", loadBalancerSourceRanges: ["10.0.0.0", "abc/8"] }));
  bad("source ranges of a cluster IP", spec({ loadBalancerSourceRanges: ["10.0.0.0/8"] }));
  bad("a class of a cluster IP", spec({ loadBalancerClass: "example.com/lb" }));
  bad("a class that is none", spec({ type: "LoadBalancer", loadBalancerClass: "a b" }));
  bad("families", spec({ ipFamilies: ["IPv5"] }));
  bad("families twice", spec({ ipFamilies: ["IPv4", "IPv4"] }));
  bad("a family that the cluster has not", spec({ ipFamilies: ["IPv6"] }));
  bad("dual stack required", spec({ ipFamilyPolicy: "RequireDualStack" }));
  bad("a family policy", spec({ ipFamilyPolicy: "Other" }));
  bad("a traffic distribution", spec({ trafficDistribution: "Other" }));
  bad("node ports off on a cluster IP", spec({ allocateLoadBalancerNodePorts: false }));

  const at = `${services}/s`;
  const kept = (name: string, first: object, change: object): void =>
    cases.add(`service update: ${name}`, post(services, service("s", first)), patch(at, change), del(at));
  kept("type to NodePort", spec(), { spec: { type: "NodePort" } });
  kept("type to ExternalName", spec(), { spec: { type: "ExternalName", externalName: "example.com" } });
  kept("ExternalName to ClusterIP", { spec: { type: "ExternalName", externalName: "example.com" } }, { spec: { type: "ClusterIP", externalName: null, ports: [port()] } });
  kept("NodePort to ClusterIP", spec({ type: "NodePort" }), { spec: { type: "ClusterIP" } });
  kept("LoadBalancer to ClusterIP", spec({ type: "LoadBalancer", externalTrafficPolicy: "Local" }), { spec: { type: "ClusterIP" } });
  kept("the address", spec(), { spec: { clusterIP: "10.96.0.99" } });
  kept("headless", spec(), { spec: { clusterIP: "None" } });
  kept("not headless", spec({ clusterIP: "None" }), { spec: { clusterIP: "10.96.0.99" } });
  kept("the class", spec({ type: "LoadBalancer", loadBalancerClass: "example.com/a" }), { spec: { loadBalancerClass: "example.com/b" } });
  kept("families", spec({ clusterIP: "10.96.0.77" }), { spec: { ipFamilies: ["IPv6"] } });
  kept("ports", spec(), { spec: { ports: [{ port: 81, targetPort: "http" }] } });
  kept("selector", spec(), { spec: { selector: { app: null, other: "b" } } });
  kept("traffic policy away", spec({ type: "NodePort", externalTrafficPolicy: "Local" }), { spec: { externalTrafficPolicy: null } });
  cases.add("service update by PUT without an address", post(services, service("s", spec())), put(at, service("s", spec({ ports: [port({ port: 81 })] }))), del(at));
  cases.add("service update by PUT of a node port", post(services, service("s", spec({ type: "NodePort" }))), put(at, service("s", spec({ type: "NodePort", ports: [port({ port: 81 })] }))), del(at));
  cases.add("service status", post(services, service("s", spec({ type: "LoadBalancer", clusterIP: "10.96.0.77", ports: [port({ nodePort: 30_111 })] }))), patch(`${at}/status`, { status: { loadBalancer: { ingress: [{ ip: "1.2.3.4" }] } } }), patch(`${at}/status`, { status: { loadBalancer: { ingress: [{ ip: "abc", hostname: "1.2.3.4" }, { ip: "1.2.3.4", ipMode: "Odd" }] } } }), table(at), del(at));
  cases.add("service tables",
    post(services, service("a", spec({ clusterIP: "10.96.0.77", ports: [port({ name: "a" }), port({ name: "b", port: 53, protocol: "UDP" })] }))),
    post(services, service("b", spec({ type: "NodePort", clusterIP: "10.96.0.78", ports: [port({ nodePort: 30_112 })], externalIPs: ["1.2.3.4"] }))),
    post(services, service("c", spec({ clusterIP: "None" }))),
    post(services, service("d", { spec: { type: "ExternalName", externalName: "example.com" } })),
    post(services, service("e", spec({ type: "LoadBalancer", clusterIP: "10.96.0.79", ports: [port({ nodePort: 30_111 })] }))),
    table(services), get(services, { fieldSelector: "spec.type=NodePort" }), get(services, { fieldSelector: "spec.other=NodePort" }),
    del(`${services}/a`), del(`${services}/b`), del(`${services}/c`), del(`${services}/d`), del(`${services}/e`));

  cases.write("core/recorded/services.json");
}

import { expect, test } from "vitest";
import type { HttpRequest } from "../../wire/http.ts";
import { requestInfoOf } from "../request-info.ts";
import { isOfBootingCluster } from "./booting-cluster.ts";

const scheduler = { name: "system:kube-scheduler", groups: ["system:authenticated"] };
const node = { name: "system:node:worker", groups: ["system:nodes", "system:authenticated"] };
const admin = { name: "kubernetes-admin", groups: ["kubeadm:cluster-admins", "system:authenticated"] };
const coredns = { name: "system:serviceaccount:kube-system:coredns", groups: ["system:serviceaccounts"] };
const robot = { name: "system:serviceaccount:default:robot", groups: ["system:serviceaccounts"] };
const joining = { name: "system:bootstrap:abcdef", groups: ["system:bootstrappers"] };
const nobody = { name: "system:anonymous", groups: ["system:unauthenticated"] };

const typed = { typed: true, headers: {} } as const;
const probe = { headers: { "user-agent": "kube-probe/1.33" } };
const person = { headers: { "user-agent": "kubectl/v1.33.1" } };
const requests = "/apis/certificates.k8s.io/v1/certificatesigningrequests";
const reviews = "/apis/authorization.k8s.io/v1/subjectaccessreviews";

test.each([
  { who: "a scheduler", user: scheduler, method: "GET", path: "/api/v1/pods", how: typed, isOwn: true },
  { who: "a node", user: node, method: "POST", path: "/api/v1/nodes", how: typed, isOwn: true },
  {
    who: "kubeadm",
    user: admin,
    method: "POST",
    path: "/apis/rbac.authorization.k8s.io/v1/clusterroles",
    how: typed,
    isOwn: true,
  },
  {
    who: "an account of kube-system",
    user: coredns,
    method: "GET",
    path: "/api/v1/services",
    how: typed,
    isOwn: true,
  },
  {
    who: "kubectl with kubeadm's certificate",
    user: admin,
    method: "GET",
    path: "/api/v1/pods",
    how: person,
    isOwn: false,
  },
  {
    who: "an account of another namespace",
    user: robot,
    method: "GET",
    path: "/api/v1/pods",
    how: typed,
    isOwn: false,
  },
  { who: "a machine that joins", user: joining, method: "POST", path: requests, how: typed, isOwn: false },
  {
    who: "a controller that lists requests",
    user: scheduler,
    method: "GET",
    path: requests,
    how: typed,
    isOwn: true,
  },
  {
    who: "a component that asks for a certificate",
    user: node,
    method: "POST",
    path: requests,
    how: typed,
    isOwn: false,
  },
  {
    who: "a component that asks who may do what",
    user: coredns,
    method: "POST",
    path: reviews,
    how: typed,
    isOwn: false,
  },
  { who: "a probe of health", user: nobody, method: "GET", path: "/livez", how: probe, isOwn: true },
  { who: "kubeadm waiting for health", user: nobody, method: "GET", path: "/livez", how: typed, isOwn: true },
  {
    who: "what calls itself a probe",
    user: nobody,
    method: "GET",
    path: "/api/v1/secrets",
    how: probe,
    isOwn: false,
  },
  {
    who: "a person who asks for health",
    user: nobody,
    method: "GET",
    path: "/livez",
    how: person,
    isOwn: false,
  },
])("$who", ({ user, method, path, how, isOwn }) => {
  const request: HttpRequest = { method, path, query: {}, ...how };
  expect(isOfBootingCluster(user, request, requestInfoOf(request))).toBe(isOwn);
});

import type { Flag } from "../cobra/flag.ts";
import { completeConfigEntries, completeNamespaces } from "./completion/complete-names.ts";

/** The flags that every command understands: `kubectl options` lists them. */
export const globalFlags: readonly Flag[] = [
  { name: "as", type: "string", usage: "Act as this user (or service account) for the request." },
  {
    name: "as-group",
    type: "stringArray",
    usage: "Act as a member of this group; repeat it for several groups.",
  },
  { name: "as-uid", type: "string", usage: "Act as the user with this UID." },
  {
    name: "cache-dir",
    type: "string",
    default: "/root/.kube/cache",
    usage: "Directory for cached discovery (nothing is cached here)",
  },
  {
    name: "certificate-authority",
    type: "string",
    usage: "File with the certificate of the authority to trust",
  },
  { name: "client-certificate", type: "string", usage: "File with the client certificate to show" },
  { name: "client-key", type: "string", usage: "File with the key of the client certificate" },
  {
    name: "cluster",
    type: "string",
    usage: "The cluster of the kubeconfig to talk to",
    complete: completeConfigEntries("clusters"),
  },
  {
    name: "context",
    type: "string",
    usage: "The context of the kubeconfig to use",
    complete: completeConfigEntries("contexts"),
  },
  {
    name: "disable-compression",
    type: "bool",
    usage: "Do not ask for compressed responses (none are compressed here)",
  },
  {
    name: "insecure-skip-tls-verify",
    type: "bool",
    usage: "Do not check the server's certificate. Whoever is in between can then read and change everything",
  },
  { name: "kubeconfig", type: "string", usage: "The kubeconfig file to use" },
  {
    name: "log-flush-frequency",
    type: "duration",
    default: "5s",
    usage: "Longest time between two flushes of the log",
  },
  { name: "match-server-version", type: "bool", usage: "Refuse to work with a server of another version" },
  {
    name: "namespace",
    short: "n",
    type: "string",
    usage: "The namespace that the request is about",
    complete: completeNamespaces,
  },
  { name: "password", type: "string", usage: "Password for basic authentication" },
  {
    name: "profile",
    type: "string",
    default: "none",
    usage: "Profile to write, one of (none|cpu|heap|goroutine|threadcreate|block|mutex)",
  },
  { name: "profile-output", type: "string", default: "profile.pprof", usage: "File to write the profile to" },
  {
    name: "request-timeout",
    type: "string",
    default: "0",
    usage: "How long to wait for one request, with a unit (1s, 2m, 3h); zero waits for ever.",
  },
  { name: "server", short: "s", type: "string", usage: "Address and port of the API server" },
  {
    name: "tls-server-name",
    type: "string",
    usage: "The name to expect in the server's certificate, if it is not the host's",
  },
  { name: "token", type: "string", usage: "Bearer token to show to the API server" },
  {
    name: "user",
    type: "string",
    usage: "The user of the kubeconfig to be",
    complete: completeConfigEntries("users"),
  },
  { name: "username", type: "string", usage: "User name for basic authentication" },
  { name: "v", short: "v", type: "count", default: "0", usage: "Level of detail of the log" },
  { name: "vmodule", type: "string", usage: "Log levels for single files, as pattern=N,..." },
  { name: "warnings-as-errors", type: "bool", usage: "Exit with an error if the server has sent a warning" },
];

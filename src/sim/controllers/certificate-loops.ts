export { approve } from "./certificate-approving.ts";
export { clean } from "./certificate-cleaner.ts";
export { sign } from "./certificate-signing.ts";

import type { AdmissionFlags } from "../../api/admission/plugins.ts";
import type { AuthOptions } from "../../api/auth/auth.ts";
import type { AuthorizationMode } from "../../api/auth/authorizer.ts";
import type { User } from "../../api/machinery.ts";
import { SystemError } from "../../host/errno.ts";
import type { FileAccess } from "../../host/file-access.ts";
import type { TextSource } from "../../wire/deferred-text.ts";
import { decodeKey } from "../../wire/x509/private-key.ts";
import type { Flags } from "./component-flags.ts";

type Options = Omit<AuthOptions, "clientAuthority"> & { readonly admission: AdmissionFlags };

const modes: ReadonlySet<string> = new Set(["Node", "RBAC", "AlwaysAllow", "AlwaysDeny"]);

/** What the flags of kube-apiserver say about who may come in, or why it cannot start. */
export function readAuthFlags(access: FileAccess, flags: Flags): Options | { readonly error: string } {
  const unknown = listOf(flags.get("authorization-mode", "AlwaysAllow")).find((mode) => !modes.has(mode));
  if (unknown !== undefined) return { error: `not simulated: --authorization-mode=${unknown}` };
  try {
    const key = tokenKey(access.readSource(flags.get("service-account-signing-key-file")));
    if (key === undefined)
      return {
        error:
          "failed to parse service-account-issuer-key-file: data does not contain a valid RSA or ECDSA private key",
      };
    const file = flags.get("token-auth-file");
    const issuer = flags.get("service-account-issuer");
    return {
      tokenKey: key,
      ...(issuer === "" ? {} : { issuer }),
      ...(file === "" ? {} : { staticTokens: staticTokens(access.readText(file)) }),
      authorizationModes: listOf(flags.get("authorization-mode", "AlwaysAllow")) as AuthorizationMode[],
      anonymousAuth: flags.get("anonymous-auth", "true") !== "false",
      bootstrapTokens: flags.get("enable-bootstrap-token-auth", "false") === "true",
      admission: {
        enable: listOf(flags.get("enable-admission-plugins")),
        disable: listOf(flags.get("disable-admission-plugins")),
      },
    };
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    return { error: `failed to parse service-account-issuer-key-file: ${error.message.toLowerCase()}` };
  }
}

/** What signs tokens: comes from the key in a file, however the file came to be. */
export function tokenKey(source: TextSource): string | undefined {
  return decodeKey(source)?.n.toString(16);
}

function listOf(text: string): readonly string[] {
  return text.split(",").filter((one) => one !== "");
}

/** `token,user,uid,"group1,group2"`, a line each. @models apiserver pkg/authentication/token/tokenfile, 1.33 */
function staticTokens(text: string): ReadonlyMap<string, User> {
  const users = new Map<string, User>();
  for (const line of text.split("\n")) {
    const [token = "", name = "", uid = "", groups = ""] = [...line.matchAll(/("[^"]*"|[^,]*)(?:,|$)/g)].map(
      ([, field = ""]) => field.replace(/^"|"$/g, "").trim(),
    );
    if (token === "" || name === "") continue;
    users.set(token, {
      name,
      ...(uid === "" ? {} : { uid }),
      groups: [...listOf(groups), "system:authenticated"],
    });
  }
  return users;
}

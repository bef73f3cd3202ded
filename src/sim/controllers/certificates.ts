import {
  certificateSigningRequests,
  type CertificateSigningRequest,
} from "../kinds/certificates/signing-request.ts";
import { defineModule, type Module } from "../kernel/module.ts";
import type { IssuingAuthority } from "../wire/x509/issue-certificate.ts";
import type * as Loops from "./certificate-loops.ts";
import type { Action } from "./action.ts";
import { controller, type Controller, type View } from "./controller.ts";

const loops: Module<typeof Loops> = defineModule(
  "controllers/certificates",
  () => import("./certificate-loops.ts"),
);

type Loop = (loaded: typeof Loops, request: CertificateSigningRequest, view: View) => readonly Action[];

/** The control loops around CertificateSigningRequests. Their code comes with the first request. */
export function certificateControllers(
  authority: (() => IssuingAuthority | undefined) | undefined,
): readonly Controller[] {
  return [
    loop("certificatesigningrequest-approving-controller", ({ approve }, request) => approve(request)),
    loop("certificatesigningrequest-cleaner-controller", ({ clean }, request, view) => clean(request, view)),
    loop("certificatesigningrequest-signing-controller", ({ sign }, request, view) => {
      const issuer = authority?.();
      return issuer === undefined ? [] : sign(request, view, issuer);
    }),
  ];
}

function loop(name: string, look: Loop): Controller {
  return controller<CertificateSigningRequest>({
    name,
    account: "certificate-controller",
    resources: [certificateSigningRequests],
    concerns: (_, after) => after !== undefined,
    late: {
      module: loops,
      reconcile: (loaded, request, view) =>
        look(loaded as typeof Loops, request as CertificateSigningRequest, view),
    },
    reconcile: () => [],
  });
}

import { workerPlace } from "./early-worker.ts";

/**
 * Runs in the head, after the page's data and before anything else has loaded: starts the Worker and lets it boot the
 * world while the rest of the page is on its way. `?seed=7` starts a first visit with that seed (for pictures, tests
 * and reports). In `astro dev` there is no address yet, and `link.ts` starts the Worker.
 */
export const earlyScript: string = `{
const data=JSON.parse(document.getElementById("page-data").textContent);
const asked=Number(new URLSearchParams(location.search).get("seed")??NaN);
const seed=Number.isSafeInteger(asked)&&asked>=0?asked:crypto.getRandomValues(new Uint32Array(1))[0];
window.drydockSession={...data.session,seed,start:Math.floor(Date.now()/1000)*1e6};
const url="${workerPlace}";
if(url[0]==="/"){window.drydockWorker=new Worker(url,{type:"module",name:"drydock"});window.drydockWorker.postMessage({do:"prepare",session:window.drydockSession})}
}`;

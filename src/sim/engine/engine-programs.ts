import type { Host } from "../host/host.ts";
import type { Daemon, Program } from "../host/program.ts";
import { dockerSocket } from "../programs/docker/docker-api.ts";
import { createCtr } from "./ctr.ts";
import { DockerEngine, type EngineEnvironment } from "./docker-engine.ts";

/** The programs that need to know the world: dockerd. Its containers are made with the world's network and registry. */
export function createEnginePrograms(environment: EngineEnvironment): readonly Program[] {
  const engines = new WeakMap<Host, DockerEngine>();
  const dockerd: Daemon = {
    name: "dockerd",
    start(process) {
      const { host, kernel } = process;
      if (host.sockets.has(dockerSocket)) {
        kernel.begin(
          "dockerd",
          process.complain(
            "failed to start daemon, ensure docker is not running or delete /var/run/docker.pid\n",
          ),
        );
        process.end(1);
        return;
      }
      const engine = engines.get(host) ?? new DockerEngine(host, environment);
      engines.set(host, engine);
      host.sockets.set(dockerSocket, engine);
      process.onEnd(() => {
        host.sockets.delete(dockerSocket);
        engine.shutDown();
      });
      process.onSignal("SIGTERM", () => process.end(0));
      kernel.begin("dockerd", process.complain('level=info msg="API listen on /var/run/docker.sock"\n'));
    },
  };
  return [dockerd, createCtr(environment.registry)];
}

import type { Task } from "../../kernel/task.ts";
import type { Process } from "../../host/process.ts";
import { Journal } from "./journal.ts";
import { Service } from "./service.ts";
import { readUnit, type UnitFile } from "./unit.ts";

/** Where process 1 listens for systemctl and journalctl. */
export const systemdSocket = "/run/systemd/private";

const unitFolders = [
  "/etc/systemd/system",
  "/run/systemd/system",
  "/usr/lib/systemd/system",
  "/lib/systemd/system",
];
const enabledFolder = "/etc/systemd/system/multi-user.target.wants";

/** What process 1 knows: the services, read from the machine's unit files, and the journal. */
export class SystemdManager {
  readonly journal: Journal;
  readonly #init: Process;
  readonly #services = new Map<string, Service>();

  constructor(init: Process) {
    this.#init = init;
    this.journal = new Journal(init.kernel);
    this.reload();
  }

  /** In the order of their names. */
  get services(): readonly Service[] {
    return [...this.#services.values()].toSorted((a, b) => (a.unit.name < b.unit.name ? -1 : 1));
  }

  /** `kubelet` or `kubelet.service`. */
  find(name: string): Service | undefined {
    return this.#services.get(fullName(name));
  }

  /** Reads the unit files again. Running processes stay as they were started. */
  reload(): void {
    const { access } = this.#init;
    const names = unitFolders.flatMap((folder) =>
      access.find(folder)?.is === "directory" ? access.list(folder) : [],
    );
    for (const name of new Set(names.filter((entry) => entry.endsWith(".service")))) {
      const main = this.#locate(name);
      if (main === undefined) continue;
      const unit = readUnit(name, main, this.#dropIns(name));
      const service = this.#services.get(name);
      if (service === undefined)
        this.#services.set(name, new Service(unit, { init: this.#init, journal: this.journal }));
      else service.unit = unit;
    }
  }

  isEnabled(name: string): boolean {
    return this.#init.access.find(`${enabledFolder}/${fullName(name)}`) !== undefined;
  }

  /** The lines that systemctl prints about links that it made or removed. */
  enable(service: Service): readonly string[] {
    const link = `${enabledFolder}/${service.unit.name}`;
    if (this.isEnabled(service.unit.name)) return [];
    this.#init.access.makeDirectory(enabledFolder, { parents: true });
    this.#init.access.symlink(service.unit.path, link);
    return [`Created symlink ${link} → ${service.unit.path}.`];
  }

  disable(service: Service): readonly string[] {
    const link = `${enabledFolder}/${service.unit.name}`;
    if (!this.isEnabled(service.unit.name)) return [];
    this.#init.access.unlink(link);
    return [`Removed "${link}".`];
  }

  /** Starts what is enabled, in the order of `After=`. */
  *startEnabled(): Task<readonly Service[]> {
    const enabled = this.services.filter(({ unit }) => this.isEnabled(unit.name));
    const ordered: Service[] = [];
    const place = (service: Service, depth: number): void => {
      if (ordered.includes(service) || depth > 10) return;
      for (const other of enabled) if (service.unit.after.includes(other.unit.name)) place(other, depth + 1);
      ordered.push(service);
    };
    for (const service of enabled) place(service, 0);
    for (const service of ordered) yield* service.start();
    return ordered;
  }

  #locate(name: string): UnitFile | undefined {
    const { access } = this.#init;
    for (const folder of unitFolders) {
      const path = `${folder}/${name}`;
      if (access.find(path)?.is === "file") return { path, text: access.readText(path) };
    }
    return undefined;
  }

  #dropIns(name: string): readonly UnitFile[] {
    const { access } = this.#init;
    return unitFolders.flatMap((folder) => {
      const directory = `${folder}/${name}.d`;
      if (access.find(directory)?.is !== "directory") return [];
      const files = access.list(directory).filter((file) => file.endsWith(".conf"));
      return files.map((file) => ({
        path: `${directory}/${file}`,
        text: access.readText(`${directory}/${file}`),
      }));
    });
  }
}

function fullName(name: string): string {
  return /\.[a-z]+$/.test(name) ? name : `${name}.service`;
}

/** What `/version` answers for the versions that can be simulated. */
const releases: Readonly<
  Record<string, { readonly commit: string; readonly date: string; readonly go: string }>
> = {
  "v1.33.1": {
    commit: "8adc0f041b8e7ad1d30e29cc59c6ae7a15e19828",
    date: "2025-05-15T08:19:08Z",
    go: "go1.24.2",
  },
};

export function versionInfo(version: string): object {
  const [major = "", minor = ""] = version.slice(1).split(".");
  const release = releases[version];
  return {
    major,
    minor,
    emulationMajor: major,
    emulationMinor: minor,
    minCompatibilityMajor: major,
    minCompatibilityMinor: String(Number(minor) - 1),
    gitVersion: version,
    gitCommit: release?.commit ?? "",
    gitTreeState: "clean",
    buildDate: release?.date ?? "",
    goVersion: release?.go ?? "",
    compiler: "gc",
    platform: "linux/amd64",
  };
}

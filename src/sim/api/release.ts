interface Release {
  readonly commit: string;
  readonly date: string;
  readonly go: string;
}

/** What `/version` answers for the releases whose builds are known; other patches of their minors say less. */
const releases: Readonly<Record<string, Release>> = {
  "v1.18.4": {
    commit: "c96aede7b5205121079932896c4ad89bb93260af",
    date: "2020-06-17T11:33:59Z",
    go: "go1.13.9",
  },
  "v1.20.2": {
    commit: "faecb196815e248d3ecfb03c680a4507229c2a56",
    date: "2021-01-13T13:20:00Z",
    go: "go1.15.5",
  },
  "v1.22.17": {
    commit: "a7736eaf34d823d7652415337ac0ad06db9167fc",
    date: "2022-12-08T11:42:04Z",
    go: "go1.16.15",
  },
  "v1.29.4": {
    commit: "55019c83b0fd51ef4ced8c29eec2c4847f896e74",
    date: "2024-04-16T15:00:47Z",
    go: "go1.21.9",
  },
  "v1.30.4": {
    commit: "a51b3b711150f57ffc1f526a640ec058514ed596",
    date: "2024-08-14T19:02:46Z",
    go: "go1.22.5",
  },
  "v1.33.1": {
    commit: "8adc0f041b8e7ad1d30e29cc59c6ae7a15e19828",
    date: "2025-05-15T08:19:08Z",
    go: "go1.24.2",
  },
};

/** `v1.33.1` for 33: the release by which a minor is known. */
export function releaseOf(minor: number): string {
  return Object.keys(releases).find((version) => version.startsWith(`v1.${minor}.`)) ?? `v1.${minor}.0`;
}

/** @models staging/src/k8s.io/apimachinery/pkg/version/types.go Info, 1.33 */
export function versionInfo(version: string): object {
  const [major = "", minor = ""] = version.slice(1).split(".");
  const release = releases[version];
  const compatibility = {
    emulationMajor: major,
    emulationMinor: minor,
    minCompatibilityMajor: major,
    minCompatibilityMinor: String(Number(minor) - 1),
  };
  return {
    major,
    minor,
    ...(Number(minor) < 33 ? {} : compatibility),
    gitVersion: version,
    gitCommit: release?.commit ?? "",
    gitTreeState: "clean",
    buildDate: release?.date ?? "",
    goVersion: release?.go ?? "",
    compiler: "gc",
    platform: "linux/amd64",
  };
}

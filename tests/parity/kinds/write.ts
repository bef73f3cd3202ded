import { writeCore } from "./core.ts";
import { writePods } from "./pods.ts";
import { writeServices } from "./services.ts";
import { writeWorkloads } from "./workloads.ts";

writePods();
writeServices();
writeCore();
writeWorkloads();

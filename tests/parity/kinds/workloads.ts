import { writeApps } from "./apps.ts";
import { writeAutoscaling } from "./autoscaling.ts";
import { writeBatch } from "./batch.ts";
import { writePolicy } from "./policy.ts";

export function writeWorkloads(): void {
  writeApps();
  writeBatch();
  writeAutoscaling();
  writePolicy();
}

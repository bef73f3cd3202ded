import type { Event as EventFields } from "kubernetes-types/core/v1";
import { defineKind, type Kind } from "../../api/kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";

export interface Event extends Stored, Readonly<Omit<EventFields, keyof Stored>> {}

export const events: Resource<Event> = {
  group: "",
  version: "v1",
  kind: "Event",
  plural: "events",
  singular: "event",
  shortNames: ["ev"],
  namespaced: true,
};

export const event: Kind = defineKind(events, {
  columns: [],
});

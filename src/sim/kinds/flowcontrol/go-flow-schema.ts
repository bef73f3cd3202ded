import type { FlowSchemaSpec, PolicyRulesWithSubjects, Subject } from "kubernetes-types/flowcontrol/v1";
import { goList, goPointer, goString, goStrings, goStruct } from "../go-syntax.ts";

/** A spec as Go prints it in refusals. */
export function goFlowSchemaSpec(spec: FlowSchemaSpec): string {
  return goStruct("flowcontrol.FlowSchemaSpec", {
    PriorityLevelConfiguration: goStruct("flowcontrol.PriorityLevelConfigurationReference", {
      Name: goString(spec.priorityLevelConfiguration.name),
    }),
    MatchingPrecedence: String(spec.matchingPrecedence),
    DistinguisherMethod: goPointer("flowcontrol.FlowDistinguisherMethod", spec.distinguisherMethod),
    Rules: goList(
      "flowcontrol.PolicyRulesWithSubjects",
      spec.rules?.map((rule) => goRule(rule)),
    ),
  });
}

function goRule({ subjects, resourceRules, nonResourceRules }: PolicyRulesWithSubjects): string {
  const resources = resourceRules?.map((rule) =>
    goStruct("flowcontrol.ResourcePolicyRule", {
      Verbs: goStrings(rule.verbs),
      APIGroups: goStrings(rule.apiGroups),
      Resources: goStrings(rule.resources),
      ClusterScope: String(rule.clusterScope ?? false),
      Namespaces: goStrings(rule.namespaces),
    }),
  );
  const paths = nonResourceRules?.map((rule) =>
    goStruct("flowcontrol.NonResourcePolicyRule", {
      Verbs: goStrings(rule.verbs),
      NonResourceURLs: goStrings(rule.nonResourceURLs),
    }),
  );
  return goStruct("flowcontrol.PolicyRulesWithSubjects", {
    Subjects: goList(
      "flowcontrol.Subject",
      subjects.map((subject) => goSubject(subject)),
    ),
    ResourceRules: goList("flowcontrol.ResourcePolicyRule", resources),
    NonResourceRules: goList("flowcontrol.NonResourcePolicyRule", paths),
  });
}

function goSubject({ kind, user, group, serviceAccount }: Subject): string {
  return goStruct("flowcontrol.Subject", {
    Kind: goString(kind),
    User: goPointer("flowcontrol.UserSubject", user),
    Group: goPointer("flowcontrol.GroupSubject", group),
    ServiceAccount: goPointer("flowcontrol.ServiceAccountSubject", serviceAccount),
  });
}

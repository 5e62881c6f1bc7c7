import { alertPaths } from "@/features/alerts/describe-api";
import { customerPaths } from "@/features/customers/people/describe-api";
import { metricPaths } from "@/features/dashboards/describe-api";
import { nonresponsePaths } from "@/features/dashboards/nonresponse/describe-api";
import { resultPaths } from "@/features/dashboards/questions/describe-api";
import { invitationPaths } from "@/features/delivery/invitations/describe-api";
import { exportPaths } from "@/features/exports/answers/describe-api";
import { followUpPaths } from "@/features/follow-ups/describe-api";
import { goalPaths } from "@/features/goals/describe-api";
import { importPaths } from "@/features/imports/describe-api";
import { qualityPaths } from "@/features/quality/reviews/describe-api";
import { respondPaths } from "@/features/respond/describe-api";
import { interactionPaths } from "@/features/service/interactions/describe-api";
import { rulesPaths } from "@/features/service/rules-api/describe-api";
import { surveyPaths } from "@/features/surveys/describe-api";
import { topicPaths } from "@/features/topics/api/describe-api";
import { webhookPaths } from "@/features/webhooks/describe-api";
import type { ApiPaths } from "@/platform/http/openapi";

/** Every part of the API's description, in the order in which they are read: a new API is a line here. */
export const API_PATHS: readonly ApiPaths[] = [
  surveyPaths,
  respondPaths,
  metricPaths,
  resultPaths,
  nonresponsePaths,
  goalPaths,
  importPaths,
  exportPaths,
  qualityPaths,
  followUpPaths,
  invitationPaths,
  interactionPaths,
  rulesPaths,
  customerPaths,
  alertPaths,
  topicPaths,
  webhookPaths,
];

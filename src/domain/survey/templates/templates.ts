import { CANCELLATION_FACTS, cancellationTemplate } from "@/domain/survey/templates/cancellation";
import { CES_FACTS } from "@/domain/survey/templates/ces";
import { CES_AGREE_FACTS } from "@/domain/survey/templates/ces-agree";
import { CHECK_IN_FACTS, checkInTemplate } from "@/domain/survey/templates/check-in";
import { COMPLAINT_FACTS, complaintTemplate } from "@/domain/survey/templates/complaint";
import { CSAT_FACTS } from "@/domain/survey/templates/csat";
import { CSAT_10_FACTS } from "@/domain/survey/templates/csat-10";
import { CSAT_FACES_FACTS } from "@/domain/survey/templates/csat-faces";
import { ENPS_FACTS, enpsTemplate } from "@/domain/survey/templates/enps";
import type { TemplateFacts } from "@/domain/survey/templates/facts";
import { NPS_FACTS } from "@/domain/survey/templates/nps";
import { NPS_TRANSACTIONAL_FACTS, npsTransactionalTemplate } from "@/domain/survey/templates/nps-transactional";
import { ONBOARDING_FACTS, onboardingTemplate } from "@/domain/survey/templates/onboarding";
import { PAGE_FEEDBACK_FACTS, pageFeedbackTemplate } from "@/domain/survey/templates/page-feedback";
import { PRODUCT_MARKET_FIT_FACTS, productMarketFitTemplate } from "@/domain/survey/templates/product-market-fit";
import { QUALITY_SCORECARD_FACTS, qualityScorecardTemplate } from "@/domain/survey/templates/quality-scorecard";
import { type MakeTemplate, STARTING_IDS, STARTING_TEMPLATES } from "@/domain/survey/templates/starting-templates";

export const TEMPLATE_IDS = [
  ...STARTING_IDS,
  "nps-transactional",
  "onboarding",
  "check-in",
  "quality-scorecard",
  "complaint",
  "cancellation",
  "product-market-fit",
  "page-feedback",
  "enps",
] as const;
export type TemplateId = (typeof TEMPLATE_IDS)[number];

/** The surveys one can start from, by name; each is a whole document in six languages. */
export const TEMPLATES: Readonly<Record<TemplateId, MakeTemplate>> = {
  ...STARTING_TEMPLATES,
  "nps-transactional": npsTransactionalTemplate,
  onboarding: onboardingTemplate,
  "check-in": checkInTemplate,
  "quality-scorecard": qualityScorecardTemplate,
  complaint: complaintTemplate,
  cancellation: cancellationTemplate,
  "product-market-fit": productMarketFitTemplate,
  "page-feedback": pageFeedbackTemplate,
  enps: enpsTemplate,
};

/** When and how often each is sent. */
export const TEMPLATE_FACTS: Readonly<Record<TemplateId, TemplateFacts>> = {
  nps: NPS_FACTS,
  csat: CSAT_FACTS,
  "csat-10": CSAT_10_FACTS,
  "csat-faces": CSAT_FACES_FACTS,
  ces: CES_FACTS,
  "ces-agree": CES_AGREE_FACTS,
  "nps-transactional": NPS_TRANSACTIONAL_FACTS,
  onboarding: ONBOARDING_FACTS,
  "check-in": CHECK_IN_FACTS,
  "quality-scorecard": QUALITY_SCORECARD_FACTS,
  complaint: COMPLAINT_FACTS,
  cancellation: CANCELLATION_FACTS,
  "product-market-fit": PRODUCT_MARKET_FIT_FACTS,
  "page-feedback": PAGE_FEEDBACK_FACTS,
  enps: ENPS_FACTS,
};

/** Whether a text names a template. */
export function isTemplateId(text: unknown): text is TemplateId {
  return typeof text === "string" && (TEMPLATE_IDS as readonly string[]).includes(text);
}

import type { SurveyRow } from "@/db/queries/find-survey";
import type { Definition } from "@/domain/survey/definition";
import { ENVELOPE_FORMAT } from "@/features/surveys/transfer/input";

/**
 * A survey as a file: its document, name and settings in an envelope that says which form it has. Nothing in it belongs to
 * this workspace: no ids, no key, no password, and not the logo, which is a picture stored here.
 */
export function writeEnvelope(row: SurveyRow, definition: Definition) {
  const { logo: _, ...brand } = definition.brand;
  return {
    candor: "survey",
    format: ENVELOPE_FORMAT,
    name: row.name,
    settings: {
      repeats: row.pendingRepeats ?? row.repeats,
      onlyFromPage: row.onlyFromPage,
      opensAt: row.opensAt?.toISOString() ?? null,
      closesAt: row.closesAt?.toISOString() ?? null,
      cap: row.responseCap,
      anonymous: row.anonymous,
      minimumGroup: row.minimumGroup,
    },
    definition: { ...definition, brand },
  };
}

import { tellAlert } from "@/features/alerts/tell-alert";
import { tellFollowUp } from "@/features/follow-ups/tell-follow-up";
import { tellImport } from "@/features/imports/tell-import";
import { tellResponse } from "@/features/respond/tell-response";
import type { SubjectReader } from "@/features/webhooks/write-body";

/** What webhooks are told of a subject: as the API shows it at that moment; of a follow-up only what its answer may still say. */
export const tellSubject: SubjectReader = (tx, scope, event, id) => {
  switch (event) {
    case "response.created":
    case "response.completed":
      return tellResponse(tx, scope, id);
    case "follow_up.opened":
    case "follow_up.closed":
      return tellFollowUp(tx, scope, id);
    case "alert.raised":
      return tellAlert(tx, scope, id);
    case "import.finished":
      return tellImport(tx, scope, id);
  }
};

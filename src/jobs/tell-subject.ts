import { tellAlert } from "@/features/alerts/tell-alert";
import { tellFollowUp } from "@/features/follow-ups/tell-follow-up";
import { tellImport } from "@/features/imports/tell-import";
import { tellResponse } from "@/features/respond/tell-response";
import type { SubjectReader } from "@/features/webhooks/write-body";

/** What webhooks are told of a subject: the same as the API shows of it at that moment. */
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

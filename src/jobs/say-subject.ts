import { sayRaised } from "@/features/alerts/say-raised";
import { sayFollowUp } from "@/features/follow-ups/say-follow-up";
import { sayImport } from "@/features/imports/say-import";
import { sayResponse } from "@/features/respond/say-response";
import type { SubjectSayer } from "@/features/webhooks/write-body";

/** What a team's chat is told of a subject: of what webhooks are told of it a few lines in words, and nothing besides. */
export const saySubject: SubjectSayer = (tx, scope, event, id, words) => {
  switch (event) {
    case "response.created":
    case "response.completed":
      return sayResponse(tx, scope, { event, id }, words);
    case "follow_up.opened":
    case "follow_up.closed":
      return sayFollowUp(tx, scope, { event, id }, words);
    case "alert.raised":
      return sayRaised(tx, scope, id, words);
    case "import.finished":
      return sayImport(tx, scope, id, words);
  }
};

import { answerLinkFile } from "@/features/delivery/personal-links/answer-file";
import { writeListXlsx } from "@/features/exports/write-list-xlsx";
import { withSession } from "@/platform/http/with-session";

/** The open personal links of a survey, as a file to mail them with a tool of one's own. */
export const GET = withSession("survey.publish", (request) => answerLinkFile(request, writeListXlsx));

import { answerPeopleFile } from "@/features/customers/people/answer-list";
import { withSession } from "@/platform/http/with-session";

/** The list of customers as CSV, narrowed as the rest of the address says. */
export const GET = withSession("export.run", answerPeopleFile);

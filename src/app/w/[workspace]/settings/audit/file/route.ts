import { answerAuditFile } from "@/features/settings/audit/answer-file";
import { withSession } from "@/platform/http/with-session";

/** The audit trail as CSV, narrowed as the rest of the address says. */
export const GET = withSession("audit.read", answerAuditFile);

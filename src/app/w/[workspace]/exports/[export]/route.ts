import { answerExportDownload } from "@/features/exports/answers/answer-form";
import { withSession } from "@/platform/http/with-session";

export const GET = withSession("export.run", answerExportDownload);

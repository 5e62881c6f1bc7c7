import { answerUpload } from "@/features/imports/answer-upload";
import { withSession } from "@/platform/http/with-session";

export const POST = withSession("import.run", answerUpload);

import { answerEraseCustomer, answerExportCustomer } from "@/features/customers/people/answer-requests";
import { withApiKey } from "@/platform/http/with-api-key";

export const GET = withApiKey("read", answerExportCustomer);
export const DELETE = withApiKey("admin", answerEraseCustomer);

import { answerStorePurchases } from "@/features/customers/people/answer-requests";
import { withApiKey } from "@/platform/http/with-api-key";

export const POST = withApiKey("write", answerStorePurchases);

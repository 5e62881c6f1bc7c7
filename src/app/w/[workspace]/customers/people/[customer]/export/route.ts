import { answerPersonFile } from "@/features/customers/people/answer-export";
import { withSession } from "@/platform/http/with-session";

export const GET = withSession("customer.read", answerPersonFile);

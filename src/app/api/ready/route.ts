import { json } from "@/platform/http/json";
import { checkReadiness } from "@/platform/readiness";

export async function GET(): Promise<Response> {
  const readiness = await checkReadiness();
  return json(readiness.ready ? 200 : 503, readiness, readiness.ready ? {} : { "retry-after": "5" });
}

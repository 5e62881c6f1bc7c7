import { API_PATHS } from "@/app/list-api-paths";
import { json } from "@/platform/http/json";
import { openApiDocument } from "@/platform/http/openapi";
import { runtime } from "@/platform/runtime";

/** The API in its own words, public: it says nothing about any workspace. */
export function GET(): Response {
  return json(200, openApiDocument(API_PATHS, runtime().env.publicUrl));
}

import { json } from "@/platform/http/json";

/** Alive: says nothing about the database. */
export function GET(): Response {
  return json(200, { status: "ok" });
}

import NextAuth from "next-auth";
import { nextAuthOptions } from "@/platform/auth/next-auth-options";
import { mapError } from "@/platform/http/map-error";
import { problemResponse } from "@/platform/http/problem";
import { runtime } from "@/platform/runtime";

/** Answers `/api/auth/*`: next-auth with Candor's settings, read when the first request arrives. */
export async function handleNextAuth(
  request: Request,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> {
  try {
    return await NextAuth(nextAuthOptions())(request, context);
  } catch (error) {
    return problemResponse(mapError(error, { logger: runtime().logger, route: "/api/auth" }));
  }
}

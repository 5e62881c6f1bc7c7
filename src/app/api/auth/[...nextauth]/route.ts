import { handleNextAuth } from "@/platform/auth/handle-next-auth";

export const GET = handleNextAuth;
export const POST = handleNextAuth;

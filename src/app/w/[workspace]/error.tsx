"use client";

import ErrorPage from "@/app/error";

/** Within the frame, whose ways stay open. */
export default ErrorPage;

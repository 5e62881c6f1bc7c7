"use client";

import ErrorPage from "@/app/error";

/** As around a workspace's pages. */
export default ErrorPage;

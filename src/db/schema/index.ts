// The one barrel: drizzle and drizzle-kit take the schema as a whole.
export * from "@/db/schema/asset";
export * from "@/db/schema/customer";
export * from "@/db/schema/digest";
export * from "@/db/schema/erasure";
export * from "@/db/schema/export";
export * from "@/db/schema/goal";
export * from "@/db/schema/import";
export * from "@/db/schema/interaction";
export * from "@/db/schema/invitation";
export * from "@/db/schema/people";
export * from "@/db/schema/population";
export * from "@/db/schema/recount";
export * from "@/db/schema/response";
export * from "@/db/schema/share-link";
export * from "@/db/schema/survey";
export * from "@/db/schema/tally";
export * from "@/db/schema/workspace";

import { cookies } from "next/headers";
import type { NextRequest, NextResponse } from "next/server";
import { OWNER_COOKIE, OWNER_COOKIE_MAX_AGE_S, signOwner, verifyOwner } from "@/lib/sharing/ownerCookie";
import { services } from "./services";

/** The owner whom this browser's cookie proves; null for a stranger. For pages and route handlers. */
export async function currentOwner(): Promise<string | null> {
  const value = (await cookies()).get(OWNER_COOKIE)?.value;
  return value === undefined ? null : verifyOwner(value, (await services()).secret);
}

/** Makes the browser the owner, or keeps it so for another 400 days. */
export async function rememberOwner(request: NextRequest, response: NextResponse, ownerId: string): Promise<void> {
  const behindTls = request.headers.get("x-forwarded-proto")?.split(",")[0]?.trim() === "https";
  response.cookies.set(OWNER_COOKIE, signOwner(ownerId, (await services()).secret), {
    httpOnly: true,
    sameSite: "lax",
    secure: behindTls || request.nextUrl.protocol === "https:",
    path: "/",
    maxAge: OWNER_COOKIE_MAX_AGE_S,
  });
}

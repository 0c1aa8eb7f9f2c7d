import { notFound } from "next/navigation";
import { PlimsollError } from "@/lib/errors/plimsollError";

/** What a page reads; where there is no such thing, Next's page that says so. */
export async function orNotFound<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof PlimsollError && error.code === "not-found") notFound();
    throw error;
  }
}

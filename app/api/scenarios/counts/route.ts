import { NextResponse } from "next/server";
import { handle } from "@/app/api/handle";
import { countsOf } from "@/app/api/scenarios/countsOf";
import { services } from "@/app/services";
import { currentOwner } from "@/app/session";

/** How many scenarios each list and each tag holds. Apart from the list, whose pages cost the same however many there are. */
export const GET = handle(async () =>
  NextResponse.json(await countsOf((await services()).store, await currentOwner())),
);

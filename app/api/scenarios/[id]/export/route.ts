import { NextResponse } from "next/server";
import { attachment } from "@/app/api/attachment";
import { handle, requireOwner } from "@/app/api/handle";
import { readQuery } from "@/app/api/readQuery";
import { services } from "@/app/services";
import { fileNameOf } from "@/lib/report/fileName";
import { exportOneRequest } from "@/lib/scenario/apiSchema";
import { scenarioFile } from "@/lib/storage/archive/exportArchive";
import { readDocument, requireScenario } from "@/lib/storage/data";

/**
 * The newest version as it is stored, whether this Plimsoll can open it or not; with `?versions=all` the whole history.
 */
export const GET = handle<{ id: string }>(async (request, { id }) => {
  const { versions } = readQuery(request, exportOneRequest);
  const ownerId = await requireOwner();
  const { store } = await services();
  const { name, document } = await readDocument(store, ownerId, id);
  const text = versions === "all" ? await scenarioFile(store, await requireScenario(store, ownerId, id)) : document;
  return new NextResponse(text, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": attachment(fileNameOf(name), "json"),
    },
  });
});

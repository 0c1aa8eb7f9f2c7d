import { NextResponse } from "next/server";
import { attachment } from "@/app/api/attachment";
import { handle, requireOwner } from "@/app/api/handle";
import { readBody } from "@/app/api/readBody";
import { services } from "@/app/services";
import { fileNameOf } from "@/lib/report/fileName";
import { exportRequest } from "@/lib/scenario/apiSchema";
import { exportArchive } from "@/lib/storage/archive/exportArchive";

async function archive(ids: readonly string[] | null): Promise<NextResponse> {
  const ownerId = await requireOwner();
  const pieces = exportArchive((await services()).store, ownerId, ids, fileNameOf);
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { value, done } = await pieces.next();
      if (done === true) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => {
      await pieces.return(undefined);
    },
  });
  const name = `plimsoll-scenarios-${new Date().toISOString().slice(0, 10)}`;
  return new NextResponse(body, {
    headers: { "Content-Type": "application/zip", "Content-Disposition": attachment(name, "zip") },
  });
}

/** Everything that is not in the trash, with its versions and tags. */
export const GET = handle(() => archive(null));

/** Some scenarios, by id; those that are not there are left out. */
export const POST = handle(async (request) => archive((await readBody(request, exportRequest)).ids));

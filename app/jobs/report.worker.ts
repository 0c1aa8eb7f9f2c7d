import { parentPort } from "node:worker_threads";
import { expose } from "comlink";
import nodeEndpoint from "comlink/dist/esm/node-adapter";
import { renderReport } from "@/lib/report/renderReport";

const service = { render: renderReport };
export type ReportService = typeof service;

if (parentPort !== null) expose(service, nodeEndpoint(parentPort));

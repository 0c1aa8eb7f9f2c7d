import { parentPort } from "node:worker_threads";
import { expose } from "comlink";
import nodeEndpoint from "comlink/dist/esm/node-adapter";
import { makePlan } from "@/lib/planning/makePlan";

const service = { plan: makePlan };
export type PlanService = typeof service;

if (parentPort !== null) expose(service, nodeEndpoint(parentPort));

import { expose } from "comlink";
import { makePlan } from "@/lib/planning/makePlan";

/** Plans of several scenarios, off the main thread. */
const service = { plan: makePlan };
export type CompareService = typeof service;

expose(service);

import type { ClientLink } from "@/lib/scenario/network";

/** A link as published; loss is 0 where the source does not give it, which is everywhere here. */
export interface AccessProfile extends Readonly<Omit<ClientLink, "share">> {
  readonly id: string;
  readonly source: string;
}

const WEBPAGETEST = "catchpoint/WebPageTest@4e157836c connectivity.ini.sample";

/** How clients reach a server, fastest first. */
export const ACCESS_PROFILES: readonly AccessProfile[] = [
  {
    id: "data-centre",
    name: "Data centre",
    rttMs: 0.5,
    downKbps: 1_000_000,
    upKbps: 1_000_000,
    lossPercent: 0,
    source: "Typical: another service in the same data centre, 1 Gbit/s.",
  },
  {
    id: "5g",
    name: "5G",
    rttMs: 47,
    downKbps: 265_800,
    upKbps: 20_000,
    lossPercent: 0,
    source: "Ookla, T-Mobile US 5G 2024 (download and round trip); the upload rate is assumed.",
  },
  {
    id: "fixed-median",
    name: "Fixed line (US median)",
    rttMs: 14,
    downKbps: 115_220,
    upKbps: 17_180,
    lossPercent: 0,
    source: "Ookla, US fixed median Q2 2021.",
  },
  {
    id: "satellite-leo",
    name: "Satellite, low orbit (Starlink)",
    rttMs: 45,
    downKbps: 97_230,
    upKbps: 13_890,
    lossPercent: 0,
    source: "Ookla, Starlink US Q2 2021.",
  },
  {
    id: "fibre",
    name: "Fibre",
    rttMs: 4,
    downKbps: 20_000,
    upKbps: 5_000,
    lossPercent: 0,
    source: `${WEBPAGETEST}, FIOS.`,
  },
  {
    id: "satellite-geo",
    name: "Satellite, geostationary",
    rttMs: 724,
    downKbps: 19_730,
    upKbps: 2_430,
    lossPercent: 0,
    source: "Ookla, HughesNet US Q2 2021.",
  },
  {
    id: "lte",
    name: "LTE",
    rttMs: 70,
    downKbps: 12_000,
    upKbps: 12_000,
    lossPercent: 0,
    source: `${WEBPAGETEST}, LTE.`,
  },
  { id: "4g", name: "4G", rttMs: 170, downKbps: 9_000, upKbps: 9_000, lossPercent: 0, source: `${WEBPAGETEST}, 4G.` },
  {
    id: "cable",
    name: "Cable",
    rttMs: 28,
    downKbps: 5_000,
    upKbps: 1_000,
    lossPercent: 0,
    source: `${WEBPAGETEST}, Cable.`,
  },
  {
    id: "slow-4g",
    name: "Slow 4G",
    rttMs: 150,
    downKbps: 1_600,
    upKbps: 750,
    lossPercent: 0,
    source: "GoogleChrome/lighthouse@f8eac394a6 core/config/constants.js, mobileSlow4G.",
  },
  { id: "3g", name: "3G", rttMs: 300, downKbps: 1_600, upKbps: 768, lossPercent: 0, source: `${WEBPAGETEST}, 3G.` },
  { id: "adsl", name: "ADSL", rttMs: 50, downKbps: 1_500, upKbps: 384, lossPercent: 0, source: `${WEBPAGETEST}, DSL.` },
  {
    id: "slow-3g",
    name: "Slow 3G",
    rttMs: 400,
    downKbps: 400,
    upKbps: 400,
    lossPercent: 0,
    source: `${WEBPAGETEST}, 3GSlow.`,
  },
  { id: "2g", name: "2G", rttMs: 800, downKbps: 280, upKbps: 256, lossPercent: 0, source: `${WEBPAGETEST}, 2G.` },
  {
    id: "edge",
    name: "EDGE",
    rttMs: 840,
    downKbps: 240,
    upKbps: 200,
    lossPercent: 0,
    source: `${WEBPAGETEST}, Edge.`,
  },
  {
    id: "dial-up",
    name: "Dial-up",
    rttMs: 120,
    downKbps: 49,
    upKbps: 30,
    lossPercent: 0,
    source: `${WEBPAGETEST}, Dial.`,
  },
];

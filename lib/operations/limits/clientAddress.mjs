import { BlockList, isIP, SocketAddress } from "node:net";

/** @param {string} address */
const family = (address) => (isIP(address) === 6 ? "ipv6" : "ipv4");

/**
 * The proxies whose word about the client is believed: addresses and networks ("10.0.0.0/8"), parted by commas.
 * @param {string} text
 */
export function trustedProxies(text) {
  const trusted = new BlockList();
  for (const part of text.split(/[\s,]+/).filter((one) => one !== "")) {
    const [address = "", prefix] = part.split("/");
    const bits = prefix === undefined ? null : Number(prefix);
    const fits = bits === null || (Number.isInteger(bits) && bits >= 0 && bits <= (isIP(address) === 6 ? 128 : 32));
    if (isIP(address) === 0 || !fits) throw new Error(`"${part}" is no address or network, like 10.0.0.0/8.`);
    if (bits === null) trusted.addAddress(address, family(address));
    else trusted.addSubnet(address, bits, family(address));
  }
  return trusted;
}

/**
 * An address in its one form; null for what is none. An IPv4 address that came over IPv6 is the IPv4 address.
 * @param {string | undefined} text
 */
function plainAddress(text) {
  const address = (text ?? "").trim().replace(/^::ffff:(?=\d+\.)/i, "");
  if (isIP(address) === 0) return null;
  return new SocketAddress({ address, family: family(address) }).address;
}

/**
 * Who asks. Each proxy adds the address that it saw to the right of `X-Forwarded-For`, so it is read from the right
 * for as long as those who wrote it are trusted; what stands further left may be invented.
 * @param {string | undefined} peer the connection's other end
 * @param {string | undefined} forwardedFor
 * @param {BlockList} trusted
 */
export function clientAddress(peer, forwardedFor, trusted) {
  let client = plainAddress(peer) ?? "unknown";
  for (const entry of (forwardedFor ?? "").split(",").reverse()) {
    if (client === "unknown" || !trusted.check(client, family(client))) break;
    const next = plainAddress(entry);
    if (next === null) break;
    client = next;
  }
  return client;
}

/**
 * What one client is, for a limit: an IPv4 address, or the /64 network that one IPv6 subscriber owns.
 * @param {string} address
 */
export function clientKey(address) {
  if (isIP(address) !== 6) return address;
  const [head = "", tail = ""] = address.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === "" ? [] : tail.split(":");
  const groups = address.includes("::")
    ? [...left, ...Array(8 - left.length - right.length).fill("0"), ...right]
    : left;
  return `${groups.slice(0, 4).join(":")}::/64`;
}

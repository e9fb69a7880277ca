import { createRequire } from 'node:module';
import { type CountryResponse, type Reader, open, validate } from 'maxmind';

const databaseFile = createRequire(import.meta.url).resolve(
  '@ip-location-db/geo-whois-asn-country-mmdb/geo-whois-asn-country.mmdb',
);

/** Looks an address up. */
export type CountryOf = (ip: string | undefined) => string | null;

/**
 * Opens the country database that ships with the product (CC0, from the registries' WHOIS and ASN data).
 * @returns a function from an IPv4 or IPv6 address to its ISO 3166-1 alpha-2 code, or null when it is unknown or private
 */
export async function openCountryOf(): Promise<CountryOf> {
  // The response type is MaxMind's; this database has one flat field.
  const reader = (await open(databaseFile, { cache: { max: 10_000 } })) as unknown as Reader<
    CountryResponse & { country_code?: string }
  >;
  return (ip) => {
    if (ip === undefined) return null;
    const address = ip.startsWith('::ffff:') ? ip.slice('::ffff:'.length) : ip;
    if (!validate(address)) return null;
    return reader.get(address)?.country_code?.toUpperCase() ?? null;
  };
}

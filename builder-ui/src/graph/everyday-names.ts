/**
 * Names of countries that people type and Unicode CLDR does not give: the usual abbreviations, the nations of the United
 * Kingdom (ISO 3166-2:GB), the Netherlands by their best-known part, and short names of ISO 3166-1 before they changed.
 */
export const everydayNames: Readonly<Record<string, readonly string[]>> = {
  AE: ['UAE'],
  CI: ['Ivory Coast'],
  CV: ['Cabo Verde'],
  CZ: ['Czech Republic'],
  GB: ['UK', 'Great Britain', 'England', 'Scotland', 'Wales', 'Northern Ireland'],
  NL: ['Holland'],
  SZ: ['Swaziland'],
  TL: ['East Timor'],
  TR: ['Turkey'],
  US: ['USA', 'America'],
};

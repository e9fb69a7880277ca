/**
 * Stands in for `@rjsf/validator-ajv8`, which `@rjsf/core` imports for its own tests' sake. The forms of the editor are
 * checked by the server instead: ajv makes code at run time, which the page's security policy forbids.
 */
// biome-ignore lint/style/noDefaultExport: what it stands in for has one
export default {};

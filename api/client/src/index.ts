import type { components, operations, paths } from './schema';

export { answer, createApi, xsrfToken, type ApiClient } from './client';
export { ApiError, type FieldProblem, type Problem } from './error';
export { carryOut, upload } from './raw';
export type { components, operations, paths };

/** One shape of the contract, by its name there. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

import { createApi } from '@invicrm/client';

export { answer, ApiError, type Schema } from '@invicrm/client';

export const api = createApi();

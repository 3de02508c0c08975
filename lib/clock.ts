import 'server-only';

/** The one place that reads the time; everything else is handed `now`. */
export const now = (): Date => new Date();

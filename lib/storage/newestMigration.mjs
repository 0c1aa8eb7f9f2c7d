/** The migration that this Plimsoll needs a database to have behind it; `npm run db:migration` writes it. */
export const NEWEST_MIGRATION = "20261123020002_search_words";

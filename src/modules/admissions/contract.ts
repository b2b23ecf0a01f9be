/** What crosses HTTP, office by office. */
export {};

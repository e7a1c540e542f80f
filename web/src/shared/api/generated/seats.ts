// Generated from docs/openapi by `npm run generate`. Do not edit.

export interface paths {
    "/api/seat_reservation/{event_id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow the seats of an event
         * @description Server-sent events: `snapshot` with all counts (or, with `Last-Event-ID`, what was missed), then `change` with counts and seats, `reload` when the listener is too far behind, and a comment every 15 s.
         */
        get: operations["StreamSeatChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/seat_reservation/{event_id}/sections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the sections of an event with price and seats left */
        get: operations["GetSections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/seat_reservation/{event_id}/sections/{section}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Count the seats of each subsection of a section */
        get: operations["GetSection"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/seat_reservation/{event_id}/tickets/section/{section}/subsection/{subsection}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Count the seats of a subsection by state */
        get: operations["GetSubsectionStatistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/seat_reservation/{event_id}/tickets/section/{section}/subsection/{subsection}/seats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show every seat of a subsection
         * @description A text a row, a digit a place: 0 available, 1 reserved, 2 sold, 3 not for sale.
         */
        get: operations["GetSeats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        EventId: unknown;
        EventPath: {
            id?: components["schemas"]["EventId"];
        };
        EventSections: {
            /** Format: int64 */
            event_id: number;
            currency: string;
            sections: components["schemas"]["SectionSummary"][];
        };
        /** @description Why a request was refused: problem details, RFC 9457. */
        Problem: {
            /** @description A page about the HTTP status. */
            type?: string;
            /** @description The HTTP status in words. */
            title?: string;
            /**
             * Format: int32
             * @description The HTTP status.
             */
            status: number;
            /** @description Stable; programs decide by it. */
            code: string;
            /** @description For people: what happened and what to do. */
            detail?: string;
            /** @description A finer code, with `payment-declined`: why the provider said no. */
            reason?: string;
            /**
             * Format: int64
             * @description With `price-changed`: what a seat costs now, in minor units.
             */
            price?: number;
            /** @description With `invalid-request`: what is wrong, by field. */
            errors?: {
                [key: string]: string[];
            };
        };
        SectionDetail: {
            section: string;
            /** Format: int64 */
            price: number;
            subsections: components["schemas"]["SubsectionSummary"][];
        };
        SectionSummary: {
            section: string;
            /** Format: int64 */
            price: number;
            /** Format: int32 */
            total: number;
            /** Format: int32 */
            available: number;
        };
        SubsectionSeats: {
            section: string;
            /** Format: int32 */
            subsection: number;
            /** Format: int32 */
            seats_per_row: number;
            /** Format: int64 */
            price: number;
            currency: string;
            /** Format: int64 */
            seq: number;
            rows: string[];
        };
        SubsectionStatistics: {
            /** Format: int32 */
            total: number;
            /** Format: int32 */
            available: number;
            /** Format: int32 */
            reserved: number;
            /** Format: int32 */
            sold: number;
        };
        SubsectionSummary: {
            /** Format: int32 */
            subsection: number;
            /** Format: int32 */
            total: number;
            /** Format: int32 */
            available: number;
            /** Format: int32 */
            reserved: number;
            /** Format: int32 */
            sold: number;
        };
    };
    responses: {
        /** @description Not Found: `event-not-found` */
        "event-not-found": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "event-not-found";
                };
            };
        };
        /** @description Internal Server Error: `internal-error` */
        "internal-error": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "internal-error";
                };
            };
        };
        /** @description Service Unavailable: `temporarily-unavailable` */
        "temporarily-unavailable": {
            headers: {
                /** @description Seconds to wait before trying again. */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "temporarily-unavailable";
                };
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    StreamSeatChanges: {
        parameters: {
            query?: {
                /** @description Only this section. */
                section?: string;
            };
            header?: {
                /** @description Id of the last event that was heard; a browser sends it by itself. */
                "Last-Event-ID"?: string;
            };
            path: {
                /** @description The event. */
                event_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description Not Found: `event-not-found`, `section-not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "event-not-found" | "section-not-found";
                    };
                };
            };
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    GetSections: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the answer one has: 304 while it is current. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The event. */
                event_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventSections"];
                };
            };
            404: components["responses"]["event-not-found"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    GetSection: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the answer one has: 304 while it is current. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The event. */
                event_id: number;
                /** @description Name of the section, 1–8 letters or digits. */
                section: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SectionDetail"];
                };
            };
            /** @description Not Found: `event-not-found`, `section-not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "event-not-found" | "section-not-found";
                    };
                };
            };
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    GetSubsectionStatistics: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the answer one has: 304 while it is current. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The event. */
                event_id: number;
                /** @description Name of the section, 1–8 letters or digits. */
                section: string;
                /** @description Number of the subsection in its section, from 1. */
                subsection: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubsectionStatistics"];
                };
            };
            /** @description Not Found: `event-not-found`, `section-not-found`, `subsection-not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "event-not-found" | "section-not-found" | "subsection-not-found";
                    };
                };
            };
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    GetSeats: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the answer one has: 304 while it is current. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The event. */
                event_id: number;
                /** @description Name of the section, 1–8 letters or digits. */
                section: string;
                /** @description Number of the subsection in its section, from 1. */
                subsection: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubsectionSeats"];
                };
            };
            /** @description Not Found: `event-not-found`, `section-not-found`, `subsection-not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "event-not-found" | "section-not-found" | "subsection-not-found";
                    };
                };
            };
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
}

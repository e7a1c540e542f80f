// Generated from docs/openapi by `npm run generate`. Do not edit.

export interface paths {
    "/cities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List cities by name */
        get: operations["ListCities"];
        put?: never;
        /** Add a city to the list */
        post: operations["CreateCity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cities/{city_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a city */
        get: operations["GetCity"];
        /**
         * Change a city
         * @description Venues and events keep the time zone that they were made with.
         */
        put: operations["EditCity"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cities/{city_id}/productions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what is shown in a city, newest production first */
        get: operations["ListProductionsOfCity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List events, newest first */
        get: operations["ListEvents"];
        put?: never;
        /**
         * Create an event with its seating plan
         * @description It is on sale some seconds later. At most 100,000 seats. `starts_at` is not in the past and at most 5 years ahead; `sale_ends_at` is the start unless it is named, and at most a day after it. `venue_id` is one of your own halls, whose name and time zone the event then has; `production_id` is any production. `sale_starts_at` keeps everybody waiting until then, but for orders with an access code from `presale_starts_at` on, and `waiting_room` lets them in by turns. Times are local to the venue (`2026-12-05T19:30`, read in `time_zone`) or have an offset (`2026-12-05T19:30+08:00`). A local time that the clock skips, or shows twice without an offset, is refused.
         */
        post: operations["CreateEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/calendar.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the events that a seller has to come as a calendar feed
         * @description At most 500, soonest first. A calendar program may subscribe to it.
         */
        get: operations["GetSellerCalendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get an event with its seating plan */
        get: operations["GetEvent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/admissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Count who is in */
        get: operations["GetAdmissions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/attendee-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get what an event asks of those who come */
        get: operations["GetAttendeeRules"];
        /**
         * Set what an event asks of those who come, and whether tickets may be transferred
         * @description The whole of the rules; a question that is left out is asked no more. Holders get no code while a required name or answer is missing; codes that they have already stay good.
         */
        put: operations["SetAttendeeRules"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/attendees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List who comes: names and answers by ticket */
        get: operations["ListAttendees"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/attendees/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Export who has a ticket of an event, with answers, and when they were let in */
        get: operations["ExportAttendees"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/audit-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who did what to an event, newest first
         * @description Orders and refunds are in `GET /events/{event_id}/orders/audit-log`.
         */
        get: operations["GetEventAuditLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/calendar.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get an event as a calendar file */
        get: operations["GetEventCalendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel an event for good and refund everything paid in full */
        post: operations["CancelSale"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop selling an event */
        post: operations["CloseSale"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/copy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create an event with the plan, prices and settings of another
         * @description Times are local to the venue (`2026-12-05T19:30`, read in `time_zone`) or have an offset (`2026-12-05T19:30+08:00`). A local time that the clock skips, or shows twice without an offset, is refused.
         */
        post: operations["CopyEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/door-invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List who was invited to the door */
        get: operations["ListDoorInvitations"];
        put?: never;
        /**
         * Invite somebody to scan at the door
         * @description The answer is the same whoever has the address, or nobody. The person with this address finds the invitation when they are signed in, and accepts or declines it.
         */
        post: operations["InviteDoorStaff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/door-invitations/{invitation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take an invitation back */
        delete: operations["WithdrawDoorInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/door-staff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List who may scan at the door */
        get: operations["ListDoorStaff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/door-staff/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Let somebody scan no longer */
        delete: operations["RemoveDoorStaff"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/drawing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get where the seats of an event are
         * @description Outlines of all subsections; with `section` also every place of that section. 404 for an event whose plan has no positions.
         */
        get: operations["GetEventDrawing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/edit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change the texts, the time or the rules of an event
         * @description `edition` is the event's when the seller read it. If somebody edited it since, 409 `event-edited`. Who has seats or waits for some is told of a new start. Orders keep the refunds that they promised, and who ordered for another start may give everything back. Times are local to the venue (`2026-12-05T19:30`, read in `time_zone`) or have an offset (`2026-12-05T19:30+08:00`). A local time that the clock skips, or shows twice without an offset, is refused.
         */
        post: operations["EditEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End an event */
        post: operations["EndSale"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count what an event sold, holds, lost and refunded
         * @description For the event's seller, the team's owners, managers and finance, and operators.
         */
        get: operations["GetFigures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/figures/series": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Count an event's sale minute by minute, by hours or by days */
        get: operations["GetFigureSeries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/figures/updates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow an event's figures
         * @description Server-sent events: `figures` at once and at every change, at most twice a second; a comment every 14 s. Ends with the token.
         */
        get: operations["StreamFigures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the plan of an event, to change it
         * @description Its seller's only. `is_applied` tells whether all seats have followed the last change.
         */
        get: operations["GetEventPlan"];
        /**
         * Change the plan of an event whose seats are on sale
         * @description The plan is sent as a whole with the edition that it was made from; a newer one is 409 `event-edited`. Seats, rows, subsections and sections may be added, seats blocked and given back, names, positions, accessible and companion seats and capacities changed. Sections, subsections and the width of a block stay: what is wrong is named by JSON pointer. A seat that somebody has and that the plan blocks or renames is 409 `seats-taken`, with `taken` `keep` it stays as it is. Seats follow within a moment; who took one in between keeps it.
         */
        put: operations["ChangeEventPlan"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/plan/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the plan of an event as a file */
        get: operations["ExportEventPlan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/plan/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell what a changed plan would change
         * @description Changes nothing. Also names the seats that somebody has and that the plan blocks or renames.
         */
        post: operations["PreviewEventPlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change what new orders of an event cost
         * @description Orders that were taken keep their price, and so do their refunds. Other services use the new price within a second. `edition` is the event's when the seller read it; if somebody edited it since, 409 `event-edited`. A request for the prices that hold already changes nothing, so that it may be repeated.
         */
        put: operations["ChangePrices"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/pricing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get what seats of an event cost, by category and kind of buyer
         * @description `shown` is what is paid, with the fee and tax included; the other prices are before the fee, as the seller set them. An event whose sections have one price each has one price a section here too.
         */
        get: operations["GetPricing"];
        /**
         * Set all prices of an event: categories, kinds of buyer, fee, tax, early birds
         * @description For new orders at once, within a second in all services; orders that were taken keep what they were promised. What the body does not name, the event does not have any more. `edition` is the event's when the seller read it; if somebody edited it since, 409 `event-edited`.
         */
        put: operations["ChangePricing"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish a draft */
        post: operations["PublishEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sell an event again */
        post: operations["ReopenSale"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/scan-conflicts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List admissions that should not have been */
        get: operations["ListScanConflicts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/scan-list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the signed list for doors without a network
         * @description Its format is in docs/api.md. The header `Door-Contact` goes with scans made by the list.
         */
        get: operations["GetScanList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/scans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask whether a ticket lets its bearer in
         * @description The same `scan_id` again gets the same answer.
         */
        post: operations["ScanTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/scans/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report whom a device let in without a network
         * @description 1 to 100 scans; answers one result for each, in the same order. An entry that is refused says why, and keeps none of the others from being recorded.
         */
        post: operations["UploadScans"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/scans/{scan_id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take an admission back within a minute
         * @description By the person who made the scan, on the same device, or by the event's seller.
         */
        post: operations["UndoScan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/seat-monitor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show every seat of a subsection: its state, whose it is, and since when
         * @description What is recorded, and beside it the live state where that differs. With `people=true` the buyers' names and addresses too: that needs `orders:read`, and the audit log keeps who asked.
         */
        get: operations["MonitorSeats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/ticket-lookups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Find the tickets of a person without their code
         * @description By a part of the buyer's, the holder's or the ticket's name, or of the order's number, or by the last four or more characters of the number printed beside a ticket's code. Who looked up what is recorded.
         */
        post: operations["LookUpTickets"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the tickets of an event
         * @description The event's seller also sees whose they are.
         */
        get: operations["ListTickets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{id}/picture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Upload a picture, in the place of the one before
         * @description The body is the file: JPEG, PNG or WebP, up to 5 MB and 24 million pixels. It is drawn anew in a few sizes, without its metadata. Its forms are at `/pictures/{picture_id}/{width}.webp` for each of its `widths`, and `/pictures/{picture_id}/preview.jpg`.
         */
        put: operations["PutEventsPicture"];
        post?: never;
        /** Delete a picture */
        delete: operations["DeleteEventsPicture"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pictures/{picture_id}/{form}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a form of a picture
         * @description `{width}.webp` for each of the picture's widths, or `preview.jpg`. It may be kept for good.
         */
        get: operations["GetPicture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List one's seating plans */
        get: operations["ListPlans"];
        put?: never;
        /**
         * Store a seating plan
         * @description The format is published as a JSON Schema (docs/plan-format). What is wrong is named by JSON pointer, for example `/sections/2/subsections/0/rows`, in up to 50 places.
         */
        post: operations["CreatePlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plans/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check a seating plan without storing it
         * @description What is wrong is named as by `POST /plans`.
         */
        post: operations["CheckPlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plans/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read a seating plan from CSV or from pretix
         * @description The body is the file as it is. Answers the plan in our own format, which `POST /plans` stores, and what could not be carried over.
         */
        post: operations["ImportPlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plans/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List seating plans to begin with */
        get: operations["ListPlanTemplates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plans/{plan_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a seating plan
         * @description The newest version, or the one that `version` names.
         */
        get: operations["GetPlan"];
        /** Store a new version of a seating plan */
        put: operations["ChangePlan"];
        post?: never;
        /**
         * Delete a seating plan with all versions
         * @description Events that were made from it stay as they are.
         */
        delete: operations["DeletePlan"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plans/{plan_id}/drawing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get where the seats of a plan are */
        get: operations["GetPlanDrawing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plans/{plan_id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a seating plan as a file */
        get: operations["ExportPlan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/productions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List productions, newest first */
        get: operations["ListProductions"];
        put?: never;
        /** Create a production: a film, a concert, a match, a play */
        post: operations["CreateProduction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/productions/{id}/picture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Upload a picture, in the place of the one before
         * @description The body is the file: JPEG, PNG or WebP, up to 5 MB and 24 million pixels. It is drawn anew in a few sizes, without its metadata. Its forms are at `/pictures/{picture_id}/{width}.webp` for each of its `widths`, and `/pictures/{picture_id}/preview.jpg`.
         */
        put: operations["PutProductionsPicture"];
        post?: never;
        /** Delete a picture */
        delete: operations["DeleteProductionsPicture"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/productions/{production_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a production */
        get: operations["GetProduction"];
        /**
         * Change a production
         * @description Shows are found by the new words at once. Events keep their own names.
         */
        put: operations["EditProduction"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/productions/{production_id}/shows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the shows of a production, soonest first
         * @description `limit` counts shows; those of one venue and film that are on the page stand together. Paging is stable: what comes, goes or is sold between two pages moves nothing else. `availability` is as of `counted_at`, usually seconds ago; the seat map is live.
         */
        get: operations["ListShowsOfProduction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find shows
         * @description Words are looked for in titles, performers, names of events, venues and cities, in every script; the last letters of a word may be missing. Days are read in the city's time zone, without a city in UTC. `limit` counts shows; those of one venue and film that are on the page stand together. Paging is stable: what comes, goes or is sold between two pages moves nothing else. `availability` is as of `counted_at`, usually seconds ago; the seat map is live.
         */
        get: operations["SearchShows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sellers/me/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List one's own events with what they sold, hold and took today */
        get: operations["ListSellerFigures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/series": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List your own series, newest first */
        get: operations["ListSeries"];
        put?: never;
        /**
         * Create many shows with one plan
         * @description The first show is an event at once, the others follow within seconds: `shows_created` tells how many there are. At most 500 shows a request. Their sale and refunds begin and end as far from their start, by the clock at the venue, as those of the first. A repeated request with the same key makes none twice. Times are local to the venue (`2026-12-05T19:30`, read in `time_zone`) or have an offset (`2026-12-05T19:30+08:00`). A local time that the clock skips, or shows twice without an offset, is refused.
         */
        post: operations["CreateSeries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/series/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say which dates a series would have
         * @description It makes nothing. Times are local to the venue (`2026-12-05T19:30`, read in `time_zone`) or have an offset (`2026-12-05T19:30+08:00`). A local time that the clock skips, or shows twice without an offset, is refused.
         */
        post: operations["PreviewSeries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/series/{id}/picture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Upload a picture, in the place of the one before
         * @description The body is the file: JPEG, PNG or WebP, up to 5 MB and 24 million pixels. It is drawn anew in a few sizes, without its metadata. Its forms are at `/pictures/{picture_id}/{width}.webp` for each of its `widths`, and `/pictures/{picture_id}/preview.jpg`.
         */
        put: operations["PutSeriesPicture"];
        post?: never;
        /** Delete a picture */
        delete: operations["DeleteSeriesPicture"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/series/{series_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a series and its shows */
        get: operations["GetSeries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/series/{series_id}/calendar.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the shows of a series that are to come as a calendar feed */
        get: operations["GetSeriesCalendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/series/{series_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel the shows of a series for good and refund everything paid in full
         * @description Only shows that are still to begin. A show can also be changed by itself, as any event.
         */
        post: operations["CancelSeriesSale"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/series/{series_id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop selling the shows of a series
         * @description Only shows that are still to begin. A show can also be changed by itself, as any event.
         */
        post: operations["CloseSeriesSale"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/series/{series_id}/dates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add shows to a series
         * @description They are as the newest open show is, with its prices and rules. A date that the series has already stays as it is, so that the request may be repeated. Times are local to the venue (`2026-12-05T19:30`, read in `time_zone`) or have an offset (`2026-12-05T19:30+08:00`). A local time that the clock skips, or shows twice without an offset, is refused.
         */
        post: operations["AddSeriesDates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/series/{series_id}/edit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change texts, times, prices and rules of all shows of a series
         * @description All of them or none. Only shows that are still to begin and are neither ended nor cancelled. Orders keep the price and the refunds that they promised, and who ordered for another start may give everything back.
         */
        post: operations["EditSeries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/series/{series_id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish the drafts of a series
         * @description All drafts that are still to begin, or none. `shows` says what became of each show: `published`, `already`, or `over`.
         */
        post: operations["PublishSeries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/series/{series_id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sell the shows of a series again
         * @description Only shows that are still to begin. A show can also be changed by itself, as any event.
         */
        post: operations["ReopenSeriesSale"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/super-venues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List super-venues, newest first */
        get: operations["ListSuperVenues"];
        put?: never;
        /** Create a super-venue: a cinema, an arena, a theatre, a club */
        post: operations["CreateSuperVenue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/super-venues/{id}/picture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Upload a picture, in the place of the one before
         * @description The body is the file: JPEG, PNG or WebP, up to 5 MB and 24 million pixels. It is drawn anew in a few sizes, without its metadata. Its forms are at `/pictures/{picture_id}/{width}.webp` for each of its `widths`, and `/pictures/{picture_id}/preview.jpg`.
         */
        put: operations["PutSuperVenuesPicture"];
        post?: never;
        /** Delete a picture */
        delete: operations["DeleteSuperVenuesPicture"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/super-venues/{super_venue_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a super-venue with its halls */
        get: operations["GetSuperVenue"];
        /**
         * Change a super-venue
         * @description Shows are found by the new name and place at once. Events keep the venue's text and time zone.
         */
        put: operations["EditSuperVenue"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/super-venues/{super_venue_id}/venues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a venue (a hall) to a super-venue */
        post: operations["CreateVenue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the public keys that tickets are signed with */
        get: operations["GetTicketKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/orders/{order_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the tickets of an order with their codes
         * @description For its buyer and the event's seller; who took tickets over gets these. No tickets while the order is not paid.
         */
        get: operations["MyTickets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/orders/{order_id}/apple.pkpasses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get all tickets of an order for Apple Wallet */
        get: operations["GetApplePasses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/orders/{order_id}/attendees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get names and answers of an order's tickets */
        get: operations["GetOrderAttendees"];
        /**
         * Give names and answers for an order's tickets
         * @description As soon as the seats are held, until the event begins. An answer that was given may be changed until the event's `changes_until`. All of the request is saved, or nothing.
         */
        put: operations["AnswerForOrder"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/orders/{order_id}/calendar.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the event of an order as a calendar file */
        get: operations["GetOrderCalendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/orders/{order_id}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get all tickets of an order as PDF, a page each */
        get: operations["GetOrderPdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/orders/{order_id}/transfers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who had the tickets of an order
         * @description The event's seller sees all transfers with the names of both accounts; others see their own.
         */
        get: operations["ListOrderTransfers"];
        put?: never;
        /**
         * Offer tickets of an order to another person
         * @description The address gets a mail; who has it as their verified address accepts or declines. Until then nothing changes, and the offer may be withdrawn. It ends after a week, or when the event begins. The same offer again gets the same answer.
         */
        post: operations["OfferTickets"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/orders/{order_id}/wallets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say which wallets an order's tickets can go into */
        get: operations["GetWallets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{ticket_id}/apple.pkpass": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a ticket for Apple Wallet */
        get: operations["GetApplePass"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{ticket_id}/google-wallet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the address at which Google Wallet keeps a ticket */
        get: operations["GetGoogleWallet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{ticket_id}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a ticket as PDF */
        get: operations["GetTicketPdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{ticket_id}/qr.png": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the code of a ticket as PNG */
        get: operations["GetTicketCodePng"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{ticket_id}/qr.svg": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the code of a ticket as SVG */
        get: operations["GetTicketCodeSvg"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the seller's API keys */
        get: operations["ListApiKeys"];
        put?: never;
        /**
         * Make an API key
         * @description The answer holds the secret; it is told once. `POST /users/token` exchanges it for a token.
         */
        post: operations["CreateApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/api-keys/{key_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke an API key
         * @description Every service refuses its tokens within five seconds. `end_made=true` also ends whom it invited to doors; what it registered ends by `DELETE /sellers/me/webhooks?made_by_key=`.
         */
        delete: operations["RevokeApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/api-keys/{key_id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a stopped API key go on
         * @description Keys stop when the seller's password is replaced by a mailed link.
         */
        post: operations["ResumeApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/email/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send the mail that verifies one's address again
         * @description At most once a minute and five times an hour. Nothing is sent when the address is verified.
         */
        post: operations["AskForVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/email/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify one's address by the link of a mail
         * @description The link is good once and for 24 hours. The session's next token says `email_verified`.
         */
        post: operations["VerifyEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/guests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a mail to buy without a password
         * @description The answer is the same whether the address has an account or not. The mail's link is good once and for 30 minutes; who has an account with a password is told by mail to sign in with it. An address gets at most one mail a minute and five an hour.
         */
        post: operations["AskAsGuest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/guests/deletion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Delete a guest's account by the link of a mail
         * @description Does what `DELETE /users/me` does, and is refused for the same reasons; the link stays good then.
         */
        post: operations["DeleteGuest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/guests/deletion-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a mail to delete a guest's account
         * @description For who signs in by mail. The mail's link is good once and for 30 minutes; at most one mail a minute and five an hour. Who has a password deletes the account with it.
         */
        post: operations["AskToDeleteGuest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/guests/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in by the link of a mail, without a password
         * @description Answers a token and sets the session's cookie, as a sign-in does. The link is good once.
         */
        post: operations["SignInAsGuest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in
         * @description Answers a token for `Authorization: Bearer`, good for 15 minutes, and sets a cookie by which a page renews the session (`POST /users/session/renew`). An account with a second factor answers `second-factor-required` until `code` or `passkey` is sent too.
         */
        post: operations["LogIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/login/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in with a passkey
         * @description Answers as `POST /users/login`. A passkey counts as both factors.
         */
        post: operations["LogInByPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/login/passkey/challenge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get what a passkey has to sign
         * @description Good once and for five minutes, for the sign-in by passkey or as the second factor.
         */
        post: operations["AskPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign out
         * @description Ends the session of the token. Every service refuses the token within seconds.
         */
        post: operations["LogOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say who the token speaks for */
        get: operations["GetMe"];
        put?: never;
        post?: never;
        /**
         * Delete one's account
         * @description Ends all sessions at once. Name and address go from every service within seconds; orders and payments stay without them, because accounting must keep them. Holds are let go. Refused while there are paid tickets of events that have not begun, or events of one's own that are open.
         */
        delete: operations["DeleteMe"];
        options?: never;
        head?: never;
        /** Change the language of one's mails */
        patch: operations["ChangeMe"];
        trace?: never;
    };
    "/users/me/door-invitations/{invitation_id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Work at a door */
        post: operations["AcceptDoorInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/door-invitations/{invitation_id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decline to work at a door */
        post: operations["DeclineDoorInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/doors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the doors at which one works, and one's invitations to more */
        get: operations["ListMyDoors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export what is held of oneself
         * @description One JSON document with the account and all that belongs to it, of every service; at most 10,000 rows of a list, the newest. Five times in ten minutes.
         */
        get: operations["ExportMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List one's passkeys */
        get: operations["ListPasskeys"];
        put?: never;
        /**
         * Add a passkey
         * @description Its owner is told by mail.
         */
        post: operations["AddPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/passkeys/challenge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get what an authenticator needs to make a passkey
         * @description Good once and for five minutes. `code` is for accounts whose log-ins need one.
         */
        post: operations["BeginPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/passkeys/{passkey_id}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remove a passkey */
        post: operations["RemovePasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say whether log-ins of the caller need a code */
        get: operations["GetSecondFactor"];
        put?: never;
        /**
         * Get a secret for an authenticator app
         * @description It counts once a first code was shown. Until then it may be asked for again.
         */
        post: operations["BeginSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/second-factor/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Switch the second factor on by a first code of the app
         * @description Answers ten recovery codes, each good once. They are shown this once.
         */
        post: operations["ConfirmSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/second-factor/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Switch the second factor off */
        post: operations["RemoveSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/team-invitations/{invitation_id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Join a seller's team */
        post: operations["AcceptTeamInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/team-invitations/{invitation_id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decline to join a seller's team */
        post: operations["DeclineTeamInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the sellers for whom one acts, and one's invitations to more */
        get: operations["ListMyTeams"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/teams/{seller_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Leave a seller's team */
        delete: operations["LeaveTeam"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/ticket-transfers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List offers of tickets to one's address, and one's transfers */
        get: operations["ListMyTransfers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/ticket-transfers/{transfer_id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take over the tickets of an offer
         * @description To one's verified address. The codes before die in the same moment, and name and answers that were given for the tickets are forgotten. Accepting again is accepting once.
         */
        post: operations["AcceptTransfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/ticket-transfers/{transfer_id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decline an offer of tickets */
        post: operations["DeclineTransfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/ticket-transfers/{transfer_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw an offer of tickets that is not accepted yet */
        post: operations["WithdrawTransfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/password/change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Choose another password
         * @description Ends all other sessions of the account, and tells its owner by mail.
         */
        post: operations["ChangePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/password/forgot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a mail to choose another password
         * @description The answer is the same whether there is such an account or not. The mail's link is good once and for 30 minutes. An account gets at most one mail a minute and five an hour.
         */
        post: operations["ForgotPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/password/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Choose another password by the link of a mail
         * @description Ends all sessions of the account, and tells its owner by mail. The address counts as verified from then on. A second factor stays as it is; without one, passkeys are removed. API keys of the account stop until they are resumed.
         */
        post: operations["ResetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Get the next token of a session */
        post: operations["RefreshToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Register as a buyer or a seller
         * @description A mail with a link goes to the address; orders need it to be verified. A password that is easy to guess is refused (`invalid-request`, `reason` `password-guessable`).
         */
        post: operations["RegisterUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Sign out here
         * @description Ends the session of the cookie, and that of the token if there is one.
         */
        delete: operations["EndSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/session/renew": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Renew the session of the cookie
         * @description For pages: the cookie of log-in speaks for the caller, and is replaced. A replaced cookie may be used for another minute, because two tabs may renew at once; used later, it ends the session.
         */
        post: operations["RenewSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List where one is signed in */
        get: operations["ListSessions"];
        put?: never;
        post?: never;
        /**
         * Sign out everywhere
         * @description Ends all sessions of the caller, this one too.
         */
        delete: operations["EndSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/team": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List who acts for the seller, and who is invited */
        get: operations["GetTeam"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/team/audit-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the seller's log-ins and what was done to team and API keys, newest first */
        get: operations["GetTeamAuditLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/team/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Invite somebody to the team
         * @description The answer is the same whoever has the address, or nobody. The person with this address finds the invitation when they are signed in, and accepts or declines it.
         */
        post: operations["InviteToTeam"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/team/invitations/{invitation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take an invitation back */
        delete: operations["WithdrawTeamInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/team/members/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Give a member another role */
        put: operations["ChangeTeamRole"];
        post?: never;
        /**
         * Let somebody act for the seller no longer
         * @description Every service refuses the member's tokens for this seller within five seconds.
         */
        delete: operations["RemoveTeamMember"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/teams/{seller_id}/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get a token that acts for a seller
         * @description Good for 15 minutes, and no longer than the caller's session and membership. It is accepted at the endpoints that the role allows, and nowhere else. It names the member: what is done by it is theirs in the audit log.
         */
        post: operations["ActForSeller"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchange an API key for a token
         * @description The client credentials grant of OAuth 2 (RFC 6749, section 4.4), as a form or JSON, with the key in the body or by HTTP Basic. The token is good for 15 minutes; there is no refresh token. Refusals have `error` as in RFC 6749, section 5.2.
         */
        post: operations["ExchangeApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/venues/{id}/picture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Upload a picture, in the place of the one before
         * @description The body is the file: JPEG, PNG or WebP, up to 5 MB and 24 million pixels. It is drawn anew in a few sizes, without its metadata. Its forms are at `/pictures/{picture_id}/{width}.webp` for each of its `widths`, and `/pictures/{picture_id}/preview.jpg`.
         */
        put: operations["PutVenuesPicture"];
        post?: never;
        /** Delete a picture */
        delete: operations["DeleteVenuesPicture"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/venues/{venue_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a venue (a hall) with its super-venue */
        get: operations["GetVenue"];
        /** Rename a venue (a hall) */
        put: operations["EditVenue"];
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
        ActingTokenAnswer: {
            token: string;
            /** Format: date-time */
            expires_at: string;
            /** Format: uuid */
            seller_id: string;
            seller_name: string;
            /** @enum {string} */
            role: "owner" | "manager" | "finance" | "door" | "desk";
            permissions: string[];
        };
        AddPasskeyRequest: {
            /** Format: uuid */
            challenge_id: string;
            name: string;
            credential?: null | components["schemas"]["PasskeyAttestation"];
        };
        AddSeriesDatesRequest: {
            starts?: null | string[];
            rule?: null | components["schemas"]["DateRule"];
        };
        AdmissionsAnswer: {
            /** Format: int64 */
            event_id: number;
            /** Format: int64 */
            sold: number;
            /** Format: int64 */
            admitted: number;
            /** Format: int64 */
            conflicts: number;
            contact: string;
        };
        ApiKeyAnswer: {
            /** Format: uuid */
            key_id: string;
            name: string;
            scopes: string[];
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            expires_at: string;
            /** Format: date-time */
            last_used_at: null | string;
            /** Format: date-time */
            revoked_at: null | string;
            /** Format: date-time */
            stopped_at: null | string;
        };
        ApiKeyListAnswer: {
            keys: components["schemas"]["ApiKeyAnswer"][];
            scopes: string[];
        };
        ApiTokenAnswer: {
            access_token: string;
            token_type: string;
            /** Format: int32 */
            expires_in: number;
            scope: string;
        };
        ApiTokenRequest: {
            grant_type?: null | string;
            client_id?: null | string;
            client_secret?: null | string;
            scope?: null | string;
        };
        AskAsGuestRequest: {
            email: string;
            name: string;
            /** @enum {null|string} */
            locale?: "en" | "zh-Hant" | null;
        };
        AttendeeAnswer: {
            ticket_id: string;
            /** Format: uuid */
            order_id: string;
            name: null | string;
            holder_name: null | string;
            /** Format: int32 */
            transfers: number;
            answers: {
                [key: string]: string;
            };
            order_answers: {
                [key: string]: string;
            };
        };
        AttendeeListAnswer: {
            attendees: components["schemas"]["AttendeeAnswer"][];
            next: null | string;
        };
        AttendeeQuestion: {
            id: string;
            text: string;
            /** @enum {string} */
            kind: "text" | "choice" | "yes-no";
            /** @enum {string} */
            per: "ticket" | "order";
            required: boolean;
            choices?: null | string[];
            /** Format: int32 */
            max_length?: null | number;
        };
        AttendeeQuestionDraft: {
            text: string;
            /** @enum {string} */
            kind: "text" | "choice" | "yes-no";
            /** @enum {string} */
            per: "ticket" | "order";
            id?: null | string;
            /** @default false */
            required?: boolean;
            choices?: null | string[];
            /** Format: int32 */
            max_length?: null | number;
        };
        AttendeeRulesAnswer: {
            /** @enum {string} */
            names: "none" | "optional" | "required";
            /** Format: date-time */
            changes_until: null | string;
            transfers: boolean;
            questions: components["schemas"]["AttendeeQuestion"][];
        };
        AttendeeRulesRequest: {
            /** @enum {string} */
            names: "none" | "optional" | "required";
            transfers: boolean;
            questions: components["schemas"]["AttendeeQuestionDraft"][];
            /** Format: date-time */
            changes_until?: null | string;
        };
        AuditLine: {
            /** Format: int64 */
            audit_id: number;
            /** Format: date-time */
            at: string;
            kind: string;
            actor: string;
            /** Format: uuid */
            actor_id: null | string;
            actor_name: null | string;
            role: null | string;
            /** Format: int64 */
            event_id: null | number;
            /** Format: uuid */
            order_id: null | string;
            /** Format: uuid */
            user_id: null | string;
            details: {
                [key: string]: string;
            };
            address?: null | string;
        };
        AuditPage: {
            entries: components["schemas"]["AuditLine"][];
            next: null | string;
        };
        BeginPasskeyRequest: {
            password: string;
            code?: null | string;
        };
        BeginSecondFactorRequest: {
            password: string;
        };
        CategoryBlockDraft: {
            category: string;
            /** Format: int32 */
            from_row: number;
            /** Format: int32 */
            to_row?: null | number;
            /** Format: int32 */
            from_seat?: null | number;
            /** Format: int32 */
            to_seat?: null | number;
        };
        CategoryDraft: {
            name?: null | string;
            color?: null | string;
        };
        CategoryPriceDraft: {
            category: string;
            /** Format: int64 */
            price: number;
        };
        CategorySeats: {
            section: string;
            /** Format: int32 */
            subsection: number;
            category: string;
            /** Format: int32 */
            from_row: number;
            /** Format: int32 */
            to_row: number;
            /** Format: int32 */
            from_seat: number;
            /** Format: int32 */
            to_seat: number;
        };
        ChangeMeRequest: {
            /** @enum {null|string} */
            locale?: "en" | "zh-Hant" | null;
        };
        ChangePasswordRequest: {
            password: string;
            new_password: string;
        };
        ChangePlanRequest: {
            /** Format: int32 */
            edition: number;
            plan?: null | components["schemas"]["PlanDocument"];
            /** @enum {null|string} */
            taken?: "refuse" | "keep" | null;
        };
        ChangePricesRequest: {
            /** Format: int32 */
            edition: number;
            prices: components["schemas"]["SectionPriceDraft"][];
        };
        CityAnswer: {
            /** Format: int64 */
            city_id: number;
            name: string;
            local_name: string;
            country: string;
            time_zone: string;
            /** Format: double */
            latitude: number;
            /** Format: double */
            longitude: number;
        };
        CityListAnswer: {
            cities: components["schemas"]["CityAnswer"][];
            next: null | string;
        };
        CityProductionAnswer: {
            /** Format: int64 */
            production_id: number;
            /** @enum {string} */
            kind: "film" | "concert" | "match" | "play" | "other";
            title: string;
            original_title: string;
            languages: string[];
            /** Format: int32 */
            duration_minutes: null | number;
            age_rating: string;
            genre: string;
            /** Format: date-time */
            next_show_at: string;
            picture?: null | components["schemas"]["Picture"];
        };
        CityProductionListAnswer: {
            productions: components["schemas"]["CityProductionAnswer"][];
            next: null | string;
        };
        CityRequest: {
            name: string;
            local_name?: null | string;
            country: string;
            time_zone: string;
            /** Format: double */
            latitude: number;
            /** Format: double */
            longitude: number;
        };
        ConfirmSecondFactorRequest: {
            code: string;
        };
        CopyEventRequest: {
            starts_at: string;
            name?: null | string;
            sale_starts_at?: null | string;
        };
        CreateApiKeyRequest: {
            name: string;
            scopes: string[];
            /** Format: int32 */
            expires_in_days?: null | number;
        };
        CreateSeriesRequest: {
            event?: null | components["schemas"]["EventDraft"];
            starts?: null | string[];
            rule?: null | components["schemas"]["DateRule"];
        };
        CreatedApiKeyAnswer: {
            key: components["schemas"]["ApiKeyAnswer"];
            client_secret: string;
        };
        DateRule: {
            from: string;
            to: string;
            times: string[];
            weekdays?: null | string[];
            except?: null | string[];
        };
        DeleteGuestRequest: {
            token: string;
        };
        DeleteMeRequest: {
            password: string;
            code?: null | string;
        };
        DemandFigure: {
            /** Format: int64 */
            waiting_entries: number;
            /** Format: int64 */
            waiting_seats: number;
            /** Format: int64 */
            orders_failed: number;
        };
        DoorFigure: {
            door: string;
            /** Format: int64 */
            admitted: number;
        };
        DoorInvitationAnswer: {
            /** Format: uuid */
            invitation_id: string;
            email: string;
            /** @enum {string} */
            state: "pending" | "expired" | "accepted" | "declined";
            /** Format: date-time */
            invited_at: string;
            /** Format: date-time */
            expires_at: string;
            /** Format: uuid */
            made_by_key: null | string;
        };
        DoorInvitationListAnswer: {
            invitations: components["schemas"]["DoorInvitationAnswer"][];
        };
        DoorInvitationRequest: {
            email: string;
        };
        DoorStaffAnswer: {
            /** Format: uuid */
            user_id: string;
            email: string;
            name: string;
            /** Format: date-time */
            added_at: string;
        };
        DoorStaffListAnswer: {
            staff: components["schemas"]["DoorStaffAnswer"][];
            next: null | string;
        };
        DrawingAnswer: {
            drawing: null | components["schemas"]["DrawingDraft"];
            sections: components["schemas"]["DrawnSectionAnswer"][];
        };
        DrawingDraft: {
            /** Format: double */
            width?: null | number;
            /** Format: double */
            height?: null | number;
            stage?: null | components["schemas"]["StageDraft"];
            focal_point?: null | components["schemas"]["PointDraft"];
            floors?: null | string[];
            categories?: null | components["schemas"]["CategoryDraft"][];
        };
        DrawnSectionAnswer: {
            name: string;
            category: null | string;
            floor: null | string;
            subsections: components["schemas"]["DrawnSubsectionAnswer"][];
        };
        DrawnSubsectionAnswer: {
            /** Format: int32 */
            number: number;
            outline: number[][];
            rows: null | number[][][];
        };
        EarlyBirdDraft: {
            name: string;
            /** Format: int64 */
            price: number;
            category?: null | string;
            section?: null | string;
            /** Format: date-time */
            until?: null | string;
            /** Format: int32 */
            places?: null | number;
        };
        EditEventRequest: {
            /** Format: int32 */
            edition: number;
            name?: null | string;
            description?: null | string;
            starts_at?: null | string;
            sale_ends_at?: null | string;
            /** Format: int32 */
            max_seats_per_person?: null | number;
            sale_starts_at?: null | string;
            /** Format: int32 */
            hold_seconds?: null | number;
            refunds?: null | components["schemas"]["RefundDraft"];
            presale_starts_at?: null | string;
        };
        EditSeriesRequest: {
            name?: null | string;
            description?: null | string;
            /** Format: int32 */
            shift_minutes?: null | number;
            /** Format: int32 */
            hold_seconds?: null | number;
            /** Format: int32 */
            max_seats_per_person?: null | number;
            refunds?: null | components["schemas"]["RefundDraft"];
            prices?: null | components["schemas"]["SectionPriceDraft"][];
        };
        EventAnswer: {
            /** Format: int64 */
            event_id: number;
            name: string;
            venue: string;
            /** Format: date-time */
            starts_at: string;
            /** @enum {string} */
            status: "PREPARING" | "ON_SALE" | "CLOSED" | "ENDED" | "CANCELLED";
            currency: string;
            /** Format: int64 */
            price_from: number;
            /** Format: int64 */
            price_to: number;
            /** Format: int32 */
            seats_total: number;
            /** Format: uuid */
            seller_id: string;
            description: string;
            /** Format: int32 */
            hold_seconds: number;
            /** Format: int32 */
            max_tickets_per_order: number;
            /** Format: date-time */
            created_at: string;
            time_zone: string;
            refunds: null | components["schemas"]["RefundAnswer"];
            /** Format: int32 */
            hold_extension_seconds: number;
            waitlist: boolean;
            sections: components["schemas"]["SectionAnswer"][];
            /** Format: date-time */
            sale_ends_at?: null | string;
            /**
             * Format: int32
             * @default 1
             */
            edition?: number;
            /** Format: date-time */
            previous_starts_at?: null | string;
            /** Format: int32 */
            max_seats_per_person?: null | number;
            /** Format: date-time */
            sale_starts_at?: null | string;
            waiting_room?: null | components["schemas"]["WaitingRoomAnswer"];
            /** Format: int64 */
            venue_id?: null | number;
            /** Format: int64 */
            production_id?: null | number;
            /** Format: uuid */
            series_id?: null | string;
            picture?: null | components["schemas"]["Picture"];
            /** @default false */
            draft?: boolean;
            /** Format: date-time */
            presale_starts_at?: null | string;
            has_drawing?: boolean;
            has_pricing?: boolean;
            asks_attendees?: boolean;
            forbids_transfers?: boolean;
        };
        EventDraft: {
            name: string;
            description?: null | string;
            venue?: null | string;
            starts_at: string;
            currency: string;
            /** Format: int32 */
            hold_seconds?: null | number;
            /** Format: int32 */
            max_tickets_per_order?: null | number;
            sections?: null | components["schemas"]["SectionDraft"][];
            time_zone?: null | string;
            refunds?: null | components["schemas"]["RefundDraft"];
            /** Format: int32 */
            hold_extension_seconds?: null | number;
            waitlist?: null | boolean;
            sale_ends_at?: null | string;
            /** Format: int32 */
            max_seats_per_person?: null | number;
            sale_starts_at?: null | string;
            waiting_room?: null | components["schemas"]["WaitingRoomDraft"];
            /** Format: int64 */
            venue_id?: null | number;
            /** Format: int64 */
            production_id?: null | number;
            draft?: null | boolean;
            presale_starts_at?: null | string;
            drawing?: null | components["schemas"]["DrawingDraft"];
            plan?: null | components["schemas"]["PlanChoice"];
        };
        EventFiguresAnswer: {
            /** Format: int64 */
            event_id: number;
            name: string;
            venue: string;
            /** Format: date-time */
            starts_at: string;
            time_zone: string;
            status: string;
            currency: string;
            /** Format: int64 */
            seats_total: number;
            total: components["schemas"]["FigureCounts"];
            today: components["schemas"]["FigureCounts"];
        };
        EventListAnswer: {
            events: components["schemas"]["EventSummaryAnswer"][];
            next: null | string;
        };
        EventPlanAnswer: {
            /** Format: int64 */
            event_id: number;
            /** Format: int32 */
            edition: number;
            plan: components["schemas"]["PlanDocument"];
            is_applied: boolean;
            changes: components["schemas"]["SectionPlanChangeAnswer"][];
        };
        EventSummaryAnswer: {
            /** Format: int64 */
            event_id: number;
            name: string;
            venue: string;
            /** Format: date-time */
            starts_at: string;
            time_zone: string;
            /** @enum {string} */
            status: "PREPARING" | "ON_SALE" | "CLOSED" | "ENDED" | "CANCELLED";
            currency: string;
            /** Format: int64 */
            price_from: number;
            /** Format: int64 */
            price_to: number;
            /** Format: int32 */
            seats_total: number;
            /** Format: uuid */
            seller_id: string;
            /** Format: uuid */
            series_id?: null | string;
            picture?: null | components["schemas"]["Picture"];
            /** Format: date-time */
            sale_starts_at?: null | string;
            /** Format: date-time */
            previous_starts_at?: null | string;
            /** @default false */
            draft?: boolean;
            /** Format: date-time */
            presale_starts_at?: null | string;
        };
        FeeDraft: {
            /** Format: int64 */
            amount?: null | number;
            /** Format: double */
            percent?: null | number;
        };
        FigureCounts: {
            /** Format: int64 */
            held: number;
            /** Format: int64 */
            sold: number;
            /** Format: int64 */
            abandoned: number;
            /** Format: int64 */
            refunded: number;
            /** Format: int64 */
            orders_held: number;
            /** Format: int64 */
            orders_paid: number;
            /** Format: int64 */
            orders_abandoned: number;
            /** Format: int64 */
            paid_amount: number;
            /** Format: int64 */
            refunded_amount: number;
            /** Format: int64 */
            fees: number;
            /** Format: int64 */
            revenue: number;
            /** Format: int64 */
            admitted: number;
            /** Format: int64 */
            allotted: number;
            /** Format: int64 */
            moved: number;
            /** Format: int64 */
            service_fees: number;
        };
        FigureOfValue: {
            name: string;
            counts: components["schemas"]["FigureCounts"];
        };
        FigurePoint: {
            /** Format: date-time */
            at: string;
            counts: components["schemas"]["FigureCounts"];
        };
        FigureSeriesAnswer: {
            /** Format: int64 */
            event_id: number;
            /** @enum {string} */
            step: "minute" | "hour" | "day";
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            points: components["schemas"]["FigurePoint"][];
        };
        FiguresAnswer: {
            /** Format: int64 */
            event_id: number;
            currency: string;
            time_zone: string;
            /** Format: int64 */
            seats_total: number;
            total: components["schemas"]["FigureCounts"];
            sections: components["schemas"]["FigureOfValue"][];
            categories: components["schemas"]["FigureOfValue"][];
            codes: components["schemas"]["FigureOfValue"][];
            doors: components["schemas"]["DoorFigure"][];
            demand?: null | components["schemas"]["DemandFigure"];
        };
        FirstPlaces: {
            name: string;
            /** Format: int32 */
            places: number;
            /** Format: int64 */
            price: number;
        };
        ForgotPasswordRequest: {
            email: string;
        };
        GeometryDraft: {
            /** Format: double */
            x?: null | number;
            /** Format: double */
            y?: null | number;
            /** Format: double */
            rotation?: null | number;
            /** Format: double */
            seat_spacing?: null | number;
            /** Format: double */
            row_spacing?: null | number;
            /** Format: double */
            radius?: null | number;
            /** Format: double */
            width?: null | number;
            /** Format: double */
            height?: null | number;
            rows?: null | components["schemas"]["RowGeometryDraft"][];
        };
        GoogleWalletAnswer: {
            url: string;
        };
        HallAnswer: {
            /** Format: int64 */
            venue_id: number;
            name: string;
            picture?: null | components["schemas"]["Picture"];
        };
        JsonElement: unknown;
        KeptSeatAnswer: {
            /** Format: int32 */
            subsection: number;
            /** Format: int32 */
            row: number;
            /** Format: int32 */
            seat: number;
        };
        KindDraft: {
            name: string;
            /** Format: int32 */
            percent?: null | number;
            /** Format: int64 */
            price?: null | number;
            companion?: null | boolean;
            prices?: null | components["schemas"]["CategoryPriceDraft"][];
        };
        KindPrice: {
            kind?: null | string;
            /** Format: int64 */
            price: number;
            /** Format: int64 */
            fee: number;
        };
        LogInRequest: {
            email: string;
            password: string;
            code?: null | string;
            passkey?: null | components["schemas"]["PasskeyLogInRequest"];
        };
        LookedUpTicket: {
            ticket: components["schemas"]["ScannedTicket"];
            /** Format: uuid */
            order_id: string;
            buyer_name: null | string;
            /** @enum {string} */
            state: "VALID" | "USED";
            /** Format: date-time */
            used_at: null | string;
            payload: string;
            hash: string;
            number: string;
            attendee_name?: null | string;
        };
        MonitoredSeat: {
            /** Format: int32 */
            row: number;
            /** Format: int32 */
            seat: number;
            /** @enum {string} */
            status: "AVAILABLE" | "RESERVED" | "SOLD";
            /** Format: date-time */
            since: null | string;
            /** Format: uuid */
            order_id: null | string;
            /** @enum {null|string} */
            live: "AVAILABLE" | "RESERVED" | "SOLD" | null;
            differs: boolean;
            buyer_name: null | string;
            buyer_email: null | string;
        };
        MyDoorAnswer: {
            /** Format: int64 */
            event_id: number;
            name: string;
            venue: string;
            /** Format: date-time */
            starts_at: string;
            time_zone: string;
        };
        MyDoorInvitationAnswer: {
            /** Format: uuid */
            invitation_id: string;
            /** Format: int64 */
            event_id: number;
            name: string;
            venue: string;
            /** Format: date-time */
            starts_at: string;
            time_zone: string;
            /** Format: date-time */
            expires_at: string;
        };
        MyDoorsAnswer: {
            doors: components["schemas"]["MyDoorAnswer"][];
            invitations: components["schemas"]["MyDoorInvitationAnswer"][];
        };
        MyTeamAnswer: {
            /** Format: uuid */
            seller_id: string;
            seller_name: string;
            /** @enum {string} */
            role: "owner" | "manager" | "finance" | "door" | "desk";
            /** Format: date-time */
            added_at: string;
        };
        MyTeamInvitationAnswer: {
            /** Format: uuid */
            invitation_id: string;
            /** Format: uuid */
            seller_id: string;
            seller_name: string;
            /** @enum {string} */
            role: "owner" | "manager" | "finance" | "door" | "desk";
            /** Format: date-time */
            expires_at: string;
        };
        MyTeamsAnswer: {
            teams: components["schemas"]["MyTeamAnswer"][];
            invitations: components["schemas"]["MyTeamInvitationAnswer"][];
        };
        MyTicketAnswer: {
            ticket_id: string;
            section: string;
            /** Format: int32 */
            subsection: number;
            /** Format: int32 */
            row: number;
            /** Format: int32 */
            seat: number;
            /** @enum {string} */
            state: "VALID" | "USED" | "REFUNDED" | "TRANSFERRED";
            /** Format: date-time */
            used_at: null | string;
            code: null | string;
            number: string;
            name?: null | components["schemas"]["SeatNameAnswer"];
            kind?: null | string;
            attendee_name?: null | string;
            awaits_answers?: boolean;
        };
        MyTicketsAnswer: {
            /** Format: uuid */
            order_id: string;
            event: components["schemas"]["MyTicketsEvent"];
            tickets: components["schemas"]["MyTicketAnswer"][];
        };
        MyTicketsEvent: {
            /** Format: int64 */
            event_id: number;
            name: string;
            venue: string;
            /** Format: date-time */
            starts_at: string;
            time_zone: string;
            status: string;
        };
        MyTransfersAnswer: {
            offers: components["schemas"]["TransferAnswer"][];
            given: components["schemas"]["TransferAnswer"][];
            received: components["schemas"]["TransferAnswer"][];
        };
        NewSecondFactorAnswer: {
            secret: string;
            uri: string;
            qr_svg: string;
        };
        NumberingAnswer: {
            /** Format: int32 */
            start: number;
            /** Format: int32 */
            step: number;
            /** @enum {string} */
            from: "left" | "right";
            skip_gaps: boolean;
            labels?: null | string[];
        };
        NumberingDraft: {
            /** Format: int32 */
            start?: null | number;
            /** Format: int32 */
            step?: null | number;
            from?: null | string;
            skip_gaps?: null | boolean;
            labels?: null | string[];
        };
        OfferTicketsRequest: {
            email: string;
            ticket_ids: string[];
        };
        OrderAttendeesAnswer: {
            /** Format: uuid */
            order_id: string;
            rules: components["schemas"]["AttendeeRulesAnswer"];
            tickets: components["schemas"]["TicketAttendeeAnswer"][];
            answers: {
                [key: string]: string;
            };
            may_answer: boolean;
            may_change: boolean;
        };
        OrderAttendeesRequest: {
            tickets: components["schemas"]["TicketAnswersRequest"][];
            answers?: null | {
                [key: string]: string;
            };
        };
        OrderTransfersAnswer: {
            transfers: components["schemas"]["TransferAnswer"][];
        };
        PasskeyAnswer: {
            /** Format: uuid */
            passkey_id: string;
            name: string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            last_used_at: null | string;
        };
        PasskeyAssertion: {
            id: string;
            response?: null | components["schemas"]["PasskeyAssertionData"];
        };
        PasskeyAssertionData: {
            clientDataJSON: string;
            authenticatorData: string;
            signature: string;
            userHandle: string;
        };
        PasskeyAttestation: {
            id: string;
            response?: null | components["schemas"]["PasskeyAttestationData"];
        };
        PasskeyAttestationData: {
            clientDataJSON: string;
            attestationObject: string;
        };
        PasskeyChallengeAnswer: {
            /** Format: uuid */
            challenge_id: string;
            options: components["schemas"]["JsonElement"];
        };
        PasskeyListAnswer: {
            passkeys: components["schemas"]["PasskeyAnswer"][];
        };
        PasskeyLogInRequest: {
            /** Format: uuid */
            challenge_id: string;
            credential?: null | components["schemas"]["PasskeyAssertion"];
        };
        Picture: {
            /** Format: uuid */
            picture_id: string;
            alt: string;
            /** Format: int32 */
            width: number;
            /** Format: int32 */
            height: number;
            widths: number[];
        };
        PlanAnswer: {
            /** Format: uuid */
            plan_id: string;
            /** Format: int32 */
            version: number;
            /** Format: int32 */
            newest_version: number;
            name: string;
            /** Format: int32 */
            seats: number;
            /** Format: date-time */
            created_at: string;
            document: null | components["schemas"]["PlanDocument"];
        };
        PlanChangeAnswer: {
            /** Format: int32 */
            edition: number;
            /** @enum {string} */
            state: "preview" | "unchanged" | "applying";
            /** Format: int32 */
            seats_before: number;
            /** Format: int32 */
            seats_after: number;
            changes: components["schemas"]["SubsectionChangeAnswer"][];
            taken: components["schemas"]["TakenSeatAnswer"][];
            /** Format: int32 */
            taken_total: number;
        };
        PlanCheckAnswer: {
            /** Format: int32 */
            seats: number;
            /** Format: int32 */
            sections: number;
            /** Format: int32 */
            accessible: number;
            /** Format: int32 */
            companion: number;
        };
        PlanChoice: {
            /** Format: uuid */
            plan_id: string;
            /** Format: int32 */
            version?: null | number;
            prices: components["schemas"]["SectionPriceDraft"][];
        };
        PlanDocument: {
            format: string;
            name: string;
            sections: components["schemas"]["SectionDraft"][];
            drawing?: null | components["schemas"]["DrawingDraft"];
        };
        PlanImportAnswer: {
            document: components["schemas"]["PlanDocument"];
            notes: string[];
        };
        PlanListAnswer: {
            plans: components["schemas"]["PlanAnswer"][];
        };
        PlanTemplateAnswer: {
            key: string;
            name: string;
            /** Format: int32 */
            seats: number;
            document: components["schemas"]["PlanDocument"];
        };
        PlanTemplateListAnswer: {
            templates: components["schemas"]["PlanTemplateAnswer"][];
        };
        PointDraft: {
            /** Format: double */
            x?: null | number;
            /** Format: double */
            y?: null | number;
        };
        PreviewSeriesRequest: {
            time_zone: string;
            starts?: null | string[];
            rule?: null | components["schemas"]["DateRule"];
        };
        PricingAnswer: {
            /** Format: int64 */
            event_id: number;
            /** Format: int32 */
            edition: number;
            currency: string;
            sections: components["schemas"]["SectionPriceDraft"][];
            categories: components["schemas"]["CategoryPriceDraft"][];
            kinds: components["schemas"]["KindDraft"][];
            fee: components["schemas"]["FeeDraft"];
            /** Format: double */
            tax_percent: number;
            keeps_fees: boolean;
            early_birds: components["schemas"]["EarlyBirdDraft"][];
            shown: components["schemas"]["ShownPrice"][];
            seats: components["schemas"]["CategorySeats"][];
        };
        PricingRequest: {
            /** Format: int32 */
            edition: number;
            sections: components["schemas"]["SectionPriceDraft"][];
            categories?: null | components["schemas"]["CategoryPriceDraft"][];
            kinds?: null | components["schemas"]["KindDraft"][];
            fee?: null | components["schemas"]["FeeDraft"];
            /** Format: double */
            tax_percent?: null | number;
            keeps_fees?: null | boolean;
            early_birds?: null | components["schemas"]["EarlyBirdDraft"][];
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
        ProductionAnswer: {
            /** Format: int64 */
            production_id: number;
            /** @enum {string} */
            kind: "film" | "concert" | "match" | "play" | "other";
            title: string;
            original_title: string;
            performers: string[];
            description: string;
            languages: string[];
            /** Format: int32 */
            duration_minutes: null | number;
            age_rating: string;
            genre: string;
            /** Format: uuid */
            seller_id: string;
            picture?: null | components["schemas"]["Picture"];
        };
        ProductionListAnswer: {
            productions: components["schemas"]["ProductionAnswer"][];
            next: null | string;
        };
        ProductionRequest: {
            /** @enum {string} */
            kind: "film" | "concert" | "match" | "play" | "other";
            title: string;
            original_title?: null | string;
            performers?: null | string[];
            description?: null | string;
            languages?: null | string[];
            /** Format: int32 */
            duration_minutes?: null | number;
            age_rating?: null | string;
            genre?: null | string;
        };
        PublishSeriesAnswer: {
            series: components["schemas"]["SeriesAnswer"];
            /** Format: int32 */
            shows_changed: number;
            shows: components["schemas"]["PublishedShowAnswer"][];
        };
        PublishedShowAnswer: {
            /** Format: int64 */
            event_id: number;
            /** Format: date-time */
            starts_at: string;
            /** @enum {string} */
            outcome: "published" | "already" | "over";
        };
        RecoveryCodesAnswer: {
            recovery_codes: string[];
        };
        RefundAnswer: {
            by_buyer: boolean;
            /** Format: date-time */
            until: null | string;
            /** Format: int32 */
            fee_percent: number;
            /** Format: date-time */
            free_until?: null | string;
        };
        RefundDraft: {
            by_buyer?: null | boolean;
            until?: null | string;
            /** Format: int32 */
            fee_percent?: null | number;
            free_until?: null | string;
            /** Format: int32 */
            free_until_hours?: null | number;
        };
        RegisterUserRequest: {
            email: string;
            password: string;
            name: string;
            /** @enum {string} */
            role: "buyer" | "seller";
            /** @enum {null|string} */
            locale?: "en" | "zh-Hant" | null;
        };
        RemovePasskeyRequest: {
            password: string;
            code?: null | string;
        };
        RemoveSecondFactorRequest: {
            password: string;
            code: string;
        };
        ResetPasswordRequest: {
            token: string;
            password: string;
        };
        RowGeometryDraft: {
            /** Format: double */
            x?: null | number;
            /** Format: double */
            y?: null | number;
            /** Format: double */
            rotation?: null | number;
            /** Format: double */
            seat_spacing?: null | number;
            /** Format: double */
            radius?: null | number;
            places?: null | number[][];
        };
        RowSeat: {
            /** Format: int32 */
            row: number;
            /** Format: int32 */
            seat: number;
        };
        ScanAnswer: {
            /** Format: uuid */
            scan_id: string;
            /** @enum {string} */
            outcome: "admitted" | "already-used" | "refunded" | "transferred" | "not-sold" | "wrong-event" | "bad-signature" | "admitted-twice" | "undone";
            ticket: null | components["schemas"]["ScannedTicket"];
            admitted: null | components["schemas"]["ScanPlace"];
            decided_by?: null | string;
            clamped?: null | string;
            attendee_name?: null | string;
        };
        ScanBatchAnswer: {
            results: components["schemas"]["ScanEntryAnswer"][];
        };
        ScanBatchRequest: {
            scans: components["schemas"]["ScanRequest"][];
        };
        ScanConflict: {
            /** Format: uuid */
            scan_id: string;
            /** @enum {string} */
            kind: "admitted-twice" | "refunded" | "transferred" | "not-sold";
            ticket_id: string;
            scan: components["schemas"]["ScanPlace"];
            admitted: null | components["schemas"]["ScanPlace"];
            /** Format: date-time */
            recorded_at: string;
            decided_by: null | string;
            clamped: null | string;
        };
        ScanConflictListAnswer: {
            conflicts: components["schemas"]["ScanConflict"][];
            next: null | string;
        };
        ScanEntryAnswer: {
            result: string;
            /** Format: uuid */
            scan_id: null | string;
            outcome: null | string;
            ticket: null | components["schemas"]["ScannedTicket"];
            admitted: null | components["schemas"]["ScanPlace"];
            decided_by: null | string;
            clamped: null | string;
            code: null | string;
            reason: null | string;
        };
        ScanPlace: {
            device_id: string;
            /** Format: date-time */
            scanned_at: string;
            device_name: null | string;
        };
        ScanRequest: {
            /** Format: uuid */
            scan_id: string;
            payload: string;
            device_id: string;
            /** Format: date-time */
            scanned_at: string;
            device_name?: null | string;
            contact?: null | string;
        };
        ScannedTicket: {
            ticket_id: string;
            section: string;
            /** Format: int32 */
            subsection: number;
            /** Format: int32 */
            row: number;
            /** Format: int32 */
            seat: number;
            kind?: null | string;
        };
        SearchAnswer: {
            result: components["schemas"]["SearchResultAnswer"][];
            next: null | string;
        };
        SearchEventAnswer: {
            /** Format: int64 */
            event_id: number;
            name: string;
            /** Format: date-time */
            start_time: string;
            /** @enum {string} */
            sale_state: "ON_SALE" | "PRESALE" | "SCHEDULED" | "CLOSED";
            currency: string;
            /** Format: int64 */
            price_from: number;
            /** @enum {string} */
            availability: "AVAILABLE" | "FEW" | "SOLD_OUT";
            /** Format: date-time */
            counted_at: null | string;
            waitlist: boolean;
        };
        SearchMovieAnswer: {
            /** Format: int64 */
            movie_id: null | number;
            name: string;
            /** @enum {string} */
            kind: "film" | "concert" | "match" | "play" | "other";
            events: components["schemas"]["SearchEventAnswer"][];
            picture?: null | components["schemas"]["Picture"];
        };
        SearchPlaceAnswer: {
            /** Format: int64 */
            super_venue_id: number;
            name: string;
            /** @enum {string} */
            kind: "cinema" | "arena" | "theatre" | "club" | "other";
            address: string;
            /** Format: double */
            latitude: number;
            /** Format: double */
            longitude: number;
            /** Format: int64 */
            city_id: number;
            city_name: string;
            city_local_name: string;
            country: string;
            /** Format: double */
            distance_km: null | number;
        };
        SearchResultAnswer: {
            venue: components["schemas"]["SearchVenueAnswer"];
        };
        SearchVenueAnswer: {
            /** Format: int64 */
            venue_id: null | number;
            venue_name: string;
            time_zone: string;
            place: null | components["schemas"]["SearchPlaceAnswer"];
            movie: components["schemas"]["SearchMovieAnswer"];
        };
        SeatMonitorAnswer: {
            /** Format: int64 */
            event_id: number;
            section: string;
            /** Format: int32 */
            subsection: number;
            live_known: boolean;
            seats: components["schemas"]["MonitoredSeat"][];
            next: null | string;
        };
        SeatNameAnswer: {
            /** @enum {string} */
            kind: "seats" | "area" | "tables";
            block: null | string;
            row: null | string;
            seat: null | string;
        };
        SecondFactorAnswer: {
            enabled: boolean;
            /** Format: int64 */
            recovery_codes_left: number;
        };
        SectionAnswer: {
            name: string;
            /** Format: int64 */
            price: number;
            /** Format: int32 */
            seats_total: number;
            subsections: components["schemas"]["SubsectionAnswer"][];
        };
        SectionDraft: {
            name: string;
            /** Format: int64 */
            price?: null | number;
            subsections: components["schemas"]["SubsectionDraft"][];
            category?: null | string;
            floor?: null | string;
        };
        SectionPlanChangeAnswer: {
            section: string;
            /** Format: int32 */
            edition: number;
            is_applied: boolean;
            kept: components["schemas"]["KeptSeatAnswer"][];
        };
        SectionPriceDraft: {
            section: string;
            /** Format: int64 */
            price: number;
        };
        SellerFiguresAnswer: {
            events: components["schemas"]["EventFiguresAnswer"][];
            next: null | string;
        };
        SeriesAnswer: {
            /** Format: uuid */
            series_id: string;
            /** Format: uuid */
            seller_id: string;
            name: string;
            venue: string;
            time_zone: string;
            currency: string;
            /** Format: date-time */
            created_at: string;
            /** Format: int32 */
            shows: number;
            /** Format: int32 */
            shows_created: number;
            picture?: null | components["schemas"]["Picture"];
        };
        SeriesChangeAnswer: {
            series: components["schemas"]["SeriesAnswer"];
            /** Format: int32 */
            shows_changed: number;
        };
        SeriesListAnswer: {
            series: components["schemas"]["SeriesAnswer"][];
            next: null | string;
        };
        SeriesPageAnswer: {
            series: components["schemas"]["SeriesAnswer"];
            shows: components["schemas"]["ShowAnswer"][];
            next: null | string;
        };
        SeriesPreviewAnswer: {
            starts: string[];
        };
        SessionAnswer: {
            /** Format: uuid */
            session_id: string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            last_used_at: string;
            device: string;
            current: boolean;
        };
        SessionListAnswer: {
            sessions: components["schemas"]["SessionAnswer"][];
            next: null | string;
        };
        ShowAnswer: {
            /** Format: int64 */
            event_id: number;
            /** Format: date-time */
            starts_at: string;
            /** Format: date-time */
            previous_starts_at: null | string;
            /** @enum {string} */
            status: "PREPARING" | "ON_SALE" | "CLOSED" | "ENDED" | "CANCELLED";
            sold_out: boolean;
            /** Format: date-time */
            sale_starts_at: null | string;
            /** Format: int64 */
            price_from: number;
            /** Format: int64 */
            price_to: number;
            draft?: boolean;
        };
        ShownPrice: {
            section: string;
            category: null | string;
            prices: components["schemas"]["KindPrice"][];
            early?: null | string;
            /** Format: date-time */
            early_until?: null | string;
            first?: null | components["schemas"]["FirstPlaces"];
        };
        SignInAsGuestRequest: {
            token: string;
        };
        StageDraft: {
            /** Format: double */
            x?: null | number;
            /** Format: double */
            y?: null | number;
            /** Format: double */
            width?: null | number;
            /** Format: double */
            height?: null | number;
            label?: null | string;
        };
        SubsectionAnswer: {
            /** Format: int32 */
            number: number;
            /** Format: int32 */
            rows: number;
            /** Format: int32 */
            seats_per_row: number;
            /** Format: int32 */
            seats_total: number;
            unavailable: components["schemas"]["RowSeat"][];
            accessible: components["schemas"]["RowSeat"][];
            row_order?: null | number[];
            /** Format: double */
            best_seat?: null | number;
            /** @enum {null|string} */
            kind?: "area" | "tables" | null;
            companion?: null | components["schemas"]["RowSeat"][];
            label?: null | string;
            row_labels?: null | string[];
            numbering?: null | components["schemas"]["NumberingAnswer"];
            row_numberings?: null | components["schemas"]["NumberingAnswer"][];
        };
        SubsectionChangeAnswer: {
            section: string;
            /** Format: int32 */
            subsection: number;
            is_new: boolean;
            /** Format: int32 */
            seats_added: number;
            /** Format: int32 */
            seats_blocked: number;
            /** Format: int32 */
            seats_reopened: number;
            /** Format: int32 */
            accessible: number;
            /** Format: int32 */
            companion: number;
            /** Format: int32 */
            renamed: number;
            moved: boolean;
        };
        SubsectionDraft: {
            /** Format: int32 */
            number: number;
            /** Format: int32 */
            rows?: null | number;
            /** Format: int32 */
            seats_per_row?: null | number;
            row_lengths?: null | (null | number)[];
            unavailable?: null | components["schemas"]["RowSeat"][];
            accessible?: null | components["schemas"]["RowSeat"][];
            row_order?: null | (null | number)[];
            /** Format: double */
            best_seat?: null | number;
            kind?: null | string;
            companion?: null | components["schemas"]["RowSeat"][];
            /** Format: int32 */
            capacity?: null | number;
            label?: null | string;
            row_labels?: null | string[];
            numbering?: null | components["schemas"]["NumberingDraft"];
            row_numberings?: null | components["schemas"]["NumberingDraft"][];
            category?: null | string;
            categories?: null | components["schemas"]["CategoryBlockDraft"][];
            geometry?: null | components["schemas"]["GeometryDraft"];
        };
        SuperVenueAnswer: {
            /** Format: int64 */
            super_venue_id: number;
            /** @enum {string} */
            kind: "cinema" | "arena" | "theatre" | "club" | "other";
            name: string;
            address: string;
            city: components["schemas"]["CityAnswer"];
            /** Format: double */
            latitude: number;
            /** Format: double */
            longitude: number;
            cell: string;
            /** Format: uuid */
            seller_id: string;
            picture?: null | components["schemas"]["Picture"];
        };
        SuperVenueDetailsAnswer: {
            super_venue: components["schemas"]["SuperVenueAnswer"];
            venues: components["schemas"]["HallAnswer"][];
        };
        SuperVenueListAnswer: {
            super_venues: components["schemas"]["SuperVenueAnswer"][];
            next: null | string;
        };
        SuperVenueRequest: {
            /** @enum {string} */
            kind: "cinema" | "arena" | "theatre" | "club" | "other";
            name: string;
            address?: null | string;
            /** Format: int64 */
            city_id: number;
            /** Format: double */
            latitude: number;
            /** Format: double */
            longitude: number;
        };
        TakenSeatAnswer: {
            section: string;
            /** Format: int32 */
            subsection: number;
            /** Format: int32 */
            row: number;
            /** Format: int32 */
            seat: number;
            name: string;
            /** @enum {string} */
            status: "RESERVED" | "SOLD";
            /** @enum {string} */
            change: "blocked" | "renamed";
        };
        TeamAnswer: {
            /** Format: uuid */
            seller_id: string;
            members: components["schemas"]["TeamMemberAnswer"][];
            invitations: components["schemas"]["TeamInvitationAnswer"][];
        };
        TeamInvitationAnswer: {
            /** Format: uuid */
            invitation_id: string;
            email: string;
            /** @enum {string} */
            role: "owner" | "manager" | "finance" | "door" | "desk";
            /** @enum {string} */
            state: "pending" | "expired" | "declined";
            /** Format: date-time */
            invited_at: string;
            /** Format: date-time */
            expires_at: string;
        };
        TeamInvitationRequest: {
            email: string;
            /** @enum {string} */
            role: "owner" | "manager" | "finance" | "door" | "desk";
        };
        TeamMemberAnswer: {
            /** Format: uuid */
            user_id: string;
            email: string;
            name: string;
            /** @enum {string} */
            role: "owner" | "manager" | "finance" | "door" | "desk";
            /** Format: date-time */
            added_at: string;
        };
        TeamRoleRequest: {
            /** @enum {string} */
            role: "owner" | "manager" | "finance" | "door" | "desk";
        };
        TicketAnswer: {
            ticket_id: string;
            section: string;
            /** Format: int32 */
            subsection: number;
            /** Format: int32 */
            row: number;
            /** Format: int32 */
            seat: number;
            /** Format: int64 */
            price: number;
            /** @enum {string} */
            status: "AVAILABLE" | "RESERVED" | "SOLD";
            /** Format: uuid */
            order_id: null | string;
            /** Format: uuid */
            buyer_id: null | string;
            kind?: null | string;
            category?: null | string;
        };
        TicketAnswersRequest: {
            ticket_id: string;
            name?: null | string;
            answers?: null | {
                [key: string]: string;
            };
        };
        TicketAttendeeAnswer: {
            ticket_id: string;
            section: string;
            /** Format: int32 */
            subsection: number;
            /** Format: int32 */
            row: number;
            /** Format: int32 */
            seat: number;
            name: null | string;
            answers: {
                [key: string]: string;
            };
        };
        TicketKeyAnswer: {
            key_id: string;
            algorithm: string;
            public_key: string;
        };
        TicketKeysAnswer: {
            keys: components["schemas"]["TicketKeyAnswer"][];
        };
        TicketListAnswer: {
            tickets: components["schemas"]["TicketAnswer"][];
            next: null | string;
        };
        TicketLookUpAnswer: {
            tickets: components["schemas"]["LookedUpTicket"][];
            more: boolean;
        };
        TicketLookUpRequest: {
            query: string;
        };
        TokenAnswer: {
            token: string;
            /** Format: date-time */
            expires_at: string;
            user: components["schemas"]["UserAnswer"];
        };
        TransferAnswer: {
            /** Format: uuid */
            transfer_id: string;
            /** Format: uuid */
            order_id: string;
            event: components["schemas"]["TransferEventAnswer"];
            tickets: components["schemas"]["TransferTicketAnswer"][];
            /** @enum {string} */
            state: "pending" | "expired" | "accepted" | "declined" | "withdrawn";
            /** Format: date-time */
            offered_at: string;
            /** Format: date-time */
            expires_at: string;
            /** Format: date-time */
            answered_at: null | string;
            email?: null | string;
            from_name?: null | string;
            to_name?: null | string;
        };
        TransferEventAnswer: {
            /** Format: int64 */
            event_id: number;
            name: string;
            venue: string;
            /** Format: date-time */
            starts_at: string;
            time_zone: string;
        };
        TransferTicketAnswer: {
            ticket_id: string;
            section: string;
            /** Format: int32 */
            subsection: number;
            /** Format: int32 */
            row: number;
            /** Format: int32 */
            seat: number;
        };
        UndoRequest: {
            device_id: string;
        };
        UserAnswer: {
            /** Format: uuid */
            user_id: string;
            email: string;
            name: string;
            /** @enum {string} */
            role: "buyer" | "seller" | "operator";
            locale: string;
            /** Format: date-time */
            created_at: string;
            email_verified: boolean;
            is_guest: boolean;
        };
        VenueAnswer: {
            /** Format: int64 */
            venue_id: number;
            name: string;
            time_zone: string;
            /** Format: int64 */
            default_plan_id: null | number;
            super_venue: components["schemas"]["SuperVenueAnswer"];
            picture?: null | components["schemas"]["Picture"];
        };
        VenueRequest: {
            name: string;
        };
        VerifyEmailRequest: {
            token: string;
        };
        WaitingRoomAnswer: {
            /** Format: int32 */
            opens_before_minutes: number;
        };
        WaitingRoomDraft: {
            /** Format: int32 */
            opens_before_minutes?: null | number;
        };
        WalletsAnswer: {
            apple: boolean;
            google: boolean;
        };
    };
    responses: {
        /** @description Forbidden: `account-locked` */
        "account-locked": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "account-locked";
                };
            };
        };
        /** @description Conflict: `answers-missing` */
        "answers-missing": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "answers-missing";
                };
            };
        };
        /** @description Gone: `challenge-over` */
        "challenge-over": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "challenge-over";
                };
            };
        };
        /** @description Conflict: `city-exists` */
        "city-exists": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "city-exists";
                };
            };
        };
        /** @description Not Found: `city-not-found` */
        "city-not-found": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "city-not-found";
                };
            };
        };
        /** @description Forbidden: `cross-site-request` */
        "cross-site-request": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "cross-site-request";
                };
            };
        };
        /** @description Conflict: `email-taken` */
        "email-taken": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "email-taken";
                };
            };
        };
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
        /** @description Unprocessable Entity: `export-too-large` */
        "export-too-large": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "export-too-large";
                };
            };
        };
        /** @description Forbidden: `forbidden` */
        forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "forbidden";
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
        /** @description Unauthorized: `invalid-client` */
        "invalid-client": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "invalid-client";
                };
            };
        };
        /** @description Bad Request: `invalid-request` */
        "invalid-request": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "invalid-request";
                };
            };
        };
        /** @description Not Found: `invitation-not-found` */
        "invitation-not-found": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "invitation-not-found";
                };
            };
        };
        /** @description Not Found: `key-not-found` */
        "key-not-found": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "key-not-found";
                };
            };
        };
        /** @description Gone: `link-over` */
        "link-over": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "link-over";
                };
            };
        };
        /** @description Not Found: `member-not-found` */
        "member-not-found": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "member-not-found";
                };
            };
        };
        /** @description Forbidden: `not-door-staff` */
        "not-door-staff": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "not-door-staff";
                };
            };
        };
        /** @description Forbidden: `not-in-team` */
        "not-in-team": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "not-in-team";
                };
            };
        };
        /** @description Forbidden: `not-your-event` */
        "not-your-event": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "not-your-event";
                };
            };
        };
        /** @description Forbidden: `not-your-order` */
        "not-your-order": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "not-your-order";
                };
            };
        };
        /** @description Not Found: `order-not-found` */
        "order-not-found": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "order-not-found";
                };
            };
        };
        /** @description Not Found: `passkey-not-found` */
        "passkey-not-found": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "passkey-not-found";
                };
            };
        };
        /** @description Forbidden: `passkey-refused` */
        "passkey-refused": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "passkey-refused";
                };
            };
        };
        /** @description Conflict: `password-needed` */
        "password-needed": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "password-needed";
                };
            };
        };
        /** @description Payload Too Large: `payload-too-large` */
        "payload-too-large": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "payload-too-large";
                };
            };
        };
        /** @description Not Found: `picture-not-found` */
        "picture-not-found": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "picture-not-found";
                };
            };
        };
        /** @description Not Found: `picture-owner-not-found` */
        "picture-owner-not-found": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "picture-owner-not-found";
                };
            };
        };
        /** @description Not Found: `plan-not-found` */
        "plan-not-found": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "plan-not-found";
                };
            };
        };
        /** @description Not Found: `production-not-found` */
        "production-not-found": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "production-not-found";
                };
            };
        };
        /** @description Conflict: `second-factor-on` */
        "second-factor-on": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "second-factor-on";
                };
            };
        };
        /** @description Not Found: `series-not-found` */
        "series-not-found": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "series-not-found";
                };
            };
        };
        /** @description Conflict: `series-preparing` */
        "series-preparing": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "series-preparing";
                };
            };
        };
        /** @description Not Found: `super-venue-not-found` */
        "super-venue-not-found": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "super-venue-not-found";
                };
            };
        };
        /** @description Conflict: `team-full` */
        "team-full": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "team-full";
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
        /** @description Not Found: `ticket-not-found` */
        "ticket-not-found": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "ticket-not-found";
                };
            };
        };
        /** @description Too Many Requests: `too-many-events` */
        "too-many-events": {
            headers: {
                /** @description Seconds to wait before trying again. */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "too-many-events";
                };
            };
        };
        /** @description Conflict: `too-many-keys` */
        "too-many-keys": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "too-many-keys";
                };
            };
        };
        /** @description Conflict: `too-many-passkeys` */
        "too-many-passkeys": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "too-many-passkeys";
                };
            };
        };
        /** @description Conflict: `too-many-places` */
        "too-many-places": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "too-many-places";
                };
            };
        };
        /** @description Conflict: `too-many-plan-versions` */
        "too-many-plan-versions": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "too-many-plan-versions";
                };
            };
        };
        /** @description Conflict: `too-many-plans` */
        "too-many-plans": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "too-many-plans";
                };
            };
        };
        /** @description Conflict: `too-many-productions` */
        "too-many-productions": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "too-many-productions";
                };
            };
        };
        /** @description Too Many Requests: `too-many-requests` */
        "too-many-requests": {
            headers: {
                /** @description Seconds to wait before trying again. */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "too-many-requests";
                };
            };
        };
        /** @description Conflict: `too-many-staff` */
        "too-many-staff": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "too-many-staff";
                };
            };
        };
        /** @description Too Many Requests: `too-many-transfers` */
        "too-many-transfers": {
            headers: {
                /** @description Seconds to wait before trying again. */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "too-many-transfers";
                };
            };
        };
        /** @description Not Found: `transfer-not-found` */
        "transfer-not-found": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "transfer-not-found";
                };
            };
        };
        /** @description Conflict: `transfer-over` */
        "transfer-over": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "transfer-over";
                };
            };
        };
        /** @description Unauthorized: `unauthenticated` */
        unauthenticated: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "unauthenticated";
                };
            };
        };
        /** @description Unsupported Media Type: `unsupported-media-type` */
        "unsupported-media-type": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "unsupported-media-type";
                };
            };
        };
        /** @description Conflict: `venue-exists` */
        "venue-exists": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "venue-exists";
                };
            };
        };
        /** @description Not Found: `venue-not-found` */
        "venue-not-found": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "venue-not-found";
                };
            };
        };
        /** @description Forbidden: `wrong-code` */
        "wrong-code": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "wrong-code";
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
    ListCities: {
        parameters: {
            query?: {
                /** @description Only cities of this country, ISO 3166-1. */
                country?: string;
                /** @description A part of the name, in English or as people there write it. */
                q?: string;
                /** @description Items on a page. */
                limit?: number;
                /** @description Opaque cursor: `next` of the page before. Left out for the first page. */
                after?: string;
            };
            header?: never;
            path?: never;
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
                    "application/json": components["schemas"]["CityListAnswer"];
                };
            };
            400: components["responses"]["invalid-request"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    CreateCity: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CityRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CityAnswer"];
                };
            };
            /** @description Bad Request: `malformed-json`, `invalid-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-json" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            409: components["responses"]["city-exists"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    GetCity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The city. */
                city_id: number;
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
                    "application/json": components["schemas"]["CityAnswer"];
                };
            };
            404: components["responses"]["city-not-found"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    EditCity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The city. */
                city_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CityRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CityAnswer"];
                };
            };
            /** @description Bad Request: `malformed-json`, `invalid-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-json" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["city-not-found"];
            409: components["responses"]["city-exists"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    ListProductionsOfCity: {
        parameters: {
            query?: {
                /** @description Only of this kind. */
                kind?: "film" | "concert" | "match" | "play" | "other";
                /** @description Items on a page. */
                limit?: number;
                /** @description Opaque cursor: `next` of the page before. Left out for the first page. */
                after?: string;
            };
            header?: never;
            path: {
                /** @description The city. */
                city_id: number;
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
                    "application/json": components["schemas"]["CityProductionListAnswer"];
                };
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["city-not-found"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    ListEvents: {
        parameters: {
            query?: {
                /** @description Only events in this state. */
                status?: "PREPARING" | "ON_SALE" | "CLOSED" | "ENDED" | "CANCELLED";
                /** @description One's own events; needs a token. */
                seller?: "me";
                /** @description Items on a page. */
                limit?: number;
                /** @description Opaque cursor: `next` of the page before. Left out for the first page. */
                after?: string;
            };
            header?: never;
            path?: never;
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
                    "application/json": components["schemas"]["EventListAnswer"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["unauthenticated"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    CreateEvent: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to repeat: the same key with the same body gets the first answer again, and with another body 409 `idempotency-key-reused`. Visible ASCII, best a UUID. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EventDraft"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventAnswer"];
                };
            };
            /** @description Bad Request: `malformed-json`, `invalid-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-json" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Forbidden: `not-your-venue`, `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not-your-venue" | "forbidden";
                    };
                };
            };
            404: components["responses"]["plan-not-found"];
            /** @description Conflict: `idempotency-key-reused`, `seller-quota-reached` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency-key-reused" | "seller-quota-reached";
                    };
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-events"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    GetSellerCalendar: {
        parameters: {
            query?: {
                /** @description The seller's id. */
                seller?: string;
                /** @description Only events at this venue. */
                venue?: string;
            };
            header?: never;
            path?: never;
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
                    "text/calendar": string;
                };
            };
            400: components["responses"]["invalid-request"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    GetEvent: {
        parameters: {
            query?: never;
            header?: never;
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
                    "application/json": components["schemas"]["EventAnswer"];
                };
            };
            404: components["responses"]["event-not-found"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    GetAdmissions: {
        parameters: {
            query?: never;
            header?: never;
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
                    "application/json": components["schemas"]["AdmissionsAnswer"];
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["not-door-staff"];
            404: components["responses"]["event-not-found"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    GetAttendeeRules: {
        parameters: {
            query?: never;
            header?: never;
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
                    "application/json": components["schemas"]["AttendeeRulesAnswer"];
                };
            };
            404: components["responses"]["event-not-found"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    SetAttendeeRules: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The event. */
                event_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttendeeRulesRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttendeeRulesAnswer"];
                };
            };
            /** @description Bad Request: `malformed-json`, `invalid-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-json" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Forbidden: `not-your-event`, `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not-your-event" | "forbidden";
                    };
                };
            };
            404: components["responses"]["event-not-found"];
            /** @description Conflict: `event-ended`, `event-cancelled` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "event-ended" | "event-cancelled";
                    };
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    ListAttendees: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: number;
                /** @description Opaque cursor: `next` of the page before. Left out for the first page. */
                after?: string;
            };
            header?: never;
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
                    "application/json": components["schemas"]["AttendeeListAnswer"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["unauthenticated"];
            /** @description Forbidden: `not-your-event`, `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not-your-event" | "forbidden";
                    };
                };
            };
            404: components["responses"]["event-not-found"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    ExportAttendees: {
        parameters: {
            query?: {
                /** @description Of the file; `csv` when left out. */
                format?: "csv" | "xlsx";
            };
            header?: never;
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
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["unauthenticated"];
            /** @description Forbidden: `not-your-event`, `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not-your-event" | "forbidden";
                    };
                };
            };
            404: components["responses"]["event-not-found"];
            422: components["responses"]["export-too-large"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    GetEventAuditLog: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: number;
                /** @description Opaque cursor: `next` of the page before. Left out for the first page. */
                before?: string;
            };
            header?: never;
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
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["unauthenticated"];
            /** @description Forbidden: `not-your-event`, `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not-your-event" | "forbidden";
                    };
                };
            };
            404: components["responses"]["event-not-found"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    GetEventCalendar: {
        parameters: {
            query?: never;
            header?: never;
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
                    "text/calendar": string;
                };
            };
            404: components["responses"]["event-not-found"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    CancelSale: {
        parameters: {
            query?: never;
            header?: never;
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
                    "application/json": components["schemas"]["EventAnswer"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Forbidden: `not-your-event`, `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not-your-event" | "forbidden";
                    };
                };
            };
            404: components["responses"]["event-not-found"];
            /** @description Conflict: `event-preparing`, `event-ended` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "event-preparing" | "event-ended";
                    };
                };
            };
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    CloseSale: {
        parameters: {
            query?: never;
            header?: never;
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
                    "application/json": components["schemas"]["EventAnswer"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Forbidden: `not-your-event`, `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not-your-event" | "forbidden";
                    };
                };
            };
            404: components["responses"]["event-not-found"];
            /** @description Conflict: `event-preparing`, `event-ended`, `event-cancelled` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "event-preparing" | "event-ended" | "event-cancelled";
                    };
                };
            };
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    CopyEvent: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to repeat: the same key with the same body gets the first answer again, and with another body 409 `idempotency-key-reused`. Visible ASCII, best a UUID. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The event. */
                event_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CopyEventRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventAnswer"];
                };
            };
            /** @description Bad Request: `malformed-json`, `invalid-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-json" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Forbidden: `not-your-event`, `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not-your-event" | "forbidden";
                    };
                };
            };
            404: components["responses"]["event-not-found"];
            /** @description Conflict: `idempotency-key-reused`, `seller-quota-reached` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency-key-reused" | "seller-quota-reached";
                    };
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-events"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    ListDoorInvitations: {
        parameters: {
            query?: never;
            header?: never;
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
                    "application/json": components["schemas"]["DoorInvitationListAnswer"];
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["not-your-event"];
            404: components["responses"]["event-not-found"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    InviteDoorStaff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The event. */
                event_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DoorInvitationRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request: `malformed-json`, `invalid-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-json" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["not-your-event"];
            404: components["responses"]["event-not-found"];
            409: components["responses"]["too-many-staff"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    WithdrawDoorInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The event. */
                event_id: number;
                invitation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["not-your-event"];
            404: components["responses"]["event-not-found"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    ListDoorStaff: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: number;
                /** @description Opaque cursor: `next` of the page before. Left out for the first page. */
                after?: string;
            };
            header?: never;
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
                    "application/json": components["schemas"]["DoorStaffListAnswer"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["not-your-event"];
            404: components["responses"]["event-not-found"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    RemoveDoorStaff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The event. */
                event_id: number;
                /** @description The caller's own id, as `GET /users/me` tells it. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["not-your-event"];
            404: components["responses"]["event-not-found"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    GetEventDrawing: {
        parameters: {
            query?: {
                section?: string;
            };
            header?: never;
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
                    "application/json": components["schemas"]["DrawingAnswer"];
                };
            };
            /** @description Not Found: `event-not-found`, `no-drawing` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "event-not-found" | "no-drawing";
                    };
                };
            };
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    EditEvent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The event. */
                event_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditEventRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventAnswer"];
                };
            };
            /** @description Bad Request: `malformed-json`, `invalid-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-json" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Forbidden: `not-your-event`, `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not-your-event" | "forbidden";
                    };
                };
            };
            404: components["responses"]["event-not-found"];
            /** @description Conflict: `event-ended`, `event-cancelled`, `event-edited` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "event-ended" | "event-cancelled" | "event-edited";
                    };
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    EndSale: {
        parameters: {
            query?: never;
            header?: never;
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
                    "application/json": components["schemas"]["EventAnswer"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Forbidden: `not-your-event`, `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not-your-event" | "forbidden";
                    };
                };
            };
            404: components["responses"]["event-not-found"];
            /** @description Conflict: `holds-running`, `refunds-running` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "holds-running" | "refunds-running";
                    };
                };
            };
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    GetFigures: {
        parameters: {
            query?: never;
            header?: never;
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
                    "application/json": components["schemas"]["FiguresAnswer"];
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["not-your-event"];
            404: components["responses"]["event-not-found"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    GetFigureSeries: {
        parameters: {
            query?: {
                /** @description Length of a step; an hour if left out. */
                step?: "minute" | "hour" | "day";
                /** @description Where the time begins; 24 hours before its end if left out. */
                from?: string;
                /** @description Where it ends; now if left out. */
                to?: string;
                /** @description Only this section; the whole event if left out. */
                section?: string;
                /** @description Only this category of seats. */
                category?: string;
                /** @description Only orders with this code. */
                code?: string;
            };
            header?: never;
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
                    "application/json": components["schemas"]["FigureSeriesAnswer"];
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["not-your-event"];
            404: components["responses"]["event-not-found"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    StreamFigures: {
        parameters: {
            query?: never;
            header?: never;
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
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["not-your-event"];
            404: components["responses"]["event-not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    GetEventPlan: {
        parameters: {
            query?: never;
            header?: never;
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
                    "application/json": components["schemas"]["EventPlanAnswer"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Forbidden: `not-your-event`, `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not-your-event" | "forbidden";
                    };
                };
            };
            404: components["responses"]["event-not-found"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    ChangeEventPlan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The event. */
                event_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePlanRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanChangeAnswer"];
                };
            };
            /** @description Bad Request: `malformed-json`, `invalid-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-json" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Forbidden: `not-your-event`, `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not-your-event" | "forbidden";
                    };
                };
            };
            404: components["responses"]["event-not-found"];
            /** @description Conflict: `event-preparing`, `event-ended`, `event-cancelled`, `event-edited`, `seats-taken`, `seller-quota-reached` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "event-preparing" | "event-ended" | "event-cancelled" | "event-edited" | "seats-taken" | "seller-quota-reached";
                    };
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    ExportEventPlan: {
        parameters: {
            query?: {
                /** @description Which file. */
                format?: "json" | "csv";
            };
            header?: never;
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
                    "application/octet-stream": string;
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["unauthenticated"];
            /** @description Forbidden: `not-your-event`, `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not-your-event" | "forbidden";
                    };
                };
            };
            404: components["responses"]["event-not-found"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    PreviewEventPlan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The event. */
                event_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePlanRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanChangeAnswer"];
                };
            };
            /** @description Bad Request: `malformed-json`, `invalid-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-json" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Forbidden: `not-your-event`, `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not-your-event" | "forbidden";
                    };
                };
            };
            404: components["responses"]["event-not-found"];
            /** @description Conflict: `event-preparing`, `event-ended`, `event-cancelled`, `event-edited` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "event-preparing" | "event-ended" | "event-cancelled" | "event-edited";
                    };
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    ChangePrices: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The event. */
                event_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePricesRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventAnswer"];
                };
            };
            /** @description Bad Request: `malformed-json`, `invalid-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-json" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Forbidden: `not-your-event`, `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not-your-event" | "forbidden";
                    };
                };
            };
            404: components["responses"]["event-not-found"];
            /** @description Conflict: `event-ended`, `event-cancelled`, `event-edited` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "event-ended" | "event-cancelled" | "event-edited";
                    };
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    GetPricing: {
        parameters: {
            query?: never;
            header?: never;
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
                    "application/json": components["schemas"]["PricingAnswer"];
                };
            };
            404: components["responses"]["event-not-found"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    ChangePricing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The event. */
                event_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PricingRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PricingAnswer"];
                };
            };
            /** @description Bad Request: `malformed-json`, `invalid-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-json" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Forbidden: `not-your-event`, `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not-your-event" | "forbidden";
                    };
                };
            };
            404: components["responses"]["event-not-found"];
            /** @description Conflict: `event-ended`, `event-cancelled`, `event-edited` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "event-ended" | "event-cancelled" | "event-edited";
                    };
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    PublishEvent: {
        parameters: {
            query?: never;
            header?: never;
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
                    "application/json": components["schemas"]["EventAnswer"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Forbidden: `not-your-event`, `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not-your-event" | "forbidden";
                    };
                };
            };
            404: components["responses"]["event-not-found"];
            /** @description Conflict: `event-ended`, `event-cancelled` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "event-ended" | "event-cancelled";
                    };
                };
            };
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    ReopenSale: {
        parameters: {
            query?: never;
            header?: never;
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
                    "application/json": components["schemas"]["EventAnswer"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Forbidden: `not-your-event`, `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not-your-event" | "forbidden";
                    };
                };
            };
            404: components["responses"]["event-not-found"];
            /** @description Conflict: `event-preparing`, `event-ended`, `event-cancelled` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "event-preparing" | "event-ended" | "event-cancelled";
                    };
                };
            };
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    ListScanConflicts: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: number;
                /** @description Opaque cursor: `next` of the page before. Left out for the first page. */
                after?: string;
            };
            header?: never;
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
                    "application/json": components["schemas"]["ScanConflictListAnswer"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["not-door-staff"];
            404: components["responses"]["event-not-found"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    GetScanList: {
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
                    "application/octet-stream": string;
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["not-door-staff"];
            404: components["responses"]["event-not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    ScanTicket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The event. */
                event_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScanRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScanAnswer"];
                };
            };
            /** @description Bad Request: `malformed-json`, `invalid-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-json" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["not-door-staff"];
            404: components["responses"]["event-not-found"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    UploadScans: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The event. */
                event_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScanBatchRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScanBatchAnswer"];
                };
            };
            /** @description Bad Request: `malformed-json`, `invalid-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-json" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["not-door-staff"];
            404: components["responses"]["event-not-found"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    UndoScan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The event. */
                event_id: number;
                /** @description The scan, named by the device that made it. */
                scan_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UndoRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScanAnswer"];
                };
            };
            /** @description Bad Request: `malformed-json`, `invalid-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-json" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Forbidden: `not-door-staff`, `not-your-scan` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not-door-staff" | "not-your-scan";
                    };
                };
            };
            /** @description Not Found: `event-not-found`, `scan-not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "event-not-found" | "scan-not-found";
                    };
                };
            };
            /** @description Conflict: `undo-too-late`, `not-admitted` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "undo-too-late" | "not-admitted";
                    };
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    MonitorSeats: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: number;
                /** @description Opaque cursor: `next` of the page before. Left out for the first page. */
                after?: string;
                /** @description The section. */
                section?: string;
                /** @description Its subsection; 1 if left out. */
                subsection?: string;
                /** @description Only this row. */
                row?: string;
                /** @description Only seats of this number. */
                seat?: string;
                /** @description Only seats that are held or sold. */
                taken?: "true" | "false";
                /** @description Also who has them. */
                people?: "true" | "false";
            };
            header?: never;
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
                    "application/json": components["schemas"]["SeatMonitorAnswer"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["unauthenticated"];
            /** @description Forbidden: `not-your-event`, `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not-your-event" | "forbidden";
                    };
                };
            };
            404: components["responses"]["event-not-found"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    LookUpTickets: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The event. */
                event_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketLookUpRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketLookUpAnswer"];
                };
            };
            /** @description Bad Request: `malformed-json`, `invalid-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-json" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["not-door-staff"];
            404: components["responses"]["event-not-found"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    ListTickets: {
        parameters: {
            query?: {
                /** @description Only tickets of this section. */
                section?: string;
                /** @description Only tickets of this subsection; needs `section`. */
                subsection?: string;
                /** @description Only tickets in this state. */
                status?: "AVAILABLE" | "RESERVED" | "SOLD";
                /** @description Items on a page. */
                limit?: number;
                /** @description Opaque cursor: `next` of the page before. Left out for the first page. */
                after?: string;
            };
            header?: never;
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
                    "application/json": components["schemas"]["TicketListAnswer"];
                };
            };
            400: components["responses"]["invalid-request"];
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
    PutEventsPicture: {
        parameters: {
            query?: {
                /** @description What it shows, for those who do not see it; required. */
                alt?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/jpeg": string;
                "image/png": string;
                "image/webp": string;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Picture"];
                };
            };
            /** @description Bad Request: `invalid-request`, `malformed-json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid-request" | "malformed-json";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Forbidden: `not-your-picture`, `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not-your-picture" | "forbidden";
                    };
                };
            };
            404: components["responses"]["picture-owner-not-found"];
            /** @description Payload Too Large: `picture-too-large`, `payload-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "picture-too-large" | "payload-too-large";
                    };
                };
            };
            415: components["responses"]["unsupported-media-type"];
            /** @description Unprocessable Entity: `picture-unreadable`, `picture-size` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "picture-unreadable" | "picture-size";
                    };
                };
            };
            500: components["responses"]["internal-error"];
            /** @description Service Unavailable: `pictures-busy`, `temporarily-unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "pictures-busy" | "temporarily-unavailable";
                    };
                };
            };
        };
    };
    DeleteEventsPicture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            /** @description Forbidden: `not-your-picture`, `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not-your-picture" | "forbidden";
                    };
                };
            };
            404: components["responses"]["picture-owner-not-found"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    GetPicture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                picture_id: string;
                form: string;
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
                    "image/webp": string;
                    "image/jpeg": string;
                };
            };
            404: components["responses"]["picture-not-found"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    ListPlans: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
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
                    "application/json": components["schemas"]["PlanListAnswer"];
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    CreatePlan: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanDocument"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanAnswer"];
                };
            };
            /** @description Bad Request: `malformed-json`, `invalid-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-json" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            409: components["responses"]["too-many-plans"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    CheckPlan: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanDocument"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanCheckAnswer"];
                };
            };
            /** @description Bad Request: `invalid-request`, `malformed-json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid-request" | "malformed-json";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    ImportPlan: {
        parameters: {
            query?: {
                /** @description What the body is. */
                format?: "csv" | "pretix";
                name?: string;
            };
            header?: never;
            path?: never;
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
                    "application/json": components["schemas"]["PlanImportAnswer"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    ListPlanTemplates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
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
                    "application/json": components["schemas"]["PlanTemplateListAnswer"];
                };
            };
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    GetPlan: {
        parameters: {
            query?: {
                version?: number;
            };
            header?: never;
            path: {
                plan_id: string;
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
                    "application/json": components["schemas"]["PlanAnswer"];
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["plan-not-found"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    ChangePlan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                plan_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanDocument"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanAnswer"];
                };
            };
            /** @description Bad Request: `malformed-json`, `invalid-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-json" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["plan-not-found"];
            409: components["responses"]["too-many-plan-versions"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    DeletePlan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                plan_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["plan-not-found"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    GetPlanDrawing: {
        parameters: {
            query?: {
                version?: number;
                section?: string;
            };
            header?: never;
            path: {
                plan_id: string;
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
                    "application/json": components["schemas"]["DrawingAnswer"];
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            /** @description Not Found: `plan-not-found`, `no-drawing` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "plan-not-found" | "no-drawing";
                    };
                };
            };
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    ExportPlan: {
        parameters: {
            query?: {
                version?: number;
                /** @description Which file. */
                format?: "json" | "csv" | "pretix";
            };
            header?: never;
            path: {
                plan_id: string;
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
                    "application/octet-stream": string;
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["plan-not-found"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    ListProductions: {
        parameters: {
            query?: {
                /** @description Words of a title or a performer. */
                q?: string;
                /** @description Only of this kind. */
                kind?: "film" | "concert" | "match" | "play" | "other";
                /** @description One's own; needs a token. */
                seller?: "me";
                /** @description Items on a page. */
                limit?: number;
                /** @description Opaque cursor: `next` of the page before. Left out for the first page. */
                after?: string;
            };
            header?: never;
            path?: never;
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
                    "application/json": components["schemas"]["ProductionListAnswer"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["unauthenticated"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    CreateProduction: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProductionRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductionAnswer"];
                };
            };
            /** @description Bad Request: `malformed-json`, `invalid-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-json" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            409: components["responses"]["too-many-productions"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    PutProductionsPicture: {
        parameters: {
            query?: {
                /** @description What it shows, for those who do not see it; required. */
                alt?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/jpeg": string;
                "image/png": string;
                "image/webp": string;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Picture"];
                };
            };
            /** @description Bad Request: `invalid-request`, `malformed-json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid-request" | "malformed-json";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Forbidden: `not-your-picture`, `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not-your-picture" | "forbidden";
                    };
                };
            };
            404: components["responses"]["picture-owner-not-found"];
            /** @description Payload Too Large: `picture-too-large`, `payload-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "picture-too-large" | "payload-too-large";
                    };
                };
            };
            415: components["responses"]["unsupported-media-type"];
            /** @description Unprocessable Entity: `picture-unreadable`, `picture-size` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "picture-unreadable" | "picture-size";
                    };
                };
            };
            500: components["responses"]["internal-error"];
            /** @description Service Unavailable: `pictures-busy`, `temporarily-unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "pictures-busy" | "temporarily-unavailable";
                    };
                };
            };
        };
    };
    DeleteProductionsPicture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            /** @description Forbidden: `not-your-picture`, `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not-your-picture" | "forbidden";
                    };
                };
            };
            404: components["responses"]["picture-owner-not-found"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    GetProduction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The production. */
                production_id: number;
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
                    "application/json": components["schemas"]["ProductionAnswer"];
                };
            };
            404: components["responses"]["production-not-found"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    EditProduction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The production. */
                production_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProductionRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductionAnswer"];
                };
            };
            /** @description Bad Request: `malformed-json`, `invalid-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-json" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Forbidden: `not-your-production`, `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not-your-production" | "forbidden";
                    };
                };
            };
            404: components["responses"]["production-not-found"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    ListShowsOfProduction: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: number;
                /** @description Opaque cursor: `next` of the page before. Left out for the first page. */
                after?: string;
                /** @description Only shows in this city. */
                city?: string;
                /** @description First day (`2026-12-05`), in the city's time zone; never before now. */
                from?: string;
                /** @description Last day. */
                to?: string;
            };
            header?: never;
            path: {
                /** @description The production. */
                production_id: number;
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
                    "application/json": components["schemas"]["SearchAnswer"];
                };
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["production-not-found"];
            500: components["responses"]["internal-error"];
            /** @description Service Unavailable: `search-too-slow`, `temporarily-unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "search-too-slow" | "temporarily-unavailable";
                    };
                };
            };
        };
    };
    SearchShows: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: number;
                /** @description Opaque cursor: `next` of the page before. Left out for the first page. */
                after?: string;
                /** @description Words: a title, a performer, a venue. Each must be found. */
                q?: string;
                /** @description Only shows in this city. */
                city?: string;
                /** @description Only shows of this production. */
                production?: string;
                /** @description Only shows in this super-venue. */
                super_venue?: string;
                /** @description Only shows in this venue (a hall). */
                venue?: string;
                /** @description Only shows of this kind. */
                kind?: "film" | "concert" | "match" | "play" | "other";
                /** @description First day (`2026-12-05`), or a time with its offset; never before now. */
                from?: string;
                /** @description Last day, or a time with its offset before which shows begin. */
                to?: string;
                /** @description Only shows sold in this currency, ISO 4217. */
                currency?: string;
                /** @description The cheapest seat costs at least this, minor units; needs `currency`. */
                price_min?: string;
                /** @description The cheapest seat costs at most this, minor units; needs `currency`. */
                price_max?: string;
                /** @description Only shows with seats, or with few. */
                availability?: "AVAILABLE" | "FEW";
                /** @description Degrees north of the point to be near; needs `longitude`. */
                latitude?: string;
                /** @description Degrees east of the point to be near; needs `latitude`. */
                longitude?: string;
                /** @description Kilometres around the point, 0.1 to 200; 10 if left out. */
                radius?: string;
                /** @description `price` needs `currency`, `nearest` a point; `soonest` if left out. */
                sort?: "soonest" | "nearest" | "price";
            };
            header?: never;
            path?: never;
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
                    "application/json": components["schemas"]["SearchAnswer"];
                };
            };
            400: components["responses"]["invalid-request"];
            500: components["responses"]["internal-error"];
            /** @description Service Unavailable: `search-too-slow`, `temporarily-unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "search-too-slow" | "temporarily-unavailable";
                    };
                };
            };
        };
    };
    ListSellerFigures: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: number;
                /** @description Opaque cursor: `next` of the page before. Left out for the first page. */
                after?: string;
            };
            header?: never;
            path?: never;
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
                    "application/json": components["schemas"]["SellerFiguresAnswer"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    ListSeries: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: number;
                /** @description Opaque cursor: `next` of the page before. Left out for the first page. */
                after?: string;
            };
            header?: never;
            path?: never;
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
                    "application/json": components["schemas"]["SeriesListAnswer"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    CreateSeries: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to repeat: the same key with the same body gets the first answer again, and with another body 409 `idempotency-key-reused`. Visible ASCII, best a UUID. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateSeriesRequest"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeriesAnswer"];
                };
            };
            /** @description Bad Request: `malformed-json`, `invalid-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-json" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Forbidden: `not-your-venue`, `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not-your-venue" | "forbidden";
                    };
                };
            };
            404: components["responses"]["plan-not-found"];
            /** @description Conflict: `idempotency-key-reused`, `seller-quota-reached` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency-key-reused" | "seller-quota-reached";
                    };
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-events"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    PreviewSeries: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewSeriesRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeriesPreviewAnswer"];
                };
            };
            /** @description Bad Request: `invalid-request`, `malformed-json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid-request" | "malformed-json";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    PutSeriesPicture: {
        parameters: {
            query?: {
                /** @description What it shows, for those who do not see it; required. */
                alt?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/jpeg": string;
                "image/png": string;
                "image/webp": string;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Picture"];
                };
            };
            /** @description Bad Request: `invalid-request`, `malformed-json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid-request" | "malformed-json";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Forbidden: `not-your-picture`, `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not-your-picture" | "forbidden";
                    };
                };
            };
            404: components["responses"]["picture-owner-not-found"];
            /** @description Payload Too Large: `picture-too-large`, `payload-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "picture-too-large" | "payload-too-large";
                    };
                };
            };
            415: components["responses"]["unsupported-media-type"];
            /** @description Unprocessable Entity: `picture-unreadable`, `picture-size` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "picture-unreadable" | "picture-size";
                    };
                };
            };
            500: components["responses"]["internal-error"];
            /** @description Service Unavailable: `pictures-busy`, `temporarily-unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "pictures-busy" | "temporarily-unavailable";
                    };
                };
            };
        };
    };
    DeleteSeriesPicture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            /** @description Forbidden: `not-your-picture`, `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not-your-picture" | "forbidden";
                    };
                };
            };
            404: components["responses"]["picture-owner-not-found"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    GetSeries: {
        parameters: {
            query?: {
                /** @description Also drafts, of one's own series; needs a token. */
                seller?: "me";
                /** @description Items on a page. */
                limit?: number;
                /** @description Opaque cursor: `next` of the page before. Left out for the first page. */
                after?: string;
                /** @description Also shows that have begun. */
                past?: "true";
            };
            header?: never;
            path: {
                series_id: string;
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
                    "application/json": components["schemas"]["SeriesPageAnswer"];
                };
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["series-not-found"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    GetSeriesCalendar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                series_id: string;
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
                    "text/calendar": string;
                };
            };
            404: components["responses"]["event-not-found"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    CancelSeriesSale: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                series_id: string;
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
                    "application/json": components["schemas"]["SeriesChangeAnswer"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Forbidden: `not-your-series`, `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not-your-series" | "forbidden";
                    };
                };
            };
            404: components["responses"]["series-not-found"];
            409: components["responses"]["series-preparing"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    CloseSeriesSale: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                series_id: string;
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
                    "application/json": components["schemas"]["SeriesChangeAnswer"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Forbidden: `not-your-series`, `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not-your-series" | "forbidden";
                    };
                };
            };
            404: components["responses"]["series-not-found"];
            409: components["responses"]["series-preparing"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    AddSeriesDates: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                series_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddSeriesDatesRequest"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeriesAnswer"];
                };
            };
            /** @description Bad Request: `malformed-json`, `invalid-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-json" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Forbidden: `not-your-series`, `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not-your-series" | "forbidden";
                    };
                };
            };
            404: components["responses"]["series-not-found"];
            /** @description Conflict: `series-full`, `seller-quota-reached` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "series-full" | "seller-quota-reached";
                    };
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-events"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    EditSeries: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                series_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditSeriesRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeriesChangeAnswer"];
                };
            };
            /** @description Bad Request: `malformed-json`, `invalid-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-json" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Forbidden: `not-your-series`, `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not-your-series" | "forbidden";
                    };
                };
            };
            404: components["responses"]["series-not-found"];
            409: components["responses"]["series-preparing"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    PublishSeries: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                series_id: string;
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
                    "application/json": components["schemas"]["PublishSeriesAnswer"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Forbidden: `not-your-series`, `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not-your-series" | "forbidden";
                    };
                };
            };
            404: components["responses"]["series-not-found"];
            409: components["responses"]["series-preparing"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    ReopenSeriesSale: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                series_id: string;
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
                    "application/json": components["schemas"]["SeriesChangeAnswer"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Forbidden: `not-your-series`, `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not-your-series" | "forbidden";
                    };
                };
            };
            404: components["responses"]["series-not-found"];
            409: components["responses"]["series-preparing"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    ListSuperVenues: {
        parameters: {
            query?: {
                /** @description Only those of this city. */
                city?: string;
                /** @description One's own; needs a token. */
                seller?: "me";
                /** @description Items on a page. */
                limit?: number;
                /** @description Opaque cursor: `next` of the page before. Left out for the first page. */
                after?: string;
            };
            header?: never;
            path?: never;
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
                    "application/json": components["schemas"]["SuperVenueListAnswer"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["unauthenticated"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    CreateSuperVenue: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SuperVenueRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuperVenueDetailsAnswer"];
                };
            };
            /** @description Bad Request: `malformed-json`, `invalid-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-json" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            409: components["responses"]["too-many-places"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    PutSuperVenuesPicture: {
        parameters: {
            query?: {
                /** @description What it shows, for those who do not see it; required. */
                alt?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/jpeg": string;
                "image/png": string;
                "image/webp": string;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Picture"];
                };
            };
            /** @description Bad Request: `invalid-request`, `malformed-json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid-request" | "malformed-json";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Forbidden: `not-your-picture`, `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not-your-picture" | "forbidden";
                    };
                };
            };
            404: components["responses"]["picture-owner-not-found"];
            /** @description Payload Too Large: `picture-too-large`, `payload-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "picture-too-large" | "payload-too-large";
                    };
                };
            };
            415: components["responses"]["unsupported-media-type"];
            /** @description Unprocessable Entity: `picture-unreadable`, `picture-size` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "picture-unreadable" | "picture-size";
                    };
                };
            };
            500: components["responses"]["internal-error"];
            /** @description Service Unavailable: `pictures-busy`, `temporarily-unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "pictures-busy" | "temporarily-unavailable";
                    };
                };
            };
        };
    };
    DeleteSuperVenuesPicture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            /** @description Forbidden: `not-your-picture`, `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not-your-picture" | "forbidden";
                    };
                };
            };
            404: components["responses"]["picture-owner-not-found"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    GetSuperVenue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The super-venue. */
                super_venue_id: number;
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
                    "application/json": components["schemas"]["SuperVenueDetailsAnswer"];
                };
            };
            404: components["responses"]["super-venue-not-found"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    EditSuperVenue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The super-venue. */
                super_venue_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SuperVenueRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuperVenueDetailsAnswer"];
                };
            };
            /** @description Bad Request: `malformed-json`, `invalid-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-json" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Forbidden: `not-your-venue`, `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not-your-venue" | "forbidden";
                    };
                };
            };
            404: components["responses"]["super-venue-not-found"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    CreateVenue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The super-venue. */
                super_venue_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VenueRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VenueAnswer"];
                };
            };
            /** @description Bad Request: `malformed-json`, `invalid-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-json" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Forbidden: `not-your-venue`, `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not-your-venue" | "forbidden";
                    };
                };
            };
            404: components["responses"]["super-venue-not-found"];
            /** @description Conflict: `venue-exists`, `too-many-places` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "venue-exists" | "too-many-places";
                    };
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    GetTicketKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
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
                    "application/json": components["schemas"]["TicketKeysAnswer"];
                };
            };
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    MyTickets: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The order. */
                order_id: string;
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
                    "application/json": components["schemas"]["MyTicketsAnswer"];
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["not-your-order"];
            404: components["responses"]["order-not-found"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    GetApplePasses: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The order. */
                order_id: string;
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
                    "application/vnd.apple.pkpasses": string;
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["not-your-order"];
            /** @description Not Found: `order-not-found`, `wallet-not-offered` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "order-not-found" | "wallet-not-offered";
                    };
                };
            };
            /** @description Conflict: `no-valid-tickets`, `answers-missing` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "no-valid-tickets" | "answers-missing";
                    };
                };
            };
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    GetOrderAttendees: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The order. */
                order_id: string;
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
                    "application/json": components["schemas"]["OrderAttendeesAnswer"];
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["not-your-order"];
            404: components["responses"]["order-not-found"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    AnswerForOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The order. */
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderAttendeesRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderAttendeesAnswer"];
                };
            };
            /** @description Bad Request: `malformed-json`, `invalid-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-json" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["not-your-order"];
            /** @description Not Found: `order-not-found`, `ticket-not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "order-not-found" | "ticket-not-found";
                    };
                };
            };
            /** @description Conflict: `answers-final`, `answers-closed` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "answers-final" | "answers-closed";
                    };
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    GetOrderCalendar: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the answer one has: 304 while it is current. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The order. */
                order_id: string;
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
                    "text/calendar": string;
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["not-your-order"];
            404: components["responses"]["order-not-found"];
            /** @description Conflict: `no-valid-tickets`, `answers-missing` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "no-valid-tickets" | "answers-missing";
                    };
                };
            };
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    GetOrderPdf: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the answer one has: 304 while it is current. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The order. */
                order_id: string;
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
                    "application/pdf": string;
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["not-your-order"];
            404: components["responses"]["order-not-found"];
            /** @description Conflict: `no-valid-tickets`, `answers-missing` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "no-valid-tickets" | "answers-missing";
                    };
                };
            };
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    ListOrderTransfers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The order. */
                order_id: string;
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
                    "application/json": components["schemas"]["OrderTransfersAnswer"];
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["not-your-order"];
            404: components["responses"]["order-not-found"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    OfferTickets: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The order. */
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfferTicketsRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderTransfersAnswer"];
                };
            };
            /** @description Bad Request: `malformed-json`, `invalid-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-json" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["not-your-order"];
            /** @description Not Found: `order-not-found`, `ticket-not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "order-not-found" | "ticket-not-found";
                    };
                };
            };
            /** @description Conflict: `transfers-forbidden`, `transfer-too-late`, `ticket-used`, `ticket-withheld`, `ticket-offered`, `transferred-too-often` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "transfers-forbidden" | "transfer-too-late" | "ticket-used" | "ticket-withheld" | "ticket-offered" | "transferred-too-often";
                    };
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-transfers"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    GetWallets: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The order. */
                order_id: string;
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
                    "application/json": components["schemas"]["WalletsAnswer"];
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["not-your-order"];
            404: components["responses"]["order-not-found"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    GetApplePass: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The ticket: event, section, subsection, row and seat, such as `7-A-1-5-12`. */
                ticket_id: string;
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
                    "application/vnd.apple.pkpass": string;
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["not-your-order"];
            /** @description Not Found: `ticket-not-found`, `wallet-not-offered` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "ticket-not-found" | "wallet-not-offered";
                    };
                };
            };
            409: components["responses"]["answers-missing"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    GetGoogleWallet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The ticket: event, section, subsection, row and seat, such as `7-A-1-5-12`. */
                ticket_id: string;
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
                    "application/json": components["schemas"]["GoogleWalletAnswer"];
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["not-your-order"];
            /** @description Not Found: `ticket-not-found`, `wallet-not-offered` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "ticket-not-found" | "wallet-not-offered";
                    };
                };
            };
            409: components["responses"]["answers-missing"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    GetTicketPdf: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the answer one has: 304 while it is current. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The ticket: event, section, subsection, row and seat, such as `7-A-1-5-12`. */
                ticket_id: string;
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
                    "application/pdf": string;
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["not-your-order"];
            404: components["responses"]["ticket-not-found"];
            409: components["responses"]["answers-missing"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    GetTicketCodePng: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the answer one has: 304 while it is current. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The ticket: event, section, subsection, row and seat, such as `7-A-1-5-12`. */
                ticket_id: string;
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
                    "image/png": string;
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["not-your-order"];
            404: components["responses"]["ticket-not-found"];
            409: components["responses"]["answers-missing"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    GetTicketCodeSvg: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the answer one has: 304 while it is current. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The ticket: event, section, subsection, row and seat, such as `7-A-1-5-12`. */
                ticket_id: string;
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
                    "image/svg+xml": string;
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["not-your-order"];
            404: components["responses"]["ticket-not-found"];
            409: components["responses"]["answers-missing"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    ListApiKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
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
                    "application/json": components["schemas"]["ApiKeyListAnswer"];
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    CreateApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateApiKeyRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedApiKeyAnswer"];
                };
            };
            /** @description Bad Request: `malformed-json`, `invalid-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-json" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Forbidden: `email-not-verified`, `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "email-not-verified" | "forbidden";
                    };
                };
            };
            409: components["responses"]["too-many-keys"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    RevokeApiKey: {
        parameters: {
            query?: {
                end_made?: boolean;
            };
            header?: never;
            path: {
                key_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["key-not-found"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    ResumeApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["key-not-found"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    AskForVerification: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    VerifyEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerifyEmailRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request: `malformed-json`, `invalid-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-json" | "invalid-request";
                    };
                };
            };
            410: components["responses"]["link-over"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    AskAsGuest: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of mails where the body names none. */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskAsGuestRequest"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request: `malformed-json`, `invalid-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-json" | "invalid-request";
                    };
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    DeleteGuest: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeleteGuestRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request: `malformed-json`, `invalid-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-json" | "invalid-request";
                    };
                };
            };
            /** @description Conflict: `events-open`, `tickets-to-come`, `payment-running` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "events-open" | "tickets-to-come" | "payment-running";
                    };
                };
            };
            410: components["responses"]["link-over"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    AskToDeleteGuest: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            409: components["responses"]["password-needed"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    SignInAsGuest: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInAsGuestRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenAnswer"];
                };
            };
            /** @description Bad Request: `malformed-json`, `invalid-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-json" | "invalid-request";
                    };
                };
            };
            403: components["responses"]["account-locked"];
            410: components["responses"]["link-over"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    LogIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LogInRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenAnswer"];
                };
            };
            /** @description Bad Request: `malformed-json`, `invalid-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-json" | "invalid-request";
                    };
                };
            };
            /** @description Unauthorized: `invalid-credentials`, `second-factor-required`, `wrong-code`, `passkey-refused` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid-credentials" | "second-factor-required" | "wrong-code" | "passkey-refused";
                    };
                };
            };
            /** @description Forbidden: `account-locked`, `second-factor-missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "account-locked" | "second-factor-missing";
                    };
                };
            };
            410: components["responses"]["challenge-over"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            /** @description Service Unavailable: `passkeys-not-configured`, `temporarily-unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "passkeys-not-configured" | "temporarily-unavailable";
                    };
                };
            };
        };
    };
    LogInByPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyLogInRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenAnswer"];
                };
            };
            /** @description Bad Request: `malformed-json`, `invalid-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-json" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["passkey-refused"];
            403: components["responses"]["account-locked"];
            410: components["responses"]["challenge-over"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            500: components["responses"]["internal-error"];
            /** @description Service Unavailable: `passkeys-not-configured`, `temporarily-unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "passkeys-not-configured" | "temporarily-unavailable";
                    };
                };
            };
        };
    };
    AskPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
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
                    "application/json": components["schemas"]["PasskeyChallengeAnswer"];
                };
            };
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            /** @description Service Unavailable: `passkeys-not-configured`, `temporarily-unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "passkeys-not-configured" | "temporarily-unavailable";
                    };
                };
            };
        };
    };
    LogOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    GetMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
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
                    "application/json": components["schemas"]["UserAnswer"];
                };
            };
            401: components["responses"]["unauthenticated"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    DeleteMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeleteMeRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request: `malformed-json`, `invalid-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-json" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Forbidden: `wrong-password`, `wrong-code` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "wrong-password" | "wrong-code";
                    };
                };
            };
            /** @description Conflict: `events-open`, `tickets-to-come`, `payment-running`, `operator-account` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "events-open" | "tickets-to-come" | "payment-running" | "operator-account";
                    };
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    ChangeMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeMeRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserAnswer"];
                };
            };
            /** @description Bad Request: `malformed-json`, `invalid-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-json" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    AcceptDoorInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                invitation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["invitation-not-found"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    DeclineDoorInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                invitation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["invitation-not-found"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    ListMyDoors: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
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
                    "application/json": components["schemas"]["MyDoorsAnswer"];
                };
            };
            401: components["responses"]["unauthenticated"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    ExportMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
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
                    "application/json": string;
                };
            };
            401: components["responses"]["unauthenticated"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    ListPasskeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
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
                    "application/json": components["schemas"]["PasskeyListAnswer"];
                };
            };
            401: components["responses"]["unauthenticated"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    AddPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddPasskeyRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyAnswer"];
                };
            };
            /** @description Bad Request: `malformed-json`, `invalid-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-json" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["passkey-refused"];
            409: components["responses"]["too-many-passkeys"];
            410: components["responses"]["challenge-over"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            500: components["responses"]["internal-error"];
            /** @description Service Unavailable: `passkeys-not-configured`, `temporarily-unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "passkeys-not-configured" | "temporarily-unavailable";
                    };
                };
            };
        };
    };
    BeginPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BeginPasskeyRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyChallengeAnswer"];
                };
            };
            /** @description Bad Request: `malformed-json`, `invalid-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-json" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Forbidden: `wrong-password`, `wrong-code`, `email-not-verified` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "wrong-password" | "wrong-code" | "email-not-verified";
                    };
                };
            };
            409: components["responses"]["too-many-passkeys"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            /** @description Service Unavailable: `passkeys-not-configured`, `temporarily-unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "passkeys-not-configured" | "temporarily-unavailable";
                    };
                };
            };
        };
    };
    RemovePasskey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                passkey_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RemovePasskeyRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request: `malformed-json`, `invalid-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-json" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Forbidden: `wrong-password`, `wrong-code` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "wrong-password" | "wrong-code";
                    };
                };
            };
            404: components["responses"]["passkey-not-found"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    GetSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
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
                    "application/json": components["schemas"]["SecondFactorAnswer"];
                };
            };
            401: components["responses"]["unauthenticated"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    BeginSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BeginSecondFactorRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewSecondFactorAnswer"];
                };
            };
            /** @description Bad Request: `malformed-json`, `invalid-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-json" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Forbidden: `wrong-password`, `email-not-verified` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "wrong-password" | "email-not-verified";
                    };
                };
            };
            409: components["responses"]["second-factor-on"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            500: components["responses"]["internal-error"];
            /** @description Service Unavailable: `second-factor-not-configured`, `temporarily-unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "second-factor-not-configured" | "temporarily-unavailable";
                    };
                };
            };
        };
    };
    ConfirmSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmSecondFactorRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodesAnswer"];
                };
            };
            /** @description Bad Request: `malformed-json`, `invalid-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-json" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["wrong-code"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    RemoveSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RemoveSecondFactorRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request: `malformed-json`, `invalid-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-json" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Forbidden: `wrong-password`, `wrong-code`, `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "wrong-password" | "wrong-code" | "forbidden";
                    };
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    AcceptTeamInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                invitation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["invitation-not-found"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    DeclineTeamInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                invitation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["invitation-not-found"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    ListMyTeams: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
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
                    "application/json": components["schemas"]["MyTeamsAnswer"];
                };
            };
            401: components["responses"]["unauthenticated"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    LeaveTeam: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                seller_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    ListMyTransfers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
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
                    "application/json": components["schemas"]["MyTransfersAnswer"];
                };
            };
            401: components["responses"]["unauthenticated"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    AcceptTransfer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                transfer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["transfer-not-found"];
            /** @description Conflict: `transfer-over`, `transfers-forbidden`, `transfer-too-late`, `ticket-gone`, `ticket-used`, `ticket-withheld`, `transferred-too-often` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "transfer-over" | "transfers-forbidden" | "transfer-too-late" | "ticket-gone" | "ticket-used" | "ticket-withheld" | "transferred-too-often";
                    };
                };
            };
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    DeclineTransfer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                transfer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["transfer-not-found"];
            409: components["responses"]["transfer-over"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    WithdrawTransfer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                transfer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["transfer-not-found"];
            409: components["responses"]["transfer-over"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    ChangePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePasswordRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request: `malformed-json`, `invalid-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-json" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Forbidden: `wrong-password`, `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "wrong-password" | "forbidden";
                    };
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    ForgotPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForgotPasswordRequest"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request: `malformed-json`, `invalid-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-json" | "invalid-request";
                    };
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    ResetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetPasswordRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request: `malformed-json`, `invalid-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-json" | "invalid-request";
                    };
                };
            };
            410: components["responses"]["link-over"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    RefreshToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
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
                    "application/json": components["schemas"]["TokenAnswer"];
                };
            };
            401: components["responses"]["unauthenticated"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    RegisterUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of mails where the body names none. */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterUserRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserAnswer"];
                };
            };
            /** @description Bad Request: `malformed-json`, `invalid-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-json" | "invalid-request";
                    };
                };
            };
            409: components["responses"]["email-taken"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    EndSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: components["responses"]["cross-site-request"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    RenewSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
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
                    "application/json": components["schemas"]["TokenAnswer"];
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["cross-site-request"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    ListSessions: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: number;
                /** @description Opaque cursor: `next` of the page before. Left out for the first page. */
                after?: string;
            };
            header?: never;
            path?: never;
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
                    "application/json": components["schemas"]["SessionListAnswer"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["unauthenticated"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    EndSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    GetTeam: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
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
                    "application/json": components["schemas"]["TeamAnswer"];
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    GetTeamAuditLog: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: number;
                /** @description Opaque cursor: `next` of the page before. Left out for the first page. */
                before?: string;
            };
            header?: never;
            path?: never;
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
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    InviteToTeam: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TeamInvitationRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request: `malformed-json`, `invalid-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-json" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Forbidden: `email-not-verified`, `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "email-not-verified" | "forbidden";
                    };
                };
            };
            409: components["responses"]["team-full"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    WithdrawTeamInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                invitation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    ChangeTeamRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The caller's own id, as `GET /users/me` tells it. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TeamRoleRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request: `malformed-json`, `invalid-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-json" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["member-not-found"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    RemoveTeamMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The caller's own id, as `GET /users/me` tells it. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    ActForSeller: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                seller_id: string;
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
                    "application/json": components["schemas"]["ActingTokenAnswer"];
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["not-in-team"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    ExchangeApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApiTokenRequest"];
                "application/x-www-form-urlencoded": components["schemas"]["ApiTokenRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiTokenAnswer"];
                };
            };
            /** @description Bad Request: `invalid-scope`, `unsupported-grant-type`, `malformed-json`, `invalid-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid-scope" | "unsupported-grant-type" | "malformed-json" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["invalid-client"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    PutVenuesPicture: {
        parameters: {
            query?: {
                /** @description What it shows, for those who do not see it; required. */
                alt?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/jpeg": string;
                "image/png": string;
                "image/webp": string;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Picture"];
                };
            };
            /** @description Bad Request: `invalid-request`, `malformed-json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid-request" | "malformed-json";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Forbidden: `not-your-picture`, `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not-your-picture" | "forbidden";
                    };
                };
            };
            404: components["responses"]["picture-owner-not-found"];
            /** @description Payload Too Large: `picture-too-large`, `payload-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "picture-too-large" | "payload-too-large";
                    };
                };
            };
            415: components["responses"]["unsupported-media-type"];
            /** @description Unprocessable Entity: `picture-unreadable`, `picture-size` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "picture-unreadable" | "picture-size";
                    };
                };
            };
            500: components["responses"]["internal-error"];
            /** @description Service Unavailable: `pictures-busy`, `temporarily-unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "pictures-busy" | "temporarily-unavailable";
                    };
                };
            };
        };
    };
    DeleteVenuesPicture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            /** @description Forbidden: `not-your-picture`, `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not-your-picture" | "forbidden";
                    };
                };
            };
            404: components["responses"]["picture-owner-not-found"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    GetVenue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The venue (a hall). */
                venue_id: number;
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
                    "application/json": components["schemas"]["VenueAnswer"];
                };
            };
            404: components["responses"]["venue-not-found"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    EditVenue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The venue (a hall). */
                venue_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VenueRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VenueAnswer"];
                };
            };
            /** @description Bad Request: `malformed-json`, `invalid-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-json" | "invalid-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Forbidden: `not-your-venue`, `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not-your-venue" | "forbidden";
                    };
                };
            };
            404: components["responses"]["venue-not-found"];
            409: components["responses"]["venue-exists"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
}

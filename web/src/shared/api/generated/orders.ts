// Generated from docs/openapi by `npm run generate`. Do not edit.

export interface paths {
    "/events/{event_id}/allotments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the allotments of an event, newest first */
        get: operations["ListAllotments"];
        put?: never;
        /**
         * Keep seats for a sponsor, a presale, the box office or the house
         * @description Named seats of a section, or a quantity of its best. Answers 202 before the seats are taken; `pending` of the allotment says how many are still asked for. As many as are free are kept: `missing` says how many were not.
         */
        post: operations["CreateAllotment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/allotments/{allotment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get an allotment with the seats it keeps */
        get: operations["GetAllotment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/allotments/{allotment_id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put seats of an allotment on sale
         * @description All of them, or those that are named. Releasing all again changes nothing.
         */
        post: operations["ReleaseAllotment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/box-office/sales": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the sales of the desk, newest first */
        get: operations["ListDeskSales"];
        put?: never;
        /**
         * Sell or give away seats at the desk
         * @description Named seats, or the best of a section; all or nothing. Answers 202 before the seats are taken: the order is PAID as soon as it has them, and FAILED when they were not free. Take the money then.
         */
        post: operations["SellAtDesk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/box-office/sales/{sale_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a sale of the desk */
        get: operations["GetDeskSale"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/box-office/sales/{sale_id}/take-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take seats of a sale of the desk back */
        post: operations["TakeBackAtDesk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/box-office/till": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sum up the till by day, member and kind of payment */
        get: operations["ReadTill"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say how far the cancelling of an event has come */
        get: operations["GetCancellation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the orders of an event, newest first */
        get: operations["ListEventOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/orders/audit-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List who gave which orders of an event back, newest first */
        get: operations["GetOrdersAuditLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/orders/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Export the orders of an event */
        get: operations["ExportOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/orders/export/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Export the paid tickets of an event */
        get: operations["ExportTickets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/orders/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the invoices and credit notes of an event, newest first */
        get: operations["ListEventInvoices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/orders/invoices/{invoice_id}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get an invoice or credit note of an event as PDF */
        get: operations["GetEventInvoicePdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/orders/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Find orders of an event by name, address, number, ticket or seat
         * @description Newest first, with the buyers' names. That somebody searched is recorded, not for what.
         */
        post: operations["SearchOrders"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/orders/settlement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get what an event brought: sold, refunded, fees, tax and payout
         * @description Added up from the transactions at this moment.
         */
        get: operations["GetSettlement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/orders/settlement/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Export what an event brought */
        get: operations["ExportSettlement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/orders/{order_id}/refund": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refund an order, or seats of it, at full price
         * @description By the seller of the event, whatever its policy for buyers. 202: the provider has not answered yet.
         */
        post: operations["RefundOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/orders/{order_id}/reseat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say how far the newest move of an order has come */
        get: operations["GetReseat"];
        put?: never;
        /**
         * Move the party of an order to other seats
         * @description As many named seats of a section, or the best there. The price stays as promised; `difference` says what the new seats cost others. The new seats are taken before the old ones are freed; then the old order is CANCELLED (`reseated`), its codes die, and the order that replaces it has new ones.
         */
        post: operations["ReseatOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/resale": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the tickets of an event that other people offer
         * @description What people on the waitlist were offered first and did not want. At most 200 tickets.
         */
        get: operations["ListResaleOffers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/resale/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take offered tickets in hand
         * @description Makes an order that waits for its payment, like any other; it costs what the giver paid. Until it is paid the giver's tickets are good, and nothing is charged if the giver does not have them any more then. Asking again for tickets that one has in hand answers the same order.
         */
        post: operations["BuyResale"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/resale/terms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say what an event allows of resale, and what came of it */
        get: operations["GetResaleTerms"];
        /**
         * Allow or forbid resale at an event
         * @description Tickets that are offered keep the fee that was promised. Forbidding ends the offers that nobody is buying.
         */
        put: operations["SetResaleTerms"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/waitlist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the line of an event: how many wait, in what order, never who */
        get: operations["SummariseWaitlist"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/code-look-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what a code is
         * @description Discount, voucher, access to a pre-sale, or seats that are kept for the code. Nothing is held and no use is taken; what it does to the price of an order says `POST /orders/code-preview`.
         */
        post: operations["LookUpCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/code-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what a code would do to an order
         * @description Takes the body of an order. No seat is held and no use of the code is taken.
         */
        post: operations["PreviewCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Order seats
         * @description Takes the order and answers 202 at once; whether there are seats comes by the update stream or by asking for the order. Either the best seats of a section, or of several in order of preference (`best_available`), or named seats (`manual`). With `expected_price`, what a seat costs by what the buyer saw, an order that would cost more is refused with the new `price`. With `code` it takes a use of a code, which it gives back if it is not paid. With `allotment_code` the seats come out of the allotment of this code, all or none, also before the sale begins.
         */
        post: operations["CreateOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{order_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel an order, or give seats of it back
         * @description A paid order, or the named seats of it, is refunded as its event allows, less the fee. 202: the provider has not answered yet. Repeating it gives nothing back twice.
         */
        post: operations["CancelOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{order_id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pay an order
         * @description 200: paid. 202: the provider is slow (`payment_running`), or the buyer has to go to the bank (`next_action`). Repeating it after success answers the same and charges once.
         */
        post: operations["ConfirmOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{order_id}/extend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the hold of an order longer, once */
        post: operations["ExtendHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{order_id}/resale": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Offer tickets of an order to other people
         * @description At what was paid for them. They stay good until somebody has paid; then they are that person's, and the money goes back, less the seller's fee. Offering again is offering once.
         */
        post: operations["OfferResale"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{order_id}/resale/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keep tickets that were offered
         * @description Those that are named, or all of the order. Not while somebody is buying one of them.
         */
        post: operations["WithdrawResale"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List one's own orders, newest first */
        get: operations["ListOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{user_id}/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List one's own notifications, newest first */
        get: operations["ListNotifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{user_id}/notifications/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark notifications as read
         * @description Those with the given ids; all without ids.
         */
        post: operations["MarkNotificationsRead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{user_id}/notifications/ws": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow one's own notifications by WebSocket
         * @description Signed in by a subprotocol: `Sec-WebSocket-Protocol: ticketing.notifications.v1, bearer.{token}`.
         */
        get: operations["NotificationSocket"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{user_id}/updates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow one's own orders
         * @description Server-sent events: first `snapshot` with the newest 20 orders, then `order` at every change of state; a comment every 15 s. Ends with the token.
         */
        get: operations["StreamOrderUpdates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{user_id}/{order_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get an order with its payments and refunds */
        get: operations["GetOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{user_id}/{order_id}/invoice-recipient": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say to whom an order's invoice is made out
         * @description Before or after the payment. An invoice that was issued is corrected: by a credit note and a new invoice.
         */
        put: operations["SetInvoiceRecipient"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{user_id}/{order_id}/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the invoices and credit notes of an order, oldest first
         * @description An invoice is there some seconds after the payment, if its seller issues any.
         */
        get: operations["ListOrderInvoices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{user_id}/{order_id}/invoices/{invoice_id}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get an invoice or credit note as PDF */
        get: operations["GetOrderInvoicePdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{user_id}/{order_id}/refund-quote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say what giving seats back would bring */
        get: operations["QuoteRefund"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{user_id}/{order_id}/resale": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say what may be offered of an order, what is, and what it brings */
        get: operations["GetMyResale"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments/config": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say where a browser turns a card into a token */
        get: operations["DescribePayments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments/return/{transaction_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Come back from the bank's page
         * @description Sends the browser to the page of the booking.
         */
        get: operations["ReturnFromBank"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments/webhooks/{provider}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take an event of the payment provider
         * @description For the provider. The signature is the authentication.
         */
        post: operations["TakePaymentEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/queue/{event_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the state of a waiting room
         * @description The same for everybody, with an ETag. Ask again after `poll_seconds`, and up to as long again at random; with a place, after a quarter of the estimate if that is less, but not sooner than 5 s.
         */
        get: operations["GetQueue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/queue/{event_id}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enter a waiting room
         * @description The same place however often it is asked for. Before the sale the order is drawn of all who entered; later, whoever enters is behind them. Whose turn has passed is let in again, as soon as the pace allows.
         */
        post: operations["JoinQueue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/queue/{event_id}/entries/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get one's own place in a waiting room
         * @description Ask once after the draw: the number never changes. Compare it with `now_serving` of the room from then on.
         */
        get: operations["GetMyPlace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/queue/{event_id}/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get what the order of a waiting room follows from
         * @description All entries and the seed, for `docs/queue-proof/check.mjs`. It never changes after the draw.
         */
        get: operations["GetQueueProof"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/queue/{event_id}/public-value": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Enter the public value that a draw depends on
         * @description From `published_at` until the draw, which is made when the sale begins. If nobody enters it, the order follows from the seed alone, and the proof says so.
         */
        put: operations["EnterPublicValue"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/queue/{event_id}/public-value/source": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Name the public value that a draw will depend on
         * @description Until the room opens. The list of the draw is closed at `published_at`; who enters later is behind it.
         */
        put: operations["NamePublicValue"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sellers/me/audit-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List who changed the seller's webhooks, newest first */
        get: operations["GetSellerAuditLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sellers/me/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List one's own codes with their uses, newest first */
        get: operations["ListCodes"];
        put?: never;
        /**
         * Make a code, or a batch of codes
         * @description For one event, or without `event_id` for all events of the seller. With `code` one of that name, else `count` codes that nobody guesses, each for one use unless `max_uses` says otherwise (a voucher: until its money is used up). Capital letters, blanks and hyphens do not matter where a code is typed.
         */
        post: operations["CreateCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sellers/me/codes/batches/{batch_id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop all codes of a batch for new orders
         * @description `stopped` says how many were not stopped before.
         */
        post: operations["StopCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sellers/me/codes/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get codes as CSV
         * @description At most 20000 lines, newest first: name the batch or the event if there are more.
         */
        get: operations["ExportCodes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sellers/me/codes/{code_id}/edit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change when, where and how often a code counts
         * @description The terms as a whole: what is left out does not matter any more. Orders that have it keep it.
         */
        post: operations["EditCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sellers/me/codes/{code_id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop a code for new orders */
        post: operations["StopCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sellers/me/invoicing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get what stands on one's invoices
         * @description 404 `invoicing-not-set` until it was saved: then nothing is invoiced.
         */
        get: operations["GetInvoicing"];
        /**
         * Set what stands on one's invoices
         * @description From the first time on every payment gets its invoice, those from before included. Documents that were issued stay as they are.
         */
        put: operations["SetInvoicing"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sellers/me/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List one's own webhooks */
        get: operations["ListWebhooks"];
        put?: never;
        /**
         * Register a webhook
         * @description The answer holds the secret that signs deliveries; it is told once.
         */
        post: operations["CreateWebhook"];
        /** Delete the webhooks that an API key registered */
        delete: operations["DeleteWebhooksOfKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sellers/me/webhooks/{webhook_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a webhook */
        delete: operations["DeleteWebhook"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sellers/me/webhooks/{webhook_id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what was delivered to a webhook, newest first */
        get: operations["ListDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sellers/me/webhooks/{webhook_id}/deliveries/{delivery_id}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Deliver once more */
        post: operations["Redeliver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/transaction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pay an order, named by booking or by one of its tickets
         * @description Takes a token of the card, never the card. A ticket stands for its whole booking, and the amount is the booking's.
         */
        post: operations["CreateTransaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/waitlist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Join the waitlist of an event
         * @description Reserves the money for the party on the card. When seats that fit come back they are bought at once, in the order of the line.
         */
        post: operations["JoinWaitlist"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/waitlist/entries/{entry_id}": {
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
         * Leave the waitlist
         * @description Lets the reserved money go. Repeating it answers the same.
         */
        delete: operations["LeaveWaitlist"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/waitlist/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List one's own waitlist entries with their places */
        get: operations["ListWaitlist"];
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
        AllotmentList: {
            allotments: components["schemas"]["AllotmentResponse"][];
        };
        AllotmentResponse: {
            /** Format: uuid */
            allotment_id: string;
            /** Format: int64 */
            event_id: number;
            name: string;
            /** @enum {string} */
            kind: "sponsor" | "presale" | "box-office" | "house";
            section: string;
            /** Format: int32 */
            wanted: number;
            /** Format: int32 */
            pending: number;
            /** Format: int32 */
            kept: number;
            /** Format: int32 */
            missing: number;
            /** Format: int32 */
            released: number;
            /** Format: date-time */
            release_at: null | string;
            /** Format: date-time */
            released_at: null | string;
            /** Format: date-time */
            created_at: string;
            seats?: null | components["schemas"]["AllottedSeat"][];
        };
        AllottedSeat: {
            /** Format: int32 */
            subsection: number;
            /** Format: int32 */
            row: number;
            /** Format: int32 */
            seat: number;
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
        BuyResaleRequest: {
            /** Format: uuid */
            offer_id: string;
            seats?: null | components["schemas"]["GivenSeat"][];
        };
        CancelOrderRequest: {
            seats?: null | components["schemas"]["GivenSeat"][];
        };
        CancellationProgress: {
            /** Format: int64 */
            event_id: number;
            /** Format: date-time */
            started_at: null | string;
            /** Format: date-time */
            finished_at: null | string;
            /** Format: int64 */
            released: number;
            /** Format: int64 */
            refunded: number;
            /** Format: int64 */
            refunds_open: number;
            /** Format: int64 */
            refunds_refused: number;
            /** Format: int64 */
            unpaid: number;
            /** Format: int64 */
            amount_refunded: number;
        };
        CardDetails: {
            token?: null | string;
        };
        CodeLookUp: {
            code: string;
            /** @enum {string} */
            kind: "amount" | "percent" | "n_for_m" | "access" | "voucher" | "free_seat" | "allotment";
            sections: null | string[];
            seats: null | components["schemas"]["AllottedSeat"][];
        };
        CodePage: {
            codes: components["schemas"]["CodeResponse"][];
            next: null | string;
        };
        CodePreview: {
            code: string;
            kind: string;
            section: string;
            /** Format: int32 */
            quantity: number;
            /** Format: int64 */
            price: number;
            /** Format: int64 */
            discount: number;
            /** Format: int64 */
            total: number;
            currency: string;
        };
        CodeResponse: {
            /** Format: uuid */
            code_id: string;
            code: string;
            /** @enum {string} */
            kind: "amount" | "percent" | "n_for_m" | "access" | "voucher" | "free_seat";
            /** Format: int64 */
            event_id: null | number;
            /** Format: uuid */
            batch_id: null | string;
            note: string;
            /** Format: int64 */
            value: number;
            currency: null | string;
            /** Format: int32 */
            group_seats: null | number;
            /** Format: int32 */
            group_pays: null | number;
            /** Format: date-time */
            valid_from: null | string;
            /** Format: date-time */
            valid_until: null | string;
            /** Format: int32 */
            max_uses: null | number;
            /** Format: int32 */
            max_uses_per_person: null | number;
            /** Format: int32 */
            min_seats: number;
            /** Format: int32 */
            max_seats: null | number;
            sections: null | string[];
            categories: null | string[];
            returns_on_refund: boolean;
            /** Format: int32 */
            used: number;
            /** Format: int64 */
            balance: null | number;
            /** Format: int32 */
            edition: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            stopped_at: null | string;
        };
        ConfirmOrderRequest: {
            payment_token: string;
        };
        CreateAllotmentRequest: {
            name: string;
            /** @enum {string} */
            kind: "sponsor" | "presale" | "box-office" | "house";
            section: string;
            /** Format: int32 */
            quantity?: null | number;
            /** Format: int32 */
            subsection?: null | number;
            seats?: null | components["schemas"]["SellerSeat"][];
            /** Format: date-time */
            release_at?: null | string;
            access_code?: null | string;
        };
        CreateCodesRequest: {
            /** @enum {string} */
            kind: "amount" | "percent" | "n_for_m" | "access" | "voucher" | "free_seat";
            /** Format: int64 */
            event_id?: null | number;
            code?: null | string;
            /** Format: int32 */
            count?: null | number;
            /** Format: int64 */
            value?: null | number;
            currency?: null | string;
            /** Format: int32 */
            group_seats?: null | number;
            /** Format: int32 */
            group_pays?: null | number;
            /** Format: date-time */
            valid_from?: null | string;
            /** Format: date-time */
            valid_until?: null | string;
            /** Format: int32 */
            max_uses?: null | number;
            /** Format: int32 */
            max_uses_per_person?: null | number;
            /** Format: int32 */
            min_seats?: null | number;
            /** Format: int32 */
            max_seats?: null | number;
            sections?: null | string[];
            categories?: null | string[];
            returns_on_refund?: null | boolean;
            note?: null | string;
        };
        CreateOrderRequest: {
            /** Format: int64 */
            event_id: number;
            section?: null | string;
            /** @enum {string} */
            mode: "best_available" | "manual";
            /** Format: int32 */
            quantity?: null | number;
            /** Format: int32 */
            subsection?: null | number;
            seats?: null | components["schemas"]["WantedSeat"][];
            all_or_nothing?: null | boolean;
            sections?: null | string[];
            adjacent?: null | boolean;
            accessible?: null | boolean;
            /** Format: int64 */
            price_cap?: null | number;
            /** Format: int32 */
            companions?: null | number;
            /** Format: int64 */
            expected_price?: null | number;
            kinds?: null | {
                [key: string]: number;
            };
            category?: null | string;
            code?: null | string;
            allotment_code?: null | string;
        };
        CreateWebhookRequest: {
            url: string;
            events: string[];
        };
        CreatedCodesResponse: {
            /** Format: uuid */
            batch_id: null | string;
            codes: components["schemas"]["CodeResponse"][];
        };
        DeliveryPage: {
            deliveries: components["schemas"]["DeliveryResponse"][];
            /** Format: int64 */
            next: null | number;
        };
        DeliveryResponse: {
            /** Format: uuid */
            delivery_id: string;
            type: string;
            /** Format: int64 */
            event_id: number;
            /** Format: uuid */
            order_id: null | string;
            /** @enum {string} */
            state: "PENDING" | "DELIVERED" | "FAILED";
            /** Format: int32 */
            attempts: number;
            /** Format: int32 */
            last_status: null | number;
            last_error: null | string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            next_attempt_at: null | string;
            /** Format: date-time */
            finished_at: null | string;
        };
        DeskSalePage: {
            sales: components["schemas"]["DeskSaleResponse"][];
            next: null | string;
        };
        DeskSaleResponse: {
            order: components["schemas"]["OrderResponse"];
            /** @enum {string} */
            payment: "cash" | "terminal" | "complimentary";
            reference: null | string;
            buyer_name: null | string;
            buyer_email: null | string;
            /** Format: uuid */
            sold_by: string;
        };
        EditCodeRequest: {
            /** Format: int32 */
            edition: number;
            /** Format: date-time */
            valid_from?: null | string;
            /** Format: date-time */
            valid_until?: null | string;
            /** Format: int32 */
            max_uses?: null | number;
            /** Format: int32 */
            max_uses_per_person?: null | number;
            /** Format: int32 */
            min_seats?: null | number;
            /** Format: int32 */
            max_seats?: null | number;
            sections?: null | string[];
            categories?: null | string[];
            returns_on_refund?: null | boolean;
            note?: null | string;
        };
        EnterValueRequest: {
            value?: null | string;
        };
        FoundOrder: {
            order: components["schemas"]["OrderResponse"];
            buyer_name: null | string;
            buyer_email: null | string;
        };
        FoundOrderPage: {
            orders: components["schemas"]["FoundOrder"][];
            next: null | string;
        };
        GivenSeat: {
            /** Format: int32 */
            subsection: number;
            /** Format: int32 */
            row: number;
            /** Format: int32 */
            seat: number;
        };
        InvoiceList: {
            invoices: components["schemas"]["InvoiceResponse"][];
            recipient: null | components["schemas"]["InvoiceRecipientResponse"];
            seller_invoices: boolean;
        };
        InvoicePage: {
            invoices: components["schemas"]["InvoiceResponse"][];
            next: null | string;
        };
        InvoiceRecipientRequest: {
            name: string;
            address: string;
            tax_number?: null | string;
        };
        InvoiceRecipientResponse: {
            name: string;
            address: string;
            tax_number: null | string;
        };
        InvoiceResponse: {
            /** Format: uuid */
            invoice_id: string;
            /** @enum {string} */
            kind: "INVOICE" | "CREDIT_NOTE";
            number: string;
            refers_to: null | string;
            /** Format: uuid */
            order_id: string;
            /** Format: int64 */
            total: number;
            /** Format: int64 */
            tax: number;
            /** Format: int32 */
            tax_basis_points: number;
            currency: string;
            recipient_name: null | string;
            is_correction: boolean;
            /** Format: date-time */
            issued_at: string;
        };
        InvoicingRequest: {
            legal_name: string;
            address: string;
            tax_number?: null | string;
            /** Format: int32 */
            tax_basis_points?: null | number;
        };
        InvoicingResponse: {
            legal_name: string;
            address: string;
            tax_number: null | string;
            /** Format: int32 */
            tax_basis_points: number;
            /** Format: date-time */
            updated_at: string;
        };
        JoinQueueRequest: {
            nonce?: null | string;
        };
        JoinWaitlistRequest: {
            /** Format: int64 */
            event_id: number;
            /** Format: int32 */
            party_size: number;
            sections?: null | string[];
            adjacent?: null | boolean;
            /** Format: int64 */
            price_cap?: null | number;
            payment_token: string;
            accessible?: null | boolean;
            /** Format: int32 */
            companions?: null | number;
        };
        LookUpCodeRequest: {
            /** Format: int64 */
            event_id: number;
            code: string;
        };
        LostSeat: {
            section: string;
            /** Format: int32 */
            subsection: number;
            /** Format: int32 */
            row: number;
            /** Format: int32 */
            seat: number;
            name?: null | components["schemas"]["OrderSeatName"];
        };
        MarkReadRequest: {
            ids?: null | string[];
            type?: null | string;
        };
        MyResaleResponse: {
            /** Format: uuid */
            order_id: string;
            is_allowed: boolean;
            reason: null | string;
            /** Format: int32 */
            fee_percent: number;
            /** Format: date-time */
            until: null | string;
            currency: string;
            tickets: components["schemas"]["ResaleTicketResponse"][];
        };
        NameSourceRequest: {
            source?: null | string;
            /** Format: date-time */
            published_at?: null | string;
        };
        NextAction: {
            /** @enum {string} */
            type: "redirect";
            url: string;
        };
        NotedRefunds: {
            /** Format: int32 */
            fee_percent: number;
            /** Format: date-time */
            until: null | string;
            /** Format: date-time */
            free_until: null | string;
        };
        NotificationDetail: {
            section?: null | string;
            seats?: null | number[][];
            /** Format: int64 */
            amount_minor?: null | number;
            /** Format: int64 */
            fee_minor?: null | number;
            currency?: null | string;
            /** Format: date-time */
            until?: null | string;
            code?: null | string;
            /** @enum {null|string} */
            outcome?: "retaken" | "refunded" | "tickets-stay" | "owed" | null;
            /** Format: uuid */
            replaced_by?: null | string;
            refunds?: null | components["schemas"]["NotedRefunds"];
        };
        NotificationPage: {
            notifications: components["schemas"]["NotificationResponse"][];
            /** Format: int64 */
            unread: number;
            /** Format: int64 */
            next: null | number;
        };
        NotificationResponse: {
            /** Format: uuid */
            notification_id: string;
            /** @enum {string} */
            kind: "booking_confirmed" | "hold_ending" | "payment_failed" | "refunded" | "event_cancelled" | "waitlist_served" | "waitlist_charge_failed" | "waitlist_expired" | "payment_late" | "refund_refused" | "event_moved" | "tickets_resold";
            /** Format: int64 */
            event_id: number;
            event_name: null | string;
            /** Format: uuid */
            order_id: null | string;
            /** Format: date-time */
            created_at: string;
            read: boolean;
            detail: components["schemas"]["NotificationDetail"];
            seat_names?: null | components["schemas"]["OrderSeatName"][];
        };
        OfferResaleRequest: {
            seats?: null | components["schemas"]["GivenSeat"][];
        };
        OrderDiscount: {
            code: string;
            /** @enum {string} */
            kind: "amount" | "percent" | "n_for_m" | "access" | "voucher" | "free_seat";
            /** Format: int64 */
            amount: null | number;
        };
        OrderLine: {
            kind?: null | string;
            category?: null | string;
            /** Format: int32 */
            quantity: number;
            /** Format: int64 */
            price: number;
            /** Format: int64 */
            fee: number;
            /** Format: int64 */
            amount: number;
        };
        OrderPage: {
            orders: components["schemas"]["OrderResponse"][];
            next: null | string;
        };
        OrderRefund: {
            /** Format: int64 */
            amount: number;
            /** Format: int64 */
            fee: number;
            seats: components["schemas"]["LostSeat"][];
            /** @enum {null|string} */
            status: "PENDING" | "FAILED" | null;
        };
        OrderRefundTerms: {
            /** Format: int32 */
            fee_percent: number;
            /** Format: date-time */
            until: null | string;
            /** Format: date-time */
            free_until: null | string;
        };
        OrderResponse: {
            /** Format: uuid */
            order_id: string;
            /** Format: int64 */
            event_id: number;
            /** Format: uuid */
            buyer_id: string;
            /** @enum {string} */
            status: "PROCESSING" | "PENDING_PAYMENT" | "PAID" | "FAILED" | "CANCELLED";
            /** @enum {string} */
            mode: "best_available" | "manual";
            section: string;
            /** Format: int32 */
            subsection: null | number;
            /** Format: int32 */
            quantity: number;
            seats: components["schemas"]["OrderSeat"][];
            lost_seats: components["schemas"]["LostSeat"][];
            /** Format: int64 */
            total: number;
            currency: string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            hold_expires_at: null | string;
            /** Format: date-time */
            paid_at: null | string;
            /** Format: date-time */
            cancelled_at: null | string;
            reason: null | string;
            refund: null | components["schemas"]["OrderRefund"];
            extended: boolean;
            next_action: null | components["schemas"]["NextAction"];
            payment_error: null | string;
            payment_running: boolean;
            /** Format: uuid */
            replaces: null | string;
            /** Format: uuid */
            replaced_by: null | string;
            /** Format: int32 */
            live_quantity: number;
            /** Format: int64 */
            live_total: number;
            transactions?: null | components["schemas"]["TransactionResponse"][];
            /** Format: date-time */
            event_starts_at?: null | string;
            refund_terms?: null | components["schemas"]["OrderRefundTerms"];
            discount?: null | components["schemas"]["OrderDiscount"];
            split?: null | components["schemas"]["OrderSplit"];
        };
        OrderSearchRequest: {
            query: string;
        };
        OrderSeat: {
            section: string;
            /** Format: int32 */
            subsection: number;
            /** Format: int32 */
            row: number;
            /** Format: int32 */
            seat: number;
            /** Format: int64 */
            price: number;
            kind?: null | string;
            category?: null | string;
            name?: null | components["schemas"]["OrderSeatName"];
        };
        OrderSeatName: {
            /** @enum {string} */
            kind: "seats" | "area" | "tables";
            block: null | string;
            row: null | string;
            seat: null | string;
        };
        OrderSplit: {
            /** Format: int64 */
            net: number;
            /** Format: int64 */
            fee: number;
            /** Format: int64 */
            tax: number;
            /** Format: double */
            tax_percent: number;
            lines: components["schemas"]["OrderLine"][];
        };
        PaymentMethod: {
            type?: null | string;
            card?: null | components["schemas"]["CardDetails"];
        };
        PaymentsDescription: {
            provider: string;
            tokeniser_url: null | string;
            publishable_key: null | string;
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
        PublicValue: {
            source: string;
            /** Format: date-time */
            published_at: string;
            value: null | string;
        };
        QueueEntryResponse: {
            nonce: string;
            /** Format: int32 */
            position: number;
            place: components["schemas"]["QueuePlaceResponse"];
        };
        QueuePlaceResponse: {
            /** Format: int64 */
            event_id: number;
            state: string;
            entry: string;
            /** Format: int32 */
            number: null | number;
            /** Format: int32 */
            estimate_seconds: null | number;
            /** Format: date-time */
            admitted_until: null | string;
        };
        QueueProofResponse: {
            /** Format: int64 */
            event_id: number;
            /** Format: date-time */
            sale_starts_at: string;
            commitment: string;
            seed: string;
            entries_digest: string;
            entries: string[];
            numbers: number[];
            public_value: null | components["schemas"]["PublicValue"];
        };
        QueueResponse: {
            /** Format: int64 */
            event_id: number;
            phase: string;
            /** Format: date-time */
            opens_at: string;
            /** Format: date-time */
            sale_starts_at: string;
            /** Format: int32 */
            entries: number;
            /** Format: int32 */
            waiting: number;
            /** Format: int32 */
            now_serving: number;
            /** Format: double */
            people_per_minute: number;
            /** Format: int32 */
            poll_seconds: number;
            /** Format: int32 */
            drawn: number;
            commitment: string;
            entries_digest: string;
            seed: null | string;
            /** Format: int32 */
            listed: number;
            public_value: null | components["schemas"]["PublicValue"];
            sold_out: boolean;
            by_demand: boolean;
        };
        ReadAnswer: {
            /** Format: int64 */
            unread: number;
            /** @default read */
            type?: string;
        };
        RefundOrderRequest: {
            seats?: null | components["schemas"]["GivenSeat"][];
        };
        RefundQuote: {
            /** Format: uuid */
            order_id: string;
            seats: components["schemas"]["OrderSeat"][];
            /** Format: int64 */
            amount: number;
            /** Format: int64 */
            fee: number;
            currency: string;
            /** Format: date-time */
            until: null | string;
            /** Format: date-time */
            free_until?: null | string;
            /** @default false */
            event_moved?: boolean;
            /**
             * Format: int64
             * @default 0
             */
            to_voucher?: number;
        };
        ReleaseAllotmentRequest: {
            seats?: null | components["schemas"]["SellerSeat"][];
        };
        ResaleOffer: {
            /** Format: uuid */
            offer_id: string;
            section: string;
            seats: components["schemas"]["OrderSeat"][];
            /** Format: int64 */
            total: number;
        };
        ResaleOffersResponse: {
            /** Format: int64 */
            event_id: number;
            is_open: boolean;
            /** Format: int32 */
            tickets: number;
            currency: string;
            offers: components["schemas"]["ResaleOffer"][];
        };
        ResaleTermsRequest: {
            is_allowed: boolean;
            /** Format: int32 */
            fee_percent: number;
            /** Format: int32 */
            ends_minutes_before: number;
        };
        ResaleTermsResponse: {
            /** Format: int64 */
            event_id: number;
            is_allowed: boolean;
            /** Format: int32 */
            fee_percent: number;
            /** Format: int32 */
            ends_minutes_before: number;
            /** Format: int64 */
            offered: number;
            /** Format: int64 */
            in_hand: number;
            /** Format: int64 */
            sold: number;
        };
        ResaleTicketResponse: {
            seat: components["schemas"]["OrderSeat"];
            /** Format: int64 */
            gives_back: number;
            /** @enum {string} */
            state: "NONE" | "OFFERED" | "IN_HAND" | "SOLD";
        };
        ReseatRequest: {
            section: string;
            /** Format: int32 */
            subsection?: null | number;
            seats?: null | components["schemas"]["SellerSeat"][];
        };
        ReseatResponse: {
            /** Format: uuid */
            old_order_id: string;
            /** Format: uuid */
            order_id: string;
            /** @enum {string} */
            state: "MOVING" | "MOVED" | "FAILED";
            reason: null | string;
            seats: components["schemas"]["OrderSeat"][];
            /** Format: int64 */
            total: number;
            /** Format: int64 */
            list_total: number;
            /** Format: int64 */
            difference: number;
            currency: string;
        };
        SellAtDeskRequest: {
            section: string;
            /** Format: int32 */
            quantity?: null | number;
            /** Format: int32 */
            subsection?: null | number;
            seats?: null | components["schemas"]["SellerSeat"][];
            /** @enum {string} */
            payment: "cash" | "terminal" | "complimentary";
            reference?: null | string;
            buyer_name?: null | string;
            buyer_email?: null | string;
            /** Format: uuid */
            allotment_id?: null | string;
            /** Format: int64 */
            expected_price?: null | number;
        };
        SellerSeat: {
            /** Format: int32 */
            subsection: number;
            /** Format: int32 */
            row: number;
            /** Format: int32 */
            seat: number;
        };
        SettlementKind: {
            /** @enum {string} */
            type: "PAYMENT" | "REFUND";
            kind: string;
            provider: string;
            /** Format: int64 */
            count: number;
            /** Format: int64 */
            amount: number;
        };
        SettlementLine: {
            currency: string;
            /** Format: int64 */
            orders: number;
            /** Format: int64 */
            tickets_sold: number;
            /** Format: int64 */
            tickets_refunded: number;
            /** Format: int64 */
            captured: number;
            /** Format: int64 */
            refunded: number;
            /** Format: int64 */
            fees_kept: number;
            /** Format: int64 */
            open_refunds: number;
            /** Format: int64 */
            invoiced: number;
            /** Format: int64 */
            tax: number;
            /** Format: int64 */
            payout: number;
            payments: components["schemas"]["SettlementKind"][];
        };
        SettlementResponse: {
            /** Format: int64 */
            event_id: number;
            event_name: string;
            /** Format: date-time */
            at: string;
            currencies: components["schemas"]["SettlementLine"][];
        };
        StoppedCodesResponse: {
            /** Format: uuid */
            batch_id: string;
            /** Format: int32 */
            stopped: number;
        };
        TakeBackRequest: {
            seats?: null | components["schemas"]["SellerSeat"][];
        };
        TillLine: {
            day: string;
            /** Format: uuid */
            member_id: string;
            /** @enum {string} */
            payment: "cash" | "terminal" | "complimentary";
            /** Format: int32 */
            sales: number;
            /** Format: int64 */
            amount: number;
            /** Format: int32 */
            taken_back: number;
            /** Format: int64 */
            amount_back: number;
        };
        TillReport: {
            /** Format: int64 */
            event_id: number;
            currency: string;
            lines: components["schemas"]["TillLine"][];
            /** Format: int64 */
            cash: number;
            /** Format: int64 */
            terminal: number;
        };
        TransactionRequest: {
            ticket_id?: null | string;
            /** Format: uuid */
            booking_id?: null | string;
            /** Format: int64 */
            amount: number;
            currency: string;
            payment_method_details?: null | components["schemas"]["PaymentMethod"];
        };
        TransactionResponse: {
            /** Format: uuid */
            transaction_id: string;
            /** @enum {string} */
            type: "PAYMENT" | "REFUND";
            /** @enum {string} */
            status: "PENDING" | "SUCCESS" | "FAILED";
            /** Format: int64 */
            amount: number;
            currency: string;
            /** Format: uuid */
            associated_transaction_id: null | string;
            failure_code: null | string;
            kind: string;
            /** Format: date-time */
            created_at: string;
        };
        WaitlistEntriesResponse: {
            entries: components["schemas"]["WaitlistEntryResponse"][];
        };
        WaitlistEntryResponse: {
            /** Format: uuid */
            entry_id: string;
            /** Format: int64 */
            event_id: number;
            /** Format: uuid */
            buyer_id: string;
            /** @enum {string} */
            status: "AUTHORISING" | "WAITING" | "OFFERED" | "SERVED" | "CHARGE_FAILED" | "LEFT" | "EXPIRED" | "DECLINED";
            /** Format: int32 */
            party_size: number;
            sections: string[];
            adjacent: boolean;
            accessible: boolean;
            /** Format: int32 */
            companions: number;
            /** Format: int64 */
            price_cap: null | number;
            /** Format: int64 */
            authorised: number;
            currency: string;
            /** Format: int64 */
            position: null | number;
            /** Format: int64 */
            ahead: null | number;
            /** Format: uuid */
            order_id: null | string;
            reason: null | string;
            /** Format: date-time */
            joined_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        WaitlistSummary: {
            /** Format: int64 */
            event_id: number;
            /** Format: int64 */
            waiting: number;
            /** Format: int64 */
            offered: number;
            /** Format: int64 */
            served: number;
            /** Format: int64 */
            charge_failed: number;
            /** Format: int64 */
            left: number;
            /** Format: int64 */
            expired: number;
            /** Format: int64 */
            seats_wanted: number;
            line: components["schemas"]["WaitlistSummaryLine"][];
        };
        WaitlistSummaryLine: {
            /** Format: int32 */
            position: number;
            /** Format: int32 */
            party_size: number;
            sections: string[];
            adjacent: boolean;
            /** Format: int64 */
            price_cap: null | number;
            status: string;
            /** Format: date-time */
            joined_at: string;
            accessible: boolean;
            /** Format: int32 */
            companions: number;
        };
        WantedSeat: {
            /** Format: int32 */
            subsection: number;
            /** Format: int32 */
            row: number;
            /** Format: int32 */
            seat: number;
            kind?: null | string;
        };
        WebhookList: {
            webhooks: components["schemas"]["WebhookResponse"][];
        };
        WebhookResponse: {
            /** Format: uuid */
            webhook_id: string;
            url: string;
            events: string[];
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            made_by_key: null | string;
            secret: null | string;
        };
    };
    responses: {
        /** @description Conflict: `allotment-released` */
        "allotment-released": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "allotment-released";
                };
            };
        };
        /** @description Unauthorized: `bad-signature` */
        "bad-signature": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "bad-signature";
                };
            };
        };
        /** @description Unprocessable Entity: `card-number-not-accepted` */
        "card-number-not-accepted": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "card-number-not-accepted";
                };
            };
        };
        /** @description Conflict: `code-changed` */
        "code-changed": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "code-changed";
                };
            };
        };
        /** @description Unprocessable Entity: `code-other-currency` */
        "code-other-currency": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "code-other-currency";
                };
            };
        };
        /** @description Conflict: `delivery-not-redeliverable` */
        "delivery-not-redeliverable": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "delivery-not-redeliverable";
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
        /** @description Not Found: `invoicing-not-set` */
        "invoicing-not-set": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "invoicing-not-set";
                };
            };
        };
        /** @description Not Found: `no-such-code` */
        "no-such-code": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "no-such-code";
                };
            };
        };
        /** @description Not Found: `no-waiting-room` */
        "no-waiting-room": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "no-waiting-room";
                };
            };
        };
        /** @description Conflict: `not-drawn` */
        "not-drawn": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "not-drawn";
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
        /** @description Payment Required: `payment-declined` */
        "payment-declined": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "payment-declined";
                };
            };
        };
        /** @description Not Found: `provider-not-found` */
        "provider-not-found": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "provider-not-found";
                };
            };
        };
        /** @description Conflict: `refund-not-allowed` */
        "refund-not-allowed": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "refund-not-allowed";
                };
            };
        };
        /** @description Conflict: `resale-in-hand` */
        "resale-in-hand": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "resale-in-hand";
                };
            };
        };
        /** @description Unprocessable Entity: `search-too-broad` */
        "search-too-broad": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "search-too-broad";
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
        /** @description Too Many Requests: `too-many-code-guesses` */
        "too-many-code-guesses": {
            headers: {
                /** @description Seconds to wait before trying again. */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "too-many-code-guesses";
                };
            };
        };
        /** @description Too Many Requests: `too-many-declines` */
        "too-many-declines": {
            headers: {
                /** @description Seconds to wait before trying again. */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "too-many-declines";
                };
            };
        };
        /** @description Too Many Requests: `too-many-releases` */
        "too-many-releases": {
            headers: {
                /** @description Seconds to wait before trying again. */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "too-many-releases";
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
        /** @description Conflict: `too-many-webhooks` */
        "too-many-webhooks": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "too-many-webhooks";
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
        /** @description Upgrade Required: `upgrade-required` */
        "upgrade-required": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "upgrade-required";
                };
            };
        };
        /** @description Conflict: `value-source-fixed` */
        "value-source-fixed": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "value-source-fixed";
                };
            };
        };
        /** @description Not Found: `waitlist-entry-not-found` */
        "waitlist-entry-not-found": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "waitlist-entry-not-found";
                };
            };
        };
        /** @description Conflict: `waitlist-entry-not-leavable` */
        "waitlist-entry-not-leavable": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "waitlist-entry-not-leavable";
                };
            };
        };
        /** @description Not Found: `webhook-not-found` */
        "webhook-not-found": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "webhook-not-found";
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
    ListAllotments: {
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
                    "application/json": components["schemas"]["AllotmentList"];
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
    CreateAllotment: {
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
                "application/json": components["schemas"]["CreateAllotmentRequest"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AllotmentResponse"];
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
            /** @description Conflict: `event-not-on-sale`, `allotment-code-in-use`, `too-many-allotments`, `idempotency-key-reused` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "event-not-on-sale" | "allotment-code-in-use" | "too-many-allotments" | "idempotency-key-reused";
                    };
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            /** @description Unprocessable Entity: `quantity-out-of-range`, `no-such-seat`, `whole-table` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "quantity-out-of-range" | "no-such-seat" | "whole-table";
                    };
                };
            };
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    GetAllotment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The event. */
                event_id: number;
                allotment_id: string;
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
                    "application/json": components["schemas"]["AllotmentResponse"];
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
            /** @description Not Found: `event-not-found`, `allotment-not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "event-not-found" | "allotment-not-found";
                    };
                };
            };
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    ReleaseAllotment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The event. */
                event_id: number;
                allotment_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": null | components["schemas"]["ReleaseAllotmentRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AllotmentResponse"];
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
            /** @description Not Found: `event-not-found`, `allotment-not-found`, `section-not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "event-not-found" | "allotment-not-found" | "section-not-found";
                    };
                };
            };
            409: components["responses"]["allotment-released"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            /** @description Unprocessable Entity: `no-such-seat`, `quantity-out-of-range`, `whole-table` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "no-such-seat" | "quantity-out-of-range" | "whole-table";
                    };
                };
            };
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    ListDeskSales: {
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
                    "application/json": components["schemas"]["DeskSalePage"];
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
    SellAtDesk: {
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
                "application/json": components["schemas"]["SellAtDeskRequest"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskSaleResponse"];
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
            /** @description Not Found: `event-not-found`, `section-not-found`, `allotment-not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "event-not-found" | "section-not-found" | "allotment-not-found";
                    };
                };
            };
            /** @description Conflict: `event-not-on-sale`, `price-changed`, `seats-not-allotted`, `idempotency-key-reused` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "event-not-on-sale" | "price-changed" | "seats-not-allotted" | "idempotency-key-reused";
                    };
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            /** @description Unprocessable Entity: `quantity-out-of-range`, `no-such-seat`, `whole-table` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "quantity-out-of-range" | "no-such-seat" | "whole-table";
                    };
                };
            };
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    GetDeskSale: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The event. */
                event_id: number;
                sale_id: string;
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
                    "application/json": components["schemas"]["DeskSaleResponse"];
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
            /** @description Not Found: `event-not-found`, `sale-not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "event-not-found" | "sale-not-found";
                    };
                };
            };
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    TakeBackAtDesk: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The event. */
                event_id: number;
                sale_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": null | components["schemas"]["TakeBackRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskSaleResponse"];
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
            /** @description Not Found: `event-not-found`, `sale-not-found`, `section-not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "event-not-found" | "sale-not-found" | "section-not-found";
                    };
                };
            };
            409: components["responses"]["refund-not-allowed"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            /** @description Unprocessable Entity: `quantity-out-of-range`, `no-such-seat`, `whole-table` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "quantity-out-of-range" | "no-such-seat" | "whole-table";
                    };
                };
            };
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    ReadTill: {
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
                    "application/json": components["schemas"]["TillReport"];
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
    GetCancellation: {
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
                    "application/json": components["schemas"]["CancellationProgress"];
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
    ListEventOrders: {
        parameters: {
            query?: {
                /** @description Only orders in this state. */
                status?: "PROCESSING" | "PENDING_PAYMENT" | "PAID" | "FAILED" | "CANCELLED";
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
                    "application/json": components["schemas"]["OrderPage"];
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
    GetOrdersAuditLog: {
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
    ExportOrders: {
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
    ExportTickets: {
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
    ListEventInvoices: {
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
                    "application/json": components["schemas"]["InvoicePage"];
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
    GetEventInvoicePdf: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The event. */
                event_id: number;
                invoice_id: string;
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
            /** @description Not Found: `event-not-found`, `invoice-not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "event-not-found" | "invoice-not-found";
                    };
                };
            };
            500: components["responses"]["internal-error"];
            /** @description Service Unavailable: `document-unavailable`, `temporarily-unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "document-unavailable" | "temporarily-unavailable";
                    };
                };
            };
        };
    };
    SearchOrders: {
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
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderSearchRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundOrderPage"];
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
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["search-too-broad"];
            500: components["responses"]["internal-error"];
            /** @description Service Unavailable: `search-unavailable`, `temporarily-unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "search-unavailable" | "temporarily-unavailable";
                    };
                };
            };
        };
    };
    GetSettlement: {
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
                    "application/json": components["schemas"]["SettlementResponse"];
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
    ExportSettlement: {
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
    RefundOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The event. */
                event_id: number;
                /** @description The order. */
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": null | components["schemas"]["RefundOrderRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderResponse"];
                };
            };
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderResponse"];
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
            /** @description Not Found: `event-not-found`, `order-not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "event-not-found" | "order-not-found";
                    };
                };
            };
            /** @description Conflict: `refund-not-allowed`, `refund-refused`, `ticket-used` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "refund-not-allowed" | "refund-refused" | "ticket-used";
                    };
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            /** @description Unprocessable Entity: `no-such-seat`, `whole-table` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "no-such-seat" | "whole-table";
                    };
                };
            };
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    GetReseat: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The event. */
                event_id: number;
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
                    "application/json": components["schemas"]["ReseatResponse"];
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
            /** @description Not Found: `event-not-found`, `order-not-found`, `reseat-not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "event-not-found" | "order-not-found" | "reseat-not-found";
                    };
                };
            };
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    ReseatOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The event. */
                event_id: number;
                /** @description The order. */
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReseatRequest"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReseatResponse"];
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
            /** @description Not Found: `event-not-found`, `order-not-found`, `section-not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "event-not-found" | "order-not-found" | "section-not-found";
                    };
                };
            };
            /** @description Conflict: `order-not-reseatable`, `reseat-running`, `ticket-used`, `ticket-transferred` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "order-not-reseatable" | "reseat-running" | "ticket-used" | "ticket-transferred";
                    };
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            /** @description Unprocessable Entity: `quantity-out-of-range`, `no-such-seat`, `whole-table` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "quantity-out-of-range" | "no-such-seat" | "whole-table";
                    };
                };
            };
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    ListResaleOffers: {
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
                    "application/json": components["schemas"]["ResaleOffersResponse"];
                };
            };
            404: components["responses"]["event-not-found"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    BuyResale: {
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
                "application/json": components["schemas"]["BuyResaleRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderResponse"];
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
            /** @description Not Found: `event-not-found`, `resale-not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "event-not-found" | "resale-not-found";
                    };
                };
            };
            /** @description Conflict: `resale-not-allowed`, `resale-over`, `resale-own`, `resale-gone`, `seat-limit-reached` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "resale-not-allowed" | "resale-over" | "resale-own" | "resale-gone" | "seat-limit-reached";
                    };
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            /** @description Unprocessable Entity: `quantity-out-of-range`, `whole-table`, `companion-seat-alone` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "quantity-out-of-range" | "whole-table" | "companion-seat-alone";
                    };
                };
            };
            429: components["responses"]["too-many-releases"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    GetResaleTerms: {
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
                    "application/json": components["schemas"]["ResaleTermsResponse"];
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
    SetResaleTerms: {
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
                "application/json": components["schemas"]["ResaleTermsRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResaleTermsResponse"];
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
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    SummariseWaitlist: {
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
                    "application/json": components["schemas"]["WaitlistSummary"];
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
    LookUpCode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LookUpCodeRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeLookUp"];
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
            /** @description Not Found: `event-not-found`, `code-not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "event-not-found" | "code-not-found";
                    };
                };
            };
            /** @description Conflict: `code-not-yet-valid`, `code-expired`, `code-stopped`, `code-used-up`, `code-used-by-you` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "code-not-yet-valid" | "code-expired" | "code-stopped" | "code-used-up" | "code-used-by-you";
                    };
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["code-other-currency"];
            /** @description Too Many Requests: `too-many-code-guesses`, `too-many-code-tries` */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "too-many-code-guesses" | "too-many-code-tries";
                    };
                };
            };
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    PreviewCode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateOrderRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodePreview"];
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
            /** @description Not Found: `event-not-found`, `section-not-found`, `subsection-not-found`, `code-not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "event-not-found" | "section-not-found" | "subsection-not-found" | "code-not-found";
                    };
                };
            };
            /** @description Conflict: `event-not-on-sale`, `code-not-yet-valid`, `code-expired`, `code-stopped`, `code-used-up`, `code-used-by-you`, `presale-code-needed` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "event-not-on-sale" | "code-not-yet-valid" | "code-expired" | "code-stopped" | "code-used-up" | "code-used-by-you" | "presale-code-needed";
                    };
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            /** @description Unprocessable Entity: `quantity-out-of-range`, `no-such-seat`, `duplicate-seat`, `whole-table`, `above-price-cap`, `code-seat-count`, `code-other-section`, `code-other-currency` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "quantity-out-of-range" | "no-such-seat" | "duplicate-seat" | "whole-table" | "above-price-cap" | "code-seat-count" | "code-other-section" | "code-other-currency";
                    };
                };
            };
            429: components["responses"]["too-many-code-guesses"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    CreateOrder: {
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
                "application/json": components["schemas"]["CreateOrderRequest"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderResponse"];
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
            /** @description Not Found: `event-not-found`, `section-not-found`, `subsection-not-found`, `allotment-not-found`, `code-not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "event-not-found" | "section-not-found" | "subsection-not-found" | "allotment-not-found" | "code-not-found";
                    };
                };
            };
            /** @description Conflict: `event-not-on-sale`, `sale-ended`, `sale-not-started`, `waiting-room`, `price-changed`, `waitlist-first`, `allotment-code-wrong`, `seats-not-allotted`, `code-not-yet-valid`, `code-expired`, `code-stopped`, `code-used-up`, `code-used-by-you`, `presale-code-needed`, `seat-limit-reached`, `idempotency-key-reused` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "event-not-on-sale" | "sale-ended" | "sale-not-started" | "waiting-room" | "price-changed" | "waitlist-first" | "allotment-code-wrong" | "seats-not-allotted" | "code-not-yet-valid" | "code-expired" | "code-stopped" | "code-used-up" | "code-used-by-you" | "presale-code-needed" | "seat-limit-reached" | "idempotency-key-reused";
                    };
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            /** @description Unprocessable Entity: `quantity-out-of-range`, `no-such-seat`, `duplicate-seat`, `no-such-kind`, `companion-alone`, `no-such-category`, `whole-table`, `companion-seat-alone`, `above-price-cap`, `code-seat-count`, `code-other-section`, `code-other-currency` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "quantity-out-of-range" | "no-such-seat" | "duplicate-seat" | "no-such-kind" | "companion-alone" | "no-such-category" | "whole-table" | "companion-seat-alone" | "above-price-cap" | "code-seat-count" | "code-other-section" | "code-other-currency";
                    };
                };
            };
            /** @description Too Many Requests: `too-many-code-tries`, `too-many-code-guesses`, `too-many-releases` */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "too-many-code-tries" | "too-many-code-guesses" | "too-many-releases";
                    };
                };
            };
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    CancelOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The order. */
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": null | components["schemas"]["CancelOrderRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderResponse"];
                };
            };
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderResponse"];
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
            404: components["responses"]["order-not-found"];
            /** @description Conflict: `order-not-cancellable`, `refund-not-allowed`, `refund-deadline-passed`, `refund-refused`, `event-cancelled`, `ticket-used`, `ticket-transferred` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "order-not-cancellable" | "refund-not-allowed" | "refund-deadline-passed" | "refund-refused" | "event-cancelled" | "ticket-used" | "ticket-transferred";
                    };
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            /** @description Unprocessable Entity: `whole-table`, `companion-seat-alone`, `no-such-seat` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "whole-table" | "companion-seat-alone" | "no-such-seat";
                    };
                };
            };
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    ConfirmOrder: {
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
                "application/json": components["schemas"]["ConfirmOrderRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderResponse"];
                };
            };
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderResponse"];
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
            402: components["responses"]["payment-declined"];
            403: components["responses"]["not-your-order"];
            404: components["responses"]["order-not-found"];
            /** @description Conflict: `hold-expired`, `order-not-payable` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "hold-expired" | "order-not-payable";
                    };
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["card-number-not-accepted"];
            429: components["responses"]["too-many-declines"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    ExtendHold: {
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
                    "application/json": components["schemas"]["OrderResponse"];
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["not-your-order"];
            404: components["responses"]["order-not-found"];
            /** @description Conflict: `extension-not-allowed`, `already-extended`, `hold-expired`, `sale-ended` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "extension-not-allowed" | "already-extended" | "hold-expired" | "sale-ended";
                    };
                };
            };
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    OfferResale: {
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
                "application/json": components["schemas"]["OfferResaleRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyResaleResponse"];
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
            403: components["responses"]["not-your-order"];
            404: components["responses"]["order-not-found"];
            /** @description Conflict: `resale-not-allowed`, `resale-over`, `ticket-used`, `ticket-transferred` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "resale-not-allowed" | "resale-over" | "ticket-used" | "ticket-transferred";
                    };
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            /** @description Unprocessable Entity: `no-such-seat`, `whole-table`, `companion-seat-alone` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "no-such-seat" | "whole-table" | "companion-seat-alone";
                    };
                };
            };
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    WithdrawResale: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The order. */
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": null | components["schemas"]["OfferResaleRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyResaleResponse"];
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
            403: components["responses"]["not-your-order"];
            404: components["responses"]["order-not-found"];
            409: components["responses"]["resale-in-hand"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    ListOrders: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: number;
                /** @description Opaque cursor: `next` of the page before. Left out for the first page. */
                after?: string;
            };
            header?: never;
            path: {
                /** @description The caller's own id, as `GET /users/me` tells it. */
                user_id: string;
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
                    "application/json": components["schemas"]["OrderPage"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["not-your-order"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    ListNotifications: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: number;
                /** @description Opaque cursor: `next` of the page before. Left out for the first page. */
                before?: string;
                /** @description Only what is unread. */
                unread?: "true" | "false";
            };
            header?: never;
            path: {
                /** @description The caller's own id, as `GET /users/me` tells it. */
                user_id: string;
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
                    "application/json": components["schemas"]["NotificationPage"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["not-your-order"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    MarkNotificationsRead: {
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
                "application/json": components["schemas"]["MarkReadRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadAnswer"];
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
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    NotificationSocket: {
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
            /** @description Switching Protocols */
            101: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["not-your-order"];
            426: components["responses"]["upgrade-required"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    StreamOrderUpdates: {
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
            403: components["responses"]["not-your-order"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    GetOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The caller's own id, as `GET /users/me` tells it. */
                user_id: string;
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
                    "application/json": components["schemas"]["OrderResponse"];
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["not-your-order"];
            404: components["responses"]["order-not-found"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    SetInvoiceRecipient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The caller's own id, as `GET /users/me` tells it. */
                user_id: string;
                /** @description The order. */
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvoiceRecipientRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceList"];
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
            403: components["responses"]["not-your-order"];
            404: components["responses"]["order-not-found"];
            /** @description Conflict: `nothing-to-invoice`, `too-many-corrections` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "nothing-to-invoice" | "too-many-corrections";
                    };
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    ListOrderInvoices: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The caller's own id, as `GET /users/me` tells it. */
                user_id: string;
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
                    "application/json": components["schemas"]["InvoiceList"];
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["not-your-order"];
            404: components["responses"]["order-not-found"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    GetOrderInvoicePdf: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The caller's own id, as `GET /users/me` tells it. */
                user_id: string;
                /** @description The order. */
                order_id: string;
                invoice_id: string;
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
            /** @description Not Found: `order-not-found`, `invoice-not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "order-not-found" | "invoice-not-found";
                    };
                };
            };
            500: components["responses"]["internal-error"];
            /** @description Service Unavailable: `document-unavailable`, `temporarily-unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "document-unavailable" | "temporarily-unavailable";
                    };
                };
            };
        };
    };
    QuoteRefund: {
        parameters: {
            query?: {
                /** @description Which seats, as `subsection-row-seat` with commas between: `1-5-12,1-5-13`. Left out: all. */
                seats?: string;
            };
            header?: never;
            path: {
                /** @description The caller's own id, as `GET /users/me` tells it. */
                user_id: string;
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
                    "application/json": components["schemas"]["RefundQuote"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["not-your-order"];
            404: components["responses"]["order-not-found"];
            /** @description Conflict: `refund-not-allowed`, `refund-deadline-passed`, `event-cancelled` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "refund-not-allowed" | "refund-deadline-passed" | "event-cancelled";
                    };
                };
            };
            /** @description Unprocessable Entity: `no-such-seat`, `whole-table`, `companion-seat-alone` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "no-such-seat" | "whole-table" | "companion-seat-alone";
                    };
                };
            };
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    GetMyResale: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The caller's own id, as `GET /users/me` tells it. */
                user_id: string;
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
                    "application/json": components["schemas"]["MyResaleResponse"];
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["not-your-order"];
            404: components["responses"]["order-not-found"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    DescribePayments: {
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
                    "application/json": components["schemas"]["PaymentsDescription"];
                };
            };
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    ReturnFromBank: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The payment. */
                transaction_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description See Other */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    TakePaymentEvents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name of the payment provider. */
                provider: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": string;
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
            401: components["responses"]["bad-signature"];
            404: components["responses"]["provider-not-found"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    GetQueue: {
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
                    "application/json": components["schemas"]["QueueResponse"];
                };
            };
            404: components["responses"]["no-waiting-room"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    JoinQueue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The event. */
                event_id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": null | components["schemas"]["JoinQueueRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueEntryResponse"];
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
            404: components["responses"]["no-waiting-room"];
            /** @description Conflict: `waiting-room-closed`, `waiting-room-full` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "waiting-room-closed" | "waiting-room-full";
                    };
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            500: components["responses"]["internal-error"];
            /** @description Service Unavailable: `draw-running`, `temporarily-unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "draw-running" | "temporarily-unavailable";
                    };
                };
            };
        };
    };
    GetMyPlace: {
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
                    "application/json": components["schemas"]["QueuePlaceResponse"];
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            /** @description Not Found: `no-waiting-room`, `not-in-queue` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "no-waiting-room" | "not-in-queue";
                    };
                };
            };
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    GetQueueProof: {
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
                    "application/json": components["schemas"]["QueueProofResponse"];
                };
            };
            404: components["responses"]["no-waiting-room"];
            409: components["responses"]["not-drawn"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    EnterPublicValue: {
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
                "application/json": components["schemas"]["EnterValueRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueResponse"];
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
            /** @description Not Found: `event-not-found`, `no-waiting-room` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "event-not-found" | "no-waiting-room";
                    };
                };
            };
            /** @description Conflict: `no-value-source`, `value-not-published`, `already-drawn` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "no-value-source" | "value-not-published" | "already-drawn";
                    };
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    NamePublicValue: {
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
                "application/json": components["schemas"]["NameSourceRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueResponse"];
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
            /** @description Not Found: `event-not-found`, `no-waiting-room` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "event-not-found" | "no-waiting-room";
                    };
                };
            };
            409: components["responses"]["value-source-fixed"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    GetSellerAuditLog: {
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
    ListCodes: {
        parameters: {
            query?: {
                event_id?: number;
                batch_id?: string;
                code?: string;
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
                    "application/json": components["schemas"]["CodePage"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    CreateCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateCodesRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedCodesResponse"];
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
            /** @description Forbidden: `not-your-event`, `email-not-verified`, `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not-your-event" | "email-not-verified" | "forbidden";
                    };
                };
            };
            404: components["responses"]["event-not-found"];
            /** @description Conflict: `code-taken`, `too-many-codes` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "code-taken" | "too-many-codes";
                    };
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    StopCodes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch_id: string;
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
                    "application/json": components["schemas"]["StoppedCodesResponse"];
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["no-such-code"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    ExportCodes: {
        parameters: {
            query?: {
                event_id?: number;
                batch_id?: string;
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
                    "text/csv": string;
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    EditCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditCodeRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeResponse"];
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
            404: components["responses"]["no-such-code"];
            409: components["responses"]["code-changed"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    StopCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code_id: string;
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
                    "application/json": components["schemas"]["CodeResponse"];
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["no-such-code"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    GetInvoicing: {
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
                    "application/json": components["schemas"]["InvoicingResponse"];
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["invoicing-not-set"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    SetInvoicing: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvoicingRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoicingResponse"];
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
    ListWebhooks: {
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
                    "application/json": components["schemas"]["WebhookList"];
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    CreateWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateWebhookRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookResponse"];
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
            409: components["responses"]["too-many-webhooks"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            /** @description Unprocessable Entity: `webhook-url-not-allowed`, `unknown-webhook-event` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "webhook-url-not-allowed" | "unknown-webhook-event";
                    };
                };
            };
            500: components["responses"]["internal-error"];
            /** @description Service Unavailable: `webhooks-not-configured`, `temporarily-unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "webhooks-not-configured" | "temporarily-unavailable";
                    };
                };
            };
        };
    };
    DeleteWebhooksOfKey: {
        parameters: {
            query: {
                made_by_key: string;
            };
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
            403: components["responses"]["forbidden"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    DeleteWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The webhook. */
                webhook_id: string;
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
            404: components["responses"]["webhook-not-found"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    ListDeliveries: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: number;
                /** @description Opaque cursor: `next` of the page before. Left out for the first page. */
                before?: string;
            };
            header?: never;
            path: {
                /** @description The webhook. */
                webhook_id: string;
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
                    "application/json": components["schemas"]["DeliveryPage"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["webhook-not-found"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    Redeliver: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The webhook. */
                webhook_id: string;
                /** @description The delivery. */
                delivery_id: string;
            };
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
            403: components["responses"]["forbidden"];
            409: components["responses"]["delivery-not-redeliverable"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    CreateTransaction: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TransactionRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderResponse"];
                };
            };
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderResponse"];
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
            402: components["responses"]["payment-declined"];
            403: components["responses"]["not-your-order"];
            404: components["responses"]["order-not-found"];
            /** @description Conflict: `hold-expired`, `order-not-payable` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "hold-expired" | "order-not-payable";
                    };
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            /** @description Unprocessable Entity: `card-number-not-accepted`, `amount-mismatch` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "card-number-not-accepted" | "amount-mismatch";
                    };
                };
            };
            429: components["responses"]["too-many-declines"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    JoinWaitlist: {
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
                "application/json": components["schemas"]["JoinWaitlistRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaitlistEntryResponse"];
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
            402: components["responses"]["payment-declined"];
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
            /** @description Conflict: `event-not-on-sale`, `sale-ended`, `no-waitlist`, `sale-not-started`, `waiting-room`, `seats-available`, `already-waiting`, `waitlist-full`, `seat-limit-reached`, `idempotency-key-reused` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "event-not-on-sale" | "sale-ended" | "no-waitlist" | "sale-not-started" | "waiting-room" | "seats-available" | "already-waiting" | "waitlist-full" | "seat-limit-reached" | "idempotency-key-reused";
                    };
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            /** @description Unprocessable Entity: `card-number-not-accepted`, `quantity-out-of-range`, `no-such-seat`, `above-price-cap` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "card-number-not-accepted" | "quantity-out-of-range" | "no-such-seat" | "above-price-cap";
                    };
                };
            };
            429: components["responses"]["too-many-declines"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    LeaveWaitlist: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The waitlist entry. */
                entry_id: string;
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
                    "application/json": components["schemas"]["WaitlistEntryResponse"];
                };
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["waitlist-entry-not-found"];
            409: components["responses"]["waitlist-entry-not-leavable"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
    ListWaitlist: {
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
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaitlistEntriesResponse"];
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["not-your-order"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["temporarily-unavailable"];
        };
    };
}

namespace Ticketing.EventTicketing.Tickets.RecordTickets;

/// <summary>
/// The statements on <c>tickets</c>, one for each kind of change of a batch; <see cref="TicketRows"/> has their
/// parameters. Each has a guard that names the state a ticket must be in; a ticket in another state stays as it is,
/// which the count of rows shows. A state is compared in a CASE, which the planner does not weigh: before a sale it
/// believes that no ticket is reserved, and would read all tickets for each row of a batch (1.3 s for 350 of 5,000).
/// </summary>
internal static class TicketStatements
{
    /// <summary>
    /// Taking: only what is free. Without it a late message would take a ticket from its holder.
    /// </summary>
    public const string FreeGuard = "AND CASE t.status WHEN 0 THEN true ELSE false END";

    /// <summary>Selling: only what this booking holds and has not paid.</summary>
    public const string HeldGuard =
        "AND CASE t.status WHEN 1 THEN t.booking_id = u.booking_id ELSE false END";

    /// <summary>
    /// Freeing: only what this booking holds, reserved or sold. A seat refunded twice is somebody else's by then.
    /// </summary>
    public const string OwnGuard = "AND t.booking_id = u.booking_id";

    /// <summary>
    /// The key is looked up row by row whatever the planner thinks of a table that has just grown by 50,000
    /// rows: a batch is a few hundred tickets of millions, so a hash or merge join over all of them is never
    /// right.
    /// </summary>
    public const string PlanSettings =
        """
        SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off; SET LOCAL enable_seqscan = off;
        """;

    /// <summary>
    /// AVAILABLE → RESERVED or SOLD, at the price that the booking was promised. What an available ticket costs stands in
    /// its section.
    /// </summary>
    public const string Take =
        $"""
        UPDATE tickets t SET status = u.status, booking_id = u.booking_id, buyer_id = u.buyer_id,
                             reserved_at = u.reserved_at, sold_at = u.sold_at, price = coalesce(u.price, t.price),
                             kind = u.kind, category = u.category
        FROM unnest({Keys}, @Statuses, @BuyerIds, @ReservedAt, @SoldAt, @Prices, @Kinds, @Categories)
             AS u ({KeyNames}, status, buyer_id, reserved_at, sold_at, price, kind, category)
        WHERE {SameKey} {FreeGuard}
        """;

    /// <summary>
    /// RESERVED → SOLD, at the price that was paid: a late payment keeps that of its first order, whatever the reservation
    /// of its successor said.
    /// </summary>
    public const string Sell =
        $"""
        UPDATE tickets t SET status = 2, sold_at = u.sold_at, price = coalesce(u.price, t.price),
                             kind = coalesce(u.kind, t.kind), category = coalesce(u.category, t.category)
        FROM unnest({Keys}, @SoldAt, @Prices, @Kinds, @Categories) AS u ({KeyNames}, sold_at, price, kind, category)
        WHERE {SameKey} {HeldGuard}
        """;

    /// <summary>RESERVED or SOLD → AVAILABLE.</summary>
    public const string Free =
        $"""
        UPDATE tickets t SET status = 0, booking_id = NULL, buyer_id = NULL, reserved_at = NULL,
                             sold_at = NULL, kind = NULL, category = NULL
        FROM unnest({Keys}) AS u ({KeyNames})
        WHERE {SameKey} {OwnGuard}
        """;

    /// <summary>
    /// Withholdings of refunds that are made now. After an outage all messages of a booking may come in one batch: then
    /// no ticket is freed, and its withholding must go all the same.
    /// </summary>
    public const string Unwithhold =
        $"""
        DELETE FROM ticket_withholdings t USING unnest({Keys}) AS u ({KeyNames})
        WHERE {SameKey} {OwnGuard}
        """;

    /// <summary>
    /// Bookings that did not get a ticket, after <see cref="Take"/>, and whether it exists.
    /// </summary>
    public const string NotTaken =
        $"""
        SELECT u.booking_id, t.event_id IS NOT NULL AS ticket_exists
        FROM unnest({Keys}) AS u ({KeyNames}) LEFT JOIN tickets t ON {SameKey}
        WHERE t.booking_id IS DISTINCT FROM u.booking_id
        """;

    private const string Keys = "@EventIds, @Sections, @Subsections, @Rows, @Seats, @BookingIds";

    private const string KeyNames = "event_id, section, subsection, row_number, seat_number, booking_id";

    private const string SameKey =
        "t.event_id = u.event_id AND t.section = u.section AND t.subsection = u.subsection "
        + "AND t.row_number = u.row_number AND t.seat_number = u.seat_number";
}

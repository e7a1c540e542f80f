using Ticketing.Booking.Bookings;
using Ticketing.Contracts;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.WaitingRoom.Admission;

/// <summary>Reads how the system bears its orders: what gateways reported, and what the seat engine has not answered.</summary>
internal static class SystemLoads
{
    /// <summary>Older reports say nothing of now.</summary>
    private static readonly TimeSpan ReportsOf = TimeSpan.FromSeconds(3);

    /// <summary>Orders that are older than this and unanswered are asked again by the redrive, and are not new load.</summary>
    private static readonly TimeSpan OrdersOf = TimeSpan.FromSeconds(20);

    private const string ReadLoad =
        """
        SELECT max(p95_ms) AS worst_p95_ms, COALESCE(sum(failed), 0)::integer AS failed,
            (SELECT count(*) FROM (
                SELECT FROM bookings WHERE id > @OrdersFrom AND id <= @OrdersTo AND status = 'PROCESSING' LIMIT 1000) late
            )::integer AS unanswered,
            COALESCE(sum(orders), 0)::integer AS orders
        FROM waiting_room_gateways WHERE reported_at > @ReportsFrom
        """;

    private const string ReadBusiest =
        """
        SELECT busy.event_id, sum(busy.orders)::integer AS orders
        FROM waiting_room_gateways, unnest(busy_events, busy_orders) AS busy (event_id, orders)
        WHERE reported_at > @ReportsFrom GROUP BY busy.event_id ORDER BY orders DESC, busy.event_id LIMIT @Limit
        """;

    public static async Task<SystemLoad> ReadLoadAsync(
        this DatabaseTransaction transaction, DateTimeOffset now, CancellationToken ct)
    {
        var row = await transaction.FindAsync<LoadRow>(ReadLoad, LoadOf(now), ct);
        return row!.Load;
    }

    public static async Task<SystemLoad> ReadLoadAsync(this Database database, DateTimeOffset now, CancellationToken ct)
    {
        var row = await database.FindAsync<LoadRow>(ReadLoad, LoadOf(now), ct);
        return row!.Load;
    }

    /// <summary>Events by the orders of the last second that gateways forwarded, the busiest first.</summary>
    public static Task<IReadOnlyList<BusyEvent>> ReadBusiestAsync(
        this Database database, DateTimeOffset now, int limit, CancellationToken ct) =>
        database.QueryAsync<BusyEvent>(ReadBusiest, new { ReportsFrom = now - ReportsOf, Limit = limit }, ct);

    private static object LoadOf(DateTimeOffset now) => new
    {
        ReportsFrom = now - ReportsOf,
        OrdersFrom = BookingId.New(now - OrdersOf).Value,
        OrdersTo = BookingId.New(now - PaceRules.AnswerWithin).Value,
    };

    private sealed class LoadRow
    {
        public double? WorstP95Ms { get; init; }
        public int Failed { get; init; }
        public int Unanswered { get; init; }
        public int Orders { get; init; }

        public SystemLoad Load => new(WorstP95Ms, Failed, Unanswered, Orders);
    }
}

/// <summary>An event and its orders of the last second.</summary>
internal sealed class BusyEvent
{
    public long EventId { get; init; }
    public int Orders { get; init; }
}

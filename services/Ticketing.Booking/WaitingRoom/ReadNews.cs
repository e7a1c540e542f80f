using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Waiting;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Auth;

namespace Ticketing.Booking.WaitingRoom;

/// <summary>
/// <c>POST /internal/waiting-rooms/news</c>: what gateways copy, once a second each, and what orders cost there, which sets
/// the pace of admission. For gateways only, which show their key; they do not route it.
/// </summary>
internal static class ReadNews
{
    /// <summary>Entries of one answer: about 800 KB.</summary>
    private const int MaxChanges = 5_000;

    /// <summary>Events of one report.</summary>
    private const int MaxBusiest = 20;

    private const string StoreReport =
        """
        INSERT INTO waiting_room_gateways (gateway_id, reported_at, orders, p95_ms, failed, busy_events, busy_orders)
        VALUES (@GatewayId, @Now, @Orders, @OrdersP95Ms, @OrdersFailed, @Events, @EventOrders)
        ON CONFLICT (gateway_id) DO UPDATE SET reported_at = excluded.reported_at, orders = excluded.orders,
            p95_ms = excluded.p95_ms, failed = excluded.failed, busy_events = excluded.busy_events,
            busy_orders = excluded.busy_orders
        """;

    public static void MapReadNews(this IEndpointRouteBuilder routes) => routes
        .MapPost("/internal/waiting-rooms/news", HandleAsync)
        .RequireServiceKey(ServiceKey.GatewaySetting)
        .ExcludeFromDescription();

    private static async Task<JsonHttpResult<WaitingRoomAnswer>> HandleAsync(
        HttpRequest request, WaitingRoomStore store, Database database, IOptions<WaitingRoomOptions> options,
        TimeProvider clock, CancellationToken ct)
    {
        var question = await request.ReadFromJsonAsync(ContractsJson.Default.WaitingRoomQuestion, ct)
            ?? throw new BadHttpRequestException("The question is JSON null.");
        var now = clock.GetUtcNow();
        var rooms = await store.ListCurrentAsync(now, ct);
        if (rooms.Count > 0 || options.Value.OpensByItself)
        {
            await database.ExecuteAsync(StoreReport, ReportOf(question, now), ct);
        }

        var known = question.Cursors.ToDictionary(cursor => cursor.EventId.Value, cursor => cursor.Change);
        var left = MaxChanges;
        var news = new List<WaitingRoomNews>();
        foreach (var room in rooms)
        {
            var snapshot = room.Snapshot(now);
            var changes = await store.ListChangesAsync(
                snapshot.EventId, known.GetValueOrDefault(room.EventId), left, ct);
            news.Add(new WaitingRoomNews(
                snapshot, [.. changes.Select(entry => entry.Person())], HasMore: changes.Count == left));
            left -= changes.Count;
        }

        return TypedResults.Json(
            new WaitingRoomAnswer(news, options.Value.OpensByItself), ContractsJson.Default.WaitingRoomAnswer);
    }

    private static object ReportOf(WaitingRoomQuestion question, DateTimeOffset now)
    {
        var busiest = (question.Busiest ?? []).Take(MaxBusiest).ToList();
        return new
        {
            question.GatewayId,
            Now = now,
            question.Orders,
            question.OrdersP95Ms,
            question.OrdersFailed,
            Events = busiest.Select(busy => busy.EventId.Value).ToArray(),
            EventOrders = busiest.Select(busy => busy.Orders).ToArray(),
        };
    }
}

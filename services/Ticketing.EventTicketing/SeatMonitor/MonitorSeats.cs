using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Events;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.EventTicketing.Tickets;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.SeatMonitor;

/// <summary>
/// A seat as it is recorded. <c>Since</c>: when it was held or sold. <c>Live</c>: what the seat map shows, where that is
/// something else; <c>Differs</c>: for longer than a moment. Name and address only if people were asked for; null of an
/// account that was deleted.
/// </summary>
internal sealed record MonitoredSeat(
    int Row, int Seat, [property: OneOf("AVAILABLE", "RESERVED", "SOLD")] string Status, DateTimeOffset? Since,
    Guid? OrderId, [property: OneOf("AVAILABLE", "RESERVED", "SOLD")] string? Live, bool Differs, string? BuyerName,
    string? BuyerEmail);

/// <summary>
/// Seats of a subsection in order of row and seat. <c>LiveKnown</c> is false while seat-reservation does not answer.
/// </summary>
internal sealed record SeatMonitorResponse(
    long EventId, string Section, int Subsection, bool LiveKnown, IReadOnlyList<MonitoredSeat> Seats, string? Next);

/// <summary>
/// <c>GET /events/{event_id}/seat-monitor</c>: who has which seat since when, by the record, with the live state beside it.
/// Who read whose names is in the audit log.
/// </summary>
internal static class MonitorSeats
{
    private const string FindSeller = "SELECT seller_id FROM events WHERE event_id = @EventId";

    public static void MapMonitorSeats(this IEndpointRouteBuilder app) => app
        .MapGet("/events/{eventId}/seat-monitor", HandleAsync)
        .RequireSeller(SellerAction.EventsWrite)
        .WithName("MonitorSeats")
        .WithSummary("Show every seat of a subsection: its state, whose it is, and since when")
        .WithDescription(
            "What is recorded, and beside it the live state where that differs. With `people=true` the buyers' names and "
            + "addresses too: that needs `orders:read`, and the audit log keeps who asked.")
        .IsPaged(1_000, MonitorPage.MaxLimit)
        .WithQuery("section", "The section.")
        .WithQuery("subsection", "Its subsection; 1 if left out.")
        .WithQuery("row", "Only this row.")
        .WithQuery("seat", "Only seats of this number.")
        .WithQuery("taken", "Only seats that are held or sold.", "true", "false")
        .WithQuery("people", "Also who has them.", "true", "false")
        .Refuses(EventErrors.NotFound, EventErrors.NotYours, SeatMonitorErrors.NamesNotAllowed)
        .WithTags("events");

    private static async Task<Results<Ok<SeatMonitorResponse>, ProblemHttpResult>> HandleAsync(
        string eventId, HttpContext context, ClaimsPrincipal caller, Database database, LiveSeats live,
        LastingDifferences differences, TimeProvider time, CancellationToken ct)
    {
        var errors = new FieldErrors();
        var page = MonitorPage.Read(context.Request.Query, errors);
        errors.Require(SectionName.IsName(page.Section), "section", "Must be a section's name.");
        if (await FindRefusalAsync(eventId, page, caller, database, ct) is { } refusal)
        {
            return refusal.ToProblem(context);
        }

        if (!errors.None)
        {
            return errors.ToRefusal().ToProblem(context);
        }

        var id = EventId.Parse(eventId, null);
        // The live state first: a seat that changes in between is ahead of it in the record, for a moment.
        var states = await live.ReadAsync(id, page.Section, page.Subsection, ct);
        var rows = await ReadAsync(database, id, page, AuditActor.Of(caller), time.GetUtcNow(), ct);
        List<MonitoredSeat> seats =
            [.. rows.Take(page.Limit).Select(row => SeatOf(row, id, page, states, differences))];
        return TypedResults.Ok(new SeatMonitorResponse(
            id.Value, page.Section, page.Subsection, states is not null, seats,
            rows.Count > page.Limit ? MonitorPage.CursorOf(seats[^1]) : null));
    }

    private static async Task<Refusal?> FindRefusalAsync(
        string eventId, MonitorPage page, ClaimsPrincipal caller, Database database, CancellationToken ct)
    {
        if (!EventId.TryParse(eventId, null, out var id)
            || await database.FindAsync<Guid?>(FindSeller, new { EventId = id.Value }, ct) is not { } seller)
        {
            return EventErrors.NotFound;
        }

        return seller != caller.SellerId().Value ? EventErrors.NotYours
            : page.WithPeople && !caller.MayForSeller(SellerAction.OrdersRead) ? SeatMonitorErrors.NamesNotAllowed
            : null;
    }

    /// <summary>Names are read in the transaction that writes who read them: neither is there without the other.</summary>
    private static async Task<IReadOnlyList<RecordedSeat>> ReadAsync(
        Database database, EventId id, MonitorPage page, AuditActor actor, DateTimeOffset now, CancellationToken ct)
    {
        await using var transaction = await database.BeginAsync(ct);
        var rows = await MonitorQuery.ReadAsync(transaction, id, page, ct);
        if (page.WithPeople)
        {
            var details = new Dictionary<string, string>
            {
                ["section"] = page.Section,
                ["subsection"] = page.Subsection.ToString(CultureInfo.InvariantCulture),
                ["seats"] = Math.Min(rows.Count, page.Limit).ToString(CultureInfo.InvariantCulture),
            };
            if (page is { Row: { } row, Seat: { } seat })
            {
                details["seat"] = $"{row}-{seat}";
            }

            await transaction.AppendAsync(
                new AuditEntry("seat-holders-read", actor) { EventId = id.Value, Details = details }, now, ct);
        }

        await transaction.CommitAsync(ct);
        return rows;
    }

    private static MonitoredSeat SeatOf(
        RecordedSeat row, EventId id, MonitorPage page, LiveSeatRows? states, LastingDifferences differences)
    {
        var live = states?.StatusOf(row.RowNumber, row.SeatNumber);
        var ticket = new TicketId(id, page.Section, new SeatPosition(page.Subsection, row.RowNumber, row.SeatNumber));
        return new MonitoredSeat(
            row.RowNumber, row.SeatNumber, TicketStatusNames.NameOf(row.Status), row.Since, row.BookingId,
            live is { } other && other != row.Status ? TicketStatusNames.NameOf(other) : null,
            differences.Note(ticket, row.Status, live), row.BuyerName, row.BuyerEmail);
    }
}

using Ticketing.Booking.Bookings;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Allotments;

/// <summary>One row of <c>allotments</c>.</summary>
internal sealed class AllotmentRow
{
    public const string Columns = """
        a.id, a.event_id, a.name, a.kind, a.section, a.wanted, a.release_at, a.released_at, a.created_at, a.request_hash
        """;

    public required Guid Id { get; init; }
    public required long EventId { get; init; }
    public required string Name { get; init; }
    public required string Kind { get; init; }
    public required string Section { get; init; }
    public required int Wanted { get; init; }
    public DateTimeOffset? ReleaseAt { get; init; }
    public DateTimeOffset? ReleasedAt { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public byte[]? RequestHash { get; init; }
}

/// <summary>Reads of allotments. What they keep is read from their bookings and never counted anywhere else.</summary>
internal sealed class AllotmentStore(Database database)
{
    private const string OfEvent = $"""
        SELECT {AllotmentRow.Columns} FROM allotments a WHERE a.event_id = @eventId ORDER BY a.id DESC LIMIT @limit
        """;

    private const string ById = $"""
        SELECT {AllotmentRow.Columns} FROM allotments a WHERE a.event_id = @eventId AND a.id = @id
        """;

    private const string BookingsOf = $"""
        SELECT {BookingRow.Columns} FROM bookings b WHERE b.buyer_id = ANY(@ids) AND b.purpose = 'allotment' ORDER BY b.id
        """;

    // The open ones and those released lately; older ones are history that no page shows.
    private const int MaxListed = 2 * AllotmentRules.MaxOpen;

    public async Task<IReadOnlyList<AllotmentResponse>> ListAsync(EventId id, CancellationToken ct)
    {
        var rows = await database.QueryAsync<AllotmentRow>(
            OfEvent, new { eventId = id.Value, limit = MaxListed }, ct);
        var bookings = await BookingsAsync([.. rows.Select(r => r.Id)], ct);
        return [.. rows.Select(r => Describe(r, [.. bookings[r.Id]], withSeats: false))];
    }

    public async Task<AllotmentResponse?> FindAsync(EventId eventId, Guid id, CancellationToken ct)
    {
        var row = await database.FindAsync<AllotmentRow>(ById, new { eventId = eventId.Value, id }, ct);
        return row is null ? null : Describe(row, [.. (await BookingsAsync([id], ct))[id]], withSeats: true);
    }

    /// <summary>An allotment with what its bookings say of it.</summary>
    public static AllotmentResponse Describe(AllotmentRow row, IReadOnlyList<BookingRow> bookings, bool withSeats)
    {
        var pending = bookings.Where(b => b.State == BookingStatus.Processing).Sum(b => b.WantedQuantity);
        var kept = bookings.Where(b => b.State == BookingStatus.PendingPayment).SelectMany(b => b.LiveSeats).ToList();
        var got = bookings.Sum(b => b.PricedSeats.Count);
        return new AllotmentResponse(
            row.Id, row.EventId, row.Name, row.Kind, row.Section, row.Wanted, pending, kept.Count,
            row.Wanted - pending - got, got - kept.Count, row.ReleaseAt, row.ReleasedAt, row.CreatedAt,
            withSeats ? [.. kept.Select(s => new AllottedSeat(s.Subsection, s.Row, s.Seat))] : null);
    }

    private async Task<ILookup<Guid, BookingRow>> BookingsAsync(Guid[] ids, CancellationToken ct) =>
        (await database.QueryAsync<BookingRow>(BookingsOf, new { ids }, ct)).ToLookup(b => b.BuyerId);
}

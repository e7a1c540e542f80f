using System.Globalization;
using System.Text;
using Ticketing.Booking.Allotments;
using Ticketing.Booking.Bookings;
using Ticketing.Contracts.Seating;
using Ticketing.Contracts.Text;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.BoxOffice;

/// <summary>
/// Takes a sale at the desk: the booking, how it is paid, and the seat request in one transaction.
/// <see cref="PayDeskSales"/> makes it PAID when the seat engine has answered, so no money is recorded without seats.
/// </summary>
internal sealed class SellAtDeskUseCase(Database database, TimeProvider clock)
{
    private const int MaxText = 100;

    private const string FindByKey = """
        SELECT booking_id, request_hash FROM desk_sales WHERE event_id = @eventId AND idempotency_key = @key
        """;

    private const string Insert = """
        INSERT INTO desk_sales
            (booking_id, event_id, guest_id, payment_id, payment, reference, buyer_name, buyer_email, sold_by,
             sold_at, idempotency_key, request_hash)
        VALUES (@id, @eventId, @guest, @paymentId, @payment, @reference, @name, @email, @soldBy, @now, @key, @hash)
        """;

    private const string ClaimKey = """
        SELECT pg_advisory_xact_lock(hashtextextended(@scope, 0)) IS NOT NULL
        """;

    /// <summary>The sale's id, or why there is none.</summary>
    public async Task<(Guid Id, Refusal? Refusal)> HandleAsync(
        EventDirectoryEntry entry, SellAtDeskRequest request, AuditActor by, string? key, CancellationToken ct)
    {
        var (wish, email, refusal) = Read(entry, request);
        if ((IdempotencyKey.Check(key) ?? refusal) is { } no)
        {
            return (default, no);
        }
        var hash = Fingerprint(request);
        await using var transaction = await database.BeginAsync(ct);
        if (key is not null)
        {
            // Two requests with one key take turns, so that the second finds what the first wrote.
            await transaction.FindAsync<bool>(ClaimKey, new { scope = $"desk-sale/{entry.Id}/{key}" }, ct);
            if (await transaction.FindAsync<Earlier>(FindByKey, new { eventId = entry.Id.Value, key }, ct) is { } earlier)
            {
                return earlier.RequestHash.AsSpan().SequenceEqual(hash)
                    ? (earlier.BookingId, null)
                    : (default, IdempotencyKey.Reused);
            }
        }
        if (ExplainNoSale(entry, wish!, request) is { } closed)
        {
            return (default, closed);
        }
        var now = SellerBookings.Now(clock);
        TakenSeats? taken = null;
        if (request.AllotmentId is { } allotment)
        {
            (taken, var notAllotted) = await AllotmentSeats.TakeAsync(
                transaction, entry.Id.Value, allotment, wish!, now, ct);
            if (taken is null)
            {
                return (default, notAllotted);
            }
            wish = wish! with { Quantity = taken.Seats.Count, Seats = taken.Seats, Subsection = null };
        }
        var free = request.Payment == DeskPayments.Complimentary;
        // A guest has no account: the sale's buyer is an id of its own, in nobody's history and under nobody's limit.
        var guest = Guid.CreateVersion7(now);
        var row = SellerBookings.New(
            entry, wish!, guest, BookingPurposes.BoxOffice, entry.HoldSeconds, free ? 0 : wish!.Section.PriceMinor, now,
            taken?.Holder, free ? null : OrderPrices.Promise(entry, [wish!.Section], []));
        await SellerBookings.InsertAsync(transaction, row, ct);
        VisibleText.TryLine(request.Reference, 0, MaxText, out var reference);
        VisibleText.TryLine(request.BuyerName, 0, MaxText, out var name);
        await transaction.ExecuteAsync(
            Insert,
            new
            {
                id = row.Id, eventId = row.EventId, guest,
                paymentId = Guid.CreateVersion7(now), payment = request.Payment, reference = NullIfEmpty(reference),
                name = NullIfEmpty(name), email, soldBy = by.Id ?? entry.SellerId.Value, now, key,
                hash = key is null ? null : hash,
            },
            ct);
        await transaction.AppendAsync(EntryOf(entry, row, request.Payment!, by), now, ct);
        await transaction.CommitAsync(ct);
        return (row.Id, null);
    }

    /// <summary>The desk sells on while the online sale is closed; not before it is prepared, and not after its end.</summary>
    private static Refusal? ExplainNoSale(EventDirectoryEntry entry, SellerWish wish, SellAtDeskRequest request) =>
        entry.Status is not (SaleStatus.OnSale or SaleStatus.Closed) ? BookingErrors.EventNotOnSale
        : request.ExpectedPrice is { } expected && wish.Section.PriceMinor != expected
            ? BookingErrors.PriceChanged with { Price = wish.Section.PriceMinor }
        : null;

    private static (SellerWish? Wish, string? Email, Refusal? Refusal) Read(
        EventDirectoryEntry entry, SellAtDeskRequest request)
    {
        if (request.Payment is null || !DeskPayments.All.Contains(request.Payment))
        {
            return (null, null, Refusal.Invalid("payment", $"One of {string.Join(", ", DeskPayments.All)}."));
        }
        if (!VisibleText.TryLine(request.Reference, 0, MaxText, out _))
        {
            return (null, null, Refusal.Invalid("reference", $"Up to {MaxText} characters, {VisibleText.Hint}."));
        }
        if (!VisibleText.TryLine(request.BuyerName, 0, MaxText, out _))
        {
            return (null, null, Refusal.Invalid("buyer_name", $"Up to {MaxText} characters, {VisibleText.Hint}."));
        }
        string? email = null;
        if (!string.IsNullOrWhiteSpace(request.BuyerEmail)
            && !EmailAddress.TryNormalise(request.BuyerEmail, out email))
        {
            return (null, null, Refusal.Invalid("buyer_email", "An address that a mail can be sent to."));
        }
        var (wish, refusal) = SellerWishes.Read(
            entry, request.Section, request.Quantity, request.Subsection, request.Seats, entry.MaxTicketsPerBooking,
            allOrNothing: true);
        return (wish, email, refusal);
    }

    private static AuditEntry EntryOf(EventDirectoryEntry entry, BookingRow row, string payment, AuditActor by) =>
        new("desk-sale-taken", by)
        {
            SellerId = entry.SellerId.Value, EventId = row.EventId, OrderId = row.Id,
            Details = new Dictionary<string, string>
            {
                ["payment"] = payment, ["section"] = row.Section,
                ["seats"] = row.WantedQuantity.ToString(CultureInfo.InvariantCulture),
            },
        };

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    private static byte[] Fingerprint(SellAtDeskRequest r)
    {
        var text = new StringBuilder().Append(
            CultureInfo.InvariantCulture,
            $"{r.Section}|{r.Quantity}|{r.Subsection}|{r.Payment}|{r.Reference}|{r.BuyerName}|{r.BuyerEmail}|"
            + $"{r.AllotmentId}");
        foreach (var seat in r.Seats ?? [])
        {
            text.Append(CultureInfo.InvariantCulture, $"|{seat?.Subsection}-{seat?.Row}-{seat?.Seat}");
        }
        return IdempotencyKey.Fingerprint(text.ToString());
    }

    private sealed class Earlier
    {
        public required Guid BookingId { get; init; }
        public byte[]? RequestHash { get; init; }
    }
}

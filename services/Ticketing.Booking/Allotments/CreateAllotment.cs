using System.Globalization;
using System.Security.Claims;
using System.Text;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Infrastructure;
using Ticketing.Contracts.Seating;
using Ticketing.Contracts.Text;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;
using Ticketing.Messaging.Directory;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.Booking.Allotments;

/// <summary>
/// Keeps seats for a sponsor, a presale, the box office or the house: writes the allotment and its bookings, which ask
/// the seat engine for seats as orders do. So they take turns with orders for the same seats, and nobody gets one twice.
/// </summary>
internal sealed class CreateAllotmentUseCase(Database database, TimeProvider clock)
{
    private const string FindByKey = $"""
        SELECT {AllotmentRow.Columns} FROM allotments a WHERE a.event_id = @eventId AND a.idempotency_key = @key
        """;

    private const string CountOpen =
        "SELECT count(*) FROM allotments WHERE event_id = @eventId AND released_at IS NULL";

    private const string IsCodeInUse =
        "SELECT EXISTS (SELECT FROM allotments WHERE event_id = @eventId AND code_hash = @code)";

    private const string Insert = """
        INSERT INTO allotments
            (id, event_id, name, kind, section, wanted, release_at, created_at, created_by, idempotency_key, request_hash,
             code_hash)
        VALUES (@id, @eventId, @name, @kind, @section, @wanted, @releaseAt, @now, @by, @key, @hash, @code)
        ON CONFLICT (event_id, idempotency_key) WHERE idempotency_key IS NOT NULL DO NOTHING
        """;

    /// <summary>The allotment's id, or why it was not made.</summary>
    public async Task<(Guid Id, Refusal? Refusal)> HandleAsync(
        EventDirectoryEntry entry, CreateAllotmentRequest request, AuditActor by, string? key, CancellationToken ct)
    {
        var now = SellerBookings.Now(clock);
        var (wish, refusal) = Read(entry, request);
        if ((IdempotencyKey.Check(key) ?? refusal) is { } no)
        {
            return (default, no);
        }
        var hash = Fingerprint(request);
        var eventId = entry.Id.Value;
        if (key is not null && await FindEarlierAsync(eventId, key, hash, ct) is { } earlier)
        {
            return earlier;
        }
        if (entry.Status is not (SaleStatus.OnSale or SaleStatus.Closed))
        {
            return (default, BookingErrors.EventNotOnSale);
        }
        await using var transaction = await database.BeginAsync(ct);
        if (await transaction.FindAsync<long>(CountOpen, new { eventId }, ct) >= AllotmentRules.MaxOpen)
        {
            return (default, AllotmentErrors.TooManyAllotments);
        }
        var code = request.AccessCode is { } secret ? AllotmentRules.HashOf(secret) : null;
        if (code is not null && await transaction.FindAsync<bool>(IsCodeInUse, new { eventId, code }, ct))
        {
            return (default, AllotmentErrors.CodeInUse);
        }
        var id = Guid.CreateVersion7(now);
        VisibleText.TryLine(request.Name, 1, AllotmentRules.MaxNameLength, out var name);
        var written = await transaction.ExecuteAsync(
            Insert,
            new
            {
                id, eventId, name, kind = request.Kind, section = wish!.Section.Name, wanted = wish.Quantity,
                releaseAt = request.ReleaseAt?.ToUniversalTime(), now, by = by.Id ?? entry.SellerId.Value, key,
                hash = key is null ? null : hash, code,
            },
            ct);
        if (written == 0)
        {
            // Another request with this key was quicker and has committed.
            return (await FindEarlierAsync(eventId, key!, hash, ct)).GetValueOrDefault();
        }
        foreach (var part in AllotmentRules.Cut(wish))
        {
            await SellerBookings.InsertAsync(
                transaction,
                SellerBookings.New(
                    entry, part, id, BookingPurposes.Allotment, AllotmentRules.HoldSeconds, wish.Section.PriceMinor, now),
                ct);
        }
        await transaction.AppendAsync(EntryOf(entry, id, wish, request.Kind!, by), now, ct);
        await transaction.CommitAsync(ct);
        return (id, null);
    }

    private async Task<(Guid Id, Refusal? Refusal)?> FindEarlierAsync(
        long eventId, string key, byte[] hash, CancellationToken ct) =>
        await database.FindAsync<AllotmentRow>(FindByKey, new { eventId, key }, ct) is not { } row ? null
            : row.RequestHash.AsSpan().SequenceEqual(hash) ? (row.Id, null)
            : (default, IdempotencyKey.Reused);

    private (SellerWish? Wish, Refusal? Refusal) Read(EventDirectoryEntry entry, CreateAllotmentRequest request)
    {
        if (!VisibleText.TryLine(request.Name, 1, AllotmentRules.MaxNameLength, out _))
        {
            return (null, Refusal.Invalid("name", $"1 to {AllotmentRules.MaxNameLength} characters, {VisibleText.Hint}."));
        }
        if (request.Kind is null || !AllotmentRules.Kinds.Contains(request.Kind))
        {
            return (null, Refusal.Invalid("kind", $"One of {string.Join(", ", AllotmentRules.Kinds)}."));
        }
        if (request.AccessCode is { } code && !IsCode(code))
        {
            return (null, Refusal.Invalid(
                "access_code", $"{AllotmentCodes.MinLength} to {AllotmentCodes.MaxLength} visible ASCII characters."));
        }
        return request.ReleaseAt <= clock.GetUtcNow()
            ? (null, Refusal.Invalid("release_at", "In the future."))
            : SellerWishes.Read(
                entry, request.Section, request.Quantity, request.Subsection, request.Seats, AllotmentRules.MaxSeats,
                allOrNothing: false);
    }

    private static bool IsCode(string code) =>
        code.Trim().Length is >= AllotmentCodes.MinLength and <= AllotmentCodes.MaxLength
        && !code.Trim().AsSpan().ContainsAnyExceptInRange('!', '~');

    private static AuditEntry EntryOf(
        EventDirectoryEntry entry, Guid id, SellerWish wish, string kind, AuditActor by) => new("allotment-created", by)
        {
            SellerId = entry.SellerId.Value, EventId = entry.Id.Value,
            Details = new Dictionary<string, string>
            {
                ["allotment"] = id.ToString(), ["kind"] = kind, ["section"] = wish.Section.Name,
                ["seats"] = wish.Quantity.ToString(CultureInfo.InvariantCulture),
            },
        };

    private static byte[] Fingerprint(CreateAllotmentRequest r)
    {
        var text = new StringBuilder().Append(
            CultureInfo.InvariantCulture,
            $"{r.Name}|{r.Kind}|{r.Section}|{r.Quantity}|{r.Subsection}|{r.ReleaseAt?.ToUniversalTime():O}|{r.AccessCode}");
        foreach (var seat in r.Seats ?? [])
        {
            text.Append(CultureInfo.InvariantCulture, $"|{seat?.Subsection}-{seat?.Row}-{seat?.Seat}");
        }
        return IdempotencyKey.Fingerprint(text.ToString());
    }
}

/// <summary><c>POST /events/{event_id}/allotments</c>.</summary>
internal static class CreateAllotmentEndpoint
{
    public static void MapCreateAllotment(this IEndpointRouteBuilder routes) => routes
        .MapPost("/events/{eventId}/allotments", HandleAsync)
        .WithName("CreateAllotment")
        .WithTags("allotments")
        .WithSummary("Keep seats for a sponsor, a presale, the box office or the house")
        .WithDescription(
            "Named seats of a section, or a quantity of its best. Answers 202 before the seats are taken; `pending` of "
            + "the allotment says how many are still asked for. As many as are free are kept: `missing` says how many "
            + "were not.")
        .AcceptsIdempotencyKey()
        .Refuses(
            Refusal.InvalidRequest, BookingErrors.EventNotFound, BookingErrors.NotYourEvent, BookingErrors.EventNotOnSale,
            BookingErrors.SectionNotFound, BookingErrors.QuantityOutOfRange, BookingErrors.NoSuchSeat,
            BookingErrors.WholeTable, AllotmentErrors.CodeInUse, AllotmentErrors.TooManyAllotments, IdempotencyKey.Reused)
        .Produces<AllotmentResponse>(StatusCodes.Status202Accepted)
        .RequireSeller(SellerAction.EventsWrite);

    private static async Task<IResult> HandleAsync(
        string eventId, CreateAllotmentRequest request, CreateAllotmentUseCase useCase, AllotmentStore store,
        IEventDirectory directory, ClaimsPrincipal user, HttpContext context)
    {
        var ct = context.RequestAborted;
        var (entry, notOwn) = await directory.FindOwnAsync(eventId, user, ct);
        if (entry is null)
        {
            return notOwn!.ToProblem(context);
        }
        var (id, refusal) = await useCase.HandleAsync(
            entry, request, AuditActor.Of(user), context.Request.IdempotencyKey(), ct);
        return refusal is null
            ? TypedResults.Accepted($"/events/{entry.Id}/allotments/{id}", await store.FindAsync(entry.Id, id, ct))
            : refusal.ToProblem(context);
    }
}

using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Infrastructure;
using Ticketing.Booking.Notifications.Mail;
using Ticketing.Contracts.Text;
using Ticketing.Messaging.Data;
using Ticketing.Messaging.Directory;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.Booking.Desk;

/// <summary>
/// Body of <c>POST /events/{event_id}/orders/search</c>: 3 to 200 characters. A part of the buyer's name or address, an
/// order's number or its first eight characters, a ticket's code, id or number, or a seat (<c>A-1-5-12</c>).
/// </summary>
internal sealed record OrderSearchRequest([property: Required] string? Query);

/// <summary>An order that was found, and whose it is; null for an account that is gone.</summary>
internal sealed record FoundOrder(OrderResponse Order, string? BuyerName, string? BuyerEmail);

/// <summary>A page of found orders, newest first.</summary>
internal sealed record FoundOrderPage(IReadOnlyList<FoundOrder> Orders, string? Next);

/// <summary><c>POST /events/{event_id}/orders/search</c>: a POST, so that names stay out of addresses and logs.</summary>
internal static class SearchOrdersEndpoint
{
    private const int DefaultLimit = 20;
    private const int MaxLimit = 100;
    private const int MinQuery = 3;

    // A ticket's code is the longest.
    private const int MaxQuery = 200;

    // Less of an order's number says only in which week it was made.
    private const int MinIdDigits = 8;
    private const int IdDigits = 32;

    // Each part is found by an index: the key, buyers' history, and ids in their order within an event. OFFSET 0 keeps the
    // planner from joining the parts the other way round, which would read all orders of the event.
    internal const string Read = $"""
        WITH found AS (
            SELECT o.id FROM unnest(@orders) AS wanted (id) CROSS JOIN LATERAL (
                SELECT p.id FROM bookings p WHERE p.id = wanted.id AND p.event_id = @eventId OFFSET 0) o
            UNION
            SELECT o.id FROM unnest(@buyers) AS wanted (id) CROSS JOIN LATERAL (
                SELECT p.id FROM bookings p WHERE p.buyer_id = wanted.id AND p.event_id = @eventId OFFSET 0) o
            UNION
            SELECT p.id FROM bookings p WHERE p.event_id = @eventId AND p.id BETWEEN @firstId AND @lastId
        )
        SELECT {BookingRow.Columns} FROM bookings b
        WHERE b.id = ANY (ARRAY(
            SELECT f.id FROM found f WHERE @cursor::uuid IS NULL OR f.id < @cursor ORDER BY f.id DESC LIMIT @limit))
        ORDER BY b.id DESC
        """;

    public static void MapSearchOrders(this IEndpointRouteBuilder routes) => routes
        .MapPost("/events/{eventId}/orders/search", HandleAsync)
        .WithName("SearchOrders")
        .WithTags("sellers")
        .WithSummary("Find orders of an event by name, address, number, ticket or seat")
        .WithDescription("Newest first, with the buyers' names. That somebody searched is recorded, not for what.")
        .IsPaged(DefaultLimit, MaxLimit)
        .Refuses(
            Refusal.InvalidRequest, BookingErrors.EventNotFound, BookingErrors.NotYourEvent, DeskErrors.SearchTooBroad,
            DeskErrors.NamesUnavailable)
        .Produces<FoundOrderPage>()
        .RequireSeller(SellerAction.OrdersRead);

    private static async Task<IResult> HandleAsync(
        string eventId, OrderSearchRequest request, string? limit, string? after, Database database,
        IOrderPeople people, IUserContacts contacts, IEventDirectory directory, TimeProvider clock,
        ClaimsPrincipal user, HttpContext context, CancellationToken ct)
    {
        var (entry, notOwn) = await directory.FindOwnAsync(eventId, user, ct);
        if (entry is null)
        {
            return notOwn!.ToProblem(context);
        }
        if (!PageLimits.TryRead(limit, DefaultLimit, MaxLimit, out var size))
        {
            return PageLimits.Invalid(MaxLimit).ToProblem(context);
        }
        if (!VisibleText.TryLine(request.Query, MinQuery, MaxQuery, out var query))
        {
            return Refusal.Invalid("query", $"{MinQuery} to {MaxQuery} characters.").ToProblem(context);
        }
        Guid? cursor = null;
        if (after is not null)
        {
            if (!Guid.TryParseExact(after, "N", out var id))
            {
                return Refusal.Invalid("after", "Not a cursor of this list.").ToProblem(context);
            }
            cursor = id;
        }
        try
        {
            var meant = await people.SearchAsync(entry.Id, query, ct);
            if (meant.TooManyBuyers)
            {
                return DeskErrors.SearchTooBroad.ToProblem(context);
            }
            var (firstId, lastId) = IdsOf(query);
            // One more than asked for tells whether there is a next page.
            var rows = await database.QueryByIndexAsync<BookingRow>(
                Read,
                new
                {
                    eventId = entry.Id.Value, orders = meant.Orders.ToArray(), buyers = meant.Buyers.ToArray(),
                    firstId, lastId, cursor, limit = size + 1,
                },
                ct);
            var page = rows.Take(size).ToList();
            var named = await contacts.ReadManyAsync(page.Select(row => row.BuyerId), ct);
            await DeskAudit.RecordAsync(database, "orders-searched", entry.Id, "orders", user, clock.GetUtcNow(), ct);
            return TypedResults.Ok(new FoundOrderPage(
                [.. page.Select(row => named.GetValueOrDefault(row.BuyerId) is { } buyer
                    ? new FoundOrder(OrderResponse.Of(row), buyer.Name, buyer.Email)
                    : new FoundOrder(OrderResponse.Of(row), null, null))],
                rows.Count > size ? page[^1].Id.ToString("N") : null));
        }
        catch (HttpRequestException)
        {
            return DeskErrors.NamesUnavailable.ToProblem(context);
        }
    }

    /// <summary>The ids that begin with the query, with or without dashes; a range that holds none for other texts.</summary>
    internal static (Guid First, Guid Last) IdsOf(string query)
    {
        var digits = query.Replace("-", "", StringComparison.Ordinal);
        return digits.Length is >= MinIdDigits and <= IdDigits && digits.All(char.IsAsciiHexDigit)
            ? (Guid.ParseExact(digits.PadRight(IdDigits, '0'), "N"), Guid.ParseExact(digits.PadRight(IdDigits, 'f'), "N"))
            : (Guid.AllBitsSet, Guid.Empty);
    }
}

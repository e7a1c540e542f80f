using System.Security.Claims;
using Ticketing.Booking.Bookings;
using Ticketing.Messaging.Directory;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Waitlist.AuditWaitlist;

/// <summary>One page of the audit, in the order of writing.</summary>
internal sealed record WaitlistAuditResponse(IReadOnlyList<WaitlistAuditLine> Lines, long? Next);

/// <summary>What a seller sees of a waitlist: how many, in what order, never who.</summary>
internal sealed record WaitlistSummary(
    long EventId, long Waiting, long Offered, long Served, long ChargeFailed, long Left, long Expired,
    long SeatsWanted, IReadOnlyList<WaitlistSummaryLine> Line);

/// <summary>One in the line, from its front.</summary>
internal sealed record WaitlistSummaryLine(
    int Position, int PartySize, IReadOnlyList<string> Sections, bool Adjacent, long? PriceCap, string Status,
    DateTimeOffset JoinedAt, bool Accessible, int Companions);

/// <summary>
/// For operators: the audit and its replay. For the event's seller: counts and the order of the line.
/// </summary>
internal static class AuditWaitlistEndpoints
{
    private const int MaxPage = 1_000;

    public static void MapAuditWaitlist(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/internal/waitlist/{eventId:long}/audit", ReadAsync)
            .RequireAuthorization(Policies.Operator).ExcludeFromDescription();
        routes.MapGet("/internal/waitlist/{eventId:long}/replay", ReplayAsync)
            .RequireAuthorization(Policies.Operator).ExcludeFromDescription();
        routes.MapGet("/events/{eventId:long}/waitlist", SummariseAsync)
            .WithName("SummariseWaitlist")
            .WithTags("sellers")
            .WithSummary("Show the line of an event: how many wait, in what order, never who")
            .Refuses(BookingErrors.EventNotFound, BookingErrors.NotYourEvent)
            .Produces<WaitlistSummary>()
            .RequireSeller(SellerAction.EventsRead);
    }

    private static async Task<IResult> ReadAsync(
        long eventId, long? after, WaitlistAudit audit, HttpContext context)
    {
        var lines = await audit.ReadAsync(eventId, after ?? 0, MaxPage, context.RequestAborted);
        return TypedResults.Ok(new WaitlistAuditResponse(lines, lines.Count < MaxPage ? null : lines[^1].Id));
    }

    private static async Task<IResult> ReplayAsync(long eventId, WaitlistAudit audit, HttpContext context) =>
        TypedResults.Ok(await audit.ReplayAsync(eventId, context.RequestAborted));

    private static async Task<IResult> SummariseAsync(
        long eventId, WaitlistAudit audit, IEventDirectory directory, ClaimsPrincipal user, HttpContext context)
    {
        if (await directory.FindCurrentAsync(new EventId(eventId), context.RequestAborted) is not { } plan)
        {
            return BookingErrors.EventNotFound.ToProblem(context);
        }
        return plan.SellerId == user.SellerId()
            ? TypedResults.Ok(await audit.SummariseAsync(eventId, context.RequestAborted))
            : BookingErrors.NotYourEvent.ToProblem(context);
    }
}

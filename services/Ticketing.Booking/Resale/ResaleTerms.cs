using System.Globalization;
using System.Security.Claims;
using Ticketing.Booking.Bookings;
using Ticketing.Contracts;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Directory;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Resale;

/// <summary><c>GET</c> and <c>PUT /events/{event_id}/resale/terms</c>: what the seller allows, and what came of it.</summary>
internal static class ResaleTermsEndpoints
{
    private const string Path = "/events/{eventId}/resale/terms";
    private const int MaxPercent = 100;
    private const int MaxMinutes = 525_600; // a year

    public static void MapResaleTerms(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, GetAsync)
            .WithName("GetResaleTerms")
            .WithTags("resale")
            .WithSummary("Say what an event allows of resale, and what came of it")
            .Refuses(BookingErrors.EventNotFound, BookingErrors.NotYourEvent)
            .Produces<ResaleTermsResponse>()
            .RequireSeller(SellerAction.EventsRead);
        routes.MapPut(Path, PutAsync)
            .WithName("SetResaleTerms")
            .WithTags("resale")
            .WithSummary("Allow or forbid resale at an event")
            .WithDescription(
                "Tickets that are offered keep the fee that was promised. Forbidding ends the offers that nobody is buying.")
            .Refuses(Refusal.InvalidRequest, BookingErrors.EventNotFound, BookingErrors.NotYourEvent)
            .Produces<ResaleTermsResponse>()
            .RequireSeller(SellerAction.EventsWrite);
    }

    private static async Task<IResult> GetAsync(
        string eventId, ResaleStore store, IEventDirectory directory, ClaimsPrincipal user, HttpContext context)
    {
        var (entry, notOwn) = await directory.FindOwnAsync(eventId, user, context.RequestAborted);
        return entry is null
            ? notOwn!.ToProblem(context)
            : TypedResults.Ok(await ResponseOfAsync(
                store, entry.Id, await store.FindTermsAsync(entry.Id.Value, context.RequestAborted),
                context.RequestAborted));
    }

    private static async Task<IResult> PutAsync(
        string eventId, ResaleTermsRequest request, ResaleStore store, IEventDirectory directory, ClaimsPrincipal user,
        HttpContext context)
    {
        var ct = context.RequestAborted;
        var (entry, notOwn) = await directory.FindOwnAsync(eventId, user, ct);
        if (entry is null)
        {
            return notOwn!.ToProblem(context);
        }
        if (request is not
            {
                IsAllowed: { } isAllowed, FeePercent: >= 0 and <= MaxPercent, EndsMinutesBefore: >= 0 and <= MaxMinutes,
            })
        {
            return Refusal.Invalid(
                "fee_percent", $"0 to {MaxPercent} percent, and offers that end 0 to {MaxMinutes} minutes before the event.")
                .ToProblem(context);
        }
        var (fee, minutes) = (request.FeePercent.Value, request.EndsMinutesBefore.Value);
        var audit = new AuditEntry("resale-terms-set", AuditActor.Of(user))
        {
            SellerId = entry.SellerId.Value, EventId = entry.Id.Value,
            Details = new Dictionary<string, string>
            {
                ["allowed"] = isAllowed ? "yes" : "no",
                ["fee_percent"] = fee.ToString(CultureInfo.InvariantCulture),
                ["ends_minutes_before"] = minutes.ToString(CultureInfo.InvariantCulture),
            },
        };
        var saved = await store.SaveTermsAsync(entry.Id, isAllowed, fee, minutes, audit, ct);
        return TypedResults.Ok(await ResponseOfAsync(store, entry.Id, saved, ct));
    }

    private static async Task<ResaleTermsResponse> ResponseOfAsync(
        ResaleStore store, EventId id, ResaleTermsRow? terms, CancellationToken ct)
    {
        var counts = await store.CountAsync(id.Value, ct);
        return new ResaleTermsResponse(
            id.Value, terms?.IsAllowed == true, terms?.FeePercent ?? 0, terms?.EndsMinutesBefore ?? 0, counts.Offered,
            counts.InHand, counts.Sold);
    }
}

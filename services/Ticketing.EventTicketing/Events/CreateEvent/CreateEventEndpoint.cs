using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Ticketing.EventTicketing.Places;
using Ticketing.EventTicketing.Plans;
using Ticketing.Messaging.Auditing;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Events.CreateEvent;

/// <summary><c>POST /events</c>: a seller's new event with its own seating plan.</summary>
internal static class CreateEventEndpoint
{
    /// <summary>
    /// The largest plan that can be right: 100,000 places named one by one, at up to 30 bytes each, doubled.
    /// </summary>
    private const int MaxBodyBytes = 8 << 20;

    public static void MapCreateEvent(this IEndpointRouteBuilder app) => app
        .MapPost("/events", HandleAsync)
        .RequireSeller(SellerAction.EventsWrite)
        .WithMetadata(new RequestSizeLimitAttribute(MaxBodyBytes))
        .Produces<EventResponse>(StatusCodes.Status201Created)
        .WithName("CreateEvent")
        .WithSummary("Create an event with its seating plan")
        .WithDescription(
            "It is on sale some seconds later. At most 100,000 seats. `starts_at` is not in the past and at most 5 years "
            + "ahead; `sale_ends_at` is the start unless it is named, and at most a day after it. "
            + "`venue_id` is one of your own halls, whose name and time zone the event then has; `production_id` is any "
            + "production. `sale_starts_at` keeps everybody waiting until then, but for orders with an access "
            + "code from `presale_starts_at` on, and `waiting_room` lets them in by turns. "
            + EventTimes.Format)
        .AcceptsIdempotencyKey()
        .Refuses(
            PlanErrors.NotFound, PlaceErrors.NotYours, IdempotencyKey.Reused, EventErrors.QuotaReached,
            EventErrors.QuotaOfDay)
        .WithTags("events");

    private static async Task<IResult> HandleAsync(
        CreateEventRequest request, ClaimsPrincipal caller, HttpContext context, CreateEventHandler handler,
        EventPlanner planner, CancellationToken ct)
    {
        var key = context.Request.Headers[IdempotencyKey.Header].ToString() is { Length: > 0 } given ? given : null;
        if (IdempotencyKey.Check(key) is { } wrongKey)
        {
            return wrongKey.ToProblem(context);
        }

        var (planned, refusal) = await planner.PlanAsync(request, caller.SellerId(), ct);
        var repeatable = key is null ? null : new RepeatableRequest(key, FingerprintOf(request));
        var outcome = planned is null
            ? await handler.FindEarlierAsync(caller.SellerId(), repeatable, ct)
            : await handler.CreateAsync(
                caller.SellerId(), planned, repeatable, ct, new AuditEntry("event-created", AuditActor.Of(caller)));
        return (outcome?.Refusal ?? (outcome is null ? refusal : null)) is { } no
            ? no.ToProblem(context)
            : new CreatedEvent(outcome!.EventId, outcome.Response);
    }

    private static byte[] FingerprintOf(CreateEventRequest request) => IdempotencyKey.Fingerprint(
        JsonSerializer.SerializeToUtf8Bytes(request, EventsJson.Default.CreateEventRequest));
}

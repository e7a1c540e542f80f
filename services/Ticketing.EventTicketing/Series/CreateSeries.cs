using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Ticketing.Contracts;
using Ticketing.EventTicketing.Events;
using Ticketing.EventTicketing.Events.CreateEvent;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.EventTicketing.Places;
using Ticketing.EventTicketing.Plans;
using Ticketing.Messaging;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Series;

/// <summary>Body of <c>POST /series</c>.</summary>
/// <param name="Event">The first show, as <c>POST /events</c> takes it. The others are as it is, on their own dates.</param>
/// <param name="Starts">When others begin, one by one.</param>
/// <param name="Rule">When others begin, by a rule.</param>
internal sealed record CreateSeriesRequest(
    [property: Required] CreateEventRequest? Event, IReadOnlyList<string?>? Starts = null, DateRule? Rule = null);

/// <summary><c>POST /series</c>: one request for many shows.</summary>
internal static class CreateSeries
{
    /// <summary>As of an event.</summary>
    private const int MaxBodyBytes = 8 << 20;

    public static void MapCreateSeries(this IEndpointRouteBuilder app) => app
        .MapPost("/series", HandleAsync)
        .RequireSeller(SellerAction.EventsWrite)
        .WithMetadata(new RequestSizeLimitAttribute(MaxBodyBytes))
        .Produces<SeriesResponse>(StatusCodes.Status202Accepted)
        .WithName("CreateSeries")
        .WithSummary("Create many shows with one plan")
        .WithDescription(
            "The first show is an event at once, the others follow within seconds: `shows_created` tells how many there "
            + $"are. At most {SeriesDates.MaxShows} shows a request. Their sale and refunds begin and end as far from "
            + "their start, by the clock at the venue, as those of the first. A repeated request with the same key makes "
            + "none twice. " + EventTimes.Format)
        .AcceptsIdempotencyKey()
        .Refuses(
            PlanErrors.NotFound, PlaceErrors.NotYours, IdempotencyKey.Reused, EventErrors.QuotaReached,
            EventErrors.QuotaOfDay)
        .WithTags("series");

    private static async Task<Results<Accepted<SeriesResponse>, ProblemHttpResult>> HandleAsync(
        CreateSeriesRequest request, ClaimsPrincipal caller, HttpContext context, Database database,
        SeriesWriter writer, EventPlanner planner, TimeProvider time, CancellationToken ct)
    {
        var key = context.Request.Headers[IdempotencyKey.Header].ToString() is { Length: > 0 } given ? given : null;
        if (IdempotencyKey.Check(key) is { } wrongKey)
        {
            return wrongKey.ToProblem(context);
        }

        var now = time.GetUtcNow();
        var seller = caller.SellerId();
        var id = key is null ? Guid.CreateVersion7(now) : MessageIds.Derive($"series/{seller}/{key}");
        var hash = IdempotencyKey.Fingerprint(
            JsonSerializer.SerializeToUtf8Bytes(request, SeriesJson.Default.CreateSeriesRequest));
        if (key is not null && await database.FindSeriesAsync(id, ct) is { } earlier)
        {
            return earlier.RequestHash.AsSpan().SequenceEqual(hash)
                ? Answer(earlier)
                : IdempotencyKey.Reused.ToProblem(context);
        }

        var (shows, refusal) = await PlanAsync(request, seller, planner, now, ct);
        refusal ??= await writer.CreateAsync(
            id, seller, hash, shows!, new AuditEntry("series-created", AuditActor.Of(caller)), ct);
        if (refusal is not null)
        {
            return refusal.ToProblem(context);
        }

        var created = (await database.FindSeriesAsync(id, ct))!;
        return created.RequestHash.AsSpan().SequenceEqual(hash)
            ? Answer(created)
            : IdempotencyKey.Reused.ToProblem(context);
    }

    private static Accepted<SeriesResponse> Answer(SeriesRow row) =>
        TypedResults.Accepted($"/series/{row.SeriesId}", SeriesResponse.Of(row));

    /// <summary>All shows, the first one first, or what is wrong.</summary>
    private static async Task<(List<PlannedEvent>? Shows, Refusal? Refusal)> PlanAsync(
        CreateSeriesRequest request, UserId seller, EventPlanner planner, DateTimeOffset now, CancellationToken ct)
    {
        if (request.Event is null)
        {
            return (null, Refusal.Invalid("event", "Must not be null."));
        }

        var (first, refusal) = await planner.PlanAsync(request.Event, seller, ct);
        if (first is null)
        {
            return (null, refusal);
        }

        var errors = new FieldErrors();
        var starts = SeriesDates.Read(request.Starts, request.Rule, first.Policies.TimeZone, now, errors);
        starts.Remove(first.StartsAt);
        errors.Require(
            !errors.None || starts.All(start => start > first.StartsAt), "event.starts_at",
            "Must be the first of all shows.");
        errors.Require(starts.Count < SeriesDates.MaxShows, "starts", $"Must be at most {SeriesDates.MaxShows} shows.");
        var others = errors.None
            ? starts.Select(start => EventCopies.Follow(first, start, null, now, errors)).ToList()
            : [];
        return errors.None ? ([first, .. others], null) : (null, errors.ToRefusal());
    }
}

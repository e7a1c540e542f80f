using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.Contracts.Time;
using Ticketing.EventTicketing.Events.CreateEvent;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Series;

/// <summary>Body of <c>POST /series/preview</c>.</summary>
/// <param name="TimeZone">The venue's zone.</param>
/// <param name="Starts">When shows begin, one by one.</param>
/// <param name="Rule">When shows begin, by a rule.</param>
internal sealed record PreviewSeriesRequest(
    [property: Required] string? TimeZone, IReadOnlyList<string?>? Starts = null, DateRule? Rule = null);

/// <summary><c>POST /series/preview</c>: which dates a request would make, before it makes them.</summary>
internal static class PreviewSeries
{
    public static void MapPreviewSeries(this IEndpointRouteBuilder app) => app
        .MapPost("/series/preview", Handle)
        .RequireSeller(SellerAction.EventsWrite)
        .WithName("PreviewSeries")
        .WithSummary("Say which dates a series would have")
        .WithDescription("It makes nothing. " + EventTimes.Format)
        .Refuses(Refusal.InvalidRequest)
        .WithTags("series");

    private static Results<Ok<SeriesPreviewResponse>, ProblemHttpResult> Handle(
        PreviewSeriesRequest request, HttpContext context, TimeProvider time)
    {
        var errors = new FieldErrors();
        var zone = request.TimeZone ?? "";
        errors.Require(VenueTime.IsZone(zone), "time_zone", "Must be an IANA time zone, for example Asia/Taipei.");
        var starts = SeriesDates.Read(
            request.Starts, request.Rule, errors.None ? zone : "UTC", time.GetUtcNow(), errors);
        return errors.None
            ? TypedResults.Ok(new SeriesPreviewResponse([.. starts]))
            : errors.ToRefusal().ToProblem(context);
    }
}

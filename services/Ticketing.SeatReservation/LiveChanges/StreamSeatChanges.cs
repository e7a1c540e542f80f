using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Ticketing.SeatReservation.Following;
using Ticketing.SeatReservation.Infrastructure;
using Ticketing.SeatReservation.SeatState;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.SeatReservation.LiveChanges;

/// <summary>
/// <c>GET /changes?section=A</c>: server-sent events of seat changes (docs/api.md). Ends at once when the
/// service stops; the client connects again, to any replica, and resumes by <c>Last-Event-ID</c>.
/// </summary>
internal static class StreamSeatChanges
{
    public static void MapStreamSeatChanges(this IEndpointRouteBuilder reads) => reads
        .MapGet("/changes", StreamAsync)
        .WithName("StreamSeatChanges")
        .WithSummary("Follow the seats of an event")
        .WithDescription(
            "Server-sent events: `snapshot` with all counts (or, with `Last-Event-ID`, what was missed), then `change` "
            + "with counts and seats, `reload` when the listener is too far behind, and a comment every 15 s.")
        .WithQuery("section", "Only this section.")
        .WithHeader("Last-Event-ID", "Id of the last event that was heard; a browser sends it by itself.")
        .Refuses(SeatErrors.EventNotFound, SeatErrors.SectionNotFound)
        .Produces<string>(contentType: "text/event-stream");

    private static async Task<IResult> StreamAsync(
        [FromRoute(Name = "event_id")] EventPath eventPath, string? section, EventFollowers followers,
        SeatStateReader reader, IHostApplicationLifetime lifetime, HttpContext context)
    {
        // Read first: an unknown event is 404, and too many events are 503.
        if (await followers.ReadAsync(eventPath.Id) is not { } state)
        {
            return SeatErrors.EventNotFound.ToProblem(context);
        }

        if (section is not null && state.Find(section) is null)
        {
            return SeatErrors.SectionNotFound.ToProblem(context);
        }

        if (await followers.ListenAsync(eventPath.Id) is not ({ } follower, { } listener))
        {
            return Problems.TemporarilyUnavailable(context);
        }

        using (listener)
        {
            context.Response.ContentType = "text/event-stream";
            context.Response.Headers.CacheControl = "no-cache";
            context.Response.Headers["X-Accel-Buffering"] = "no";
            context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
            using var ends = CancellationTokenSource.CreateLinkedTokenSource(
                context.RequestAborted, lifetime.ApplicationStopping);
            try
            {
                await new ChangeStream(follower, listener, reader, section)
                    .RunAsync(context.Response.BodyWriter, LastEventId(context), ends.Token);
            }
            catch (OperationCanceledException) when (ends.IsCancellationRequested)
            {
                // The client left or the service stops: both are how a stream ends.
            }

            return Results.Empty;
        }
    }

    /// <summary>Null without the header. A text that is no number is treated as a number that is too old.</summary>
    private static long? LastEventId(HttpContext context)
    {
        var text = context.Request.Headers["Last-Event-ID"].ToString();
        return text.Length == 0
            ? null
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : long.MaxValue;
    }
}

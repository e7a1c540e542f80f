using System.Buffers;
using System.IO.Pipelines;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.Features;
using Ticketing.EventTicketing.Events;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Figures.Live;

/// <summary>
/// <c>GET /events/{event_id}/figures/updates</c>: server-sent events, <c>event: figures</c> with the whole answer of
/// <c>GET …/figures</c> (but the demand) at once and at each change. Ends with the token and with the membership, by whose
/// right it was opened; the client connects again.
/// </summary>
internal static class StreamFigures
{
    private const string BearerPrefix = "Bearer ";

    /// <summary>How often it is asked whether the token is still good.</summary>
    private static readonly TimeSpan CheckInterval = TimeSpan.FromSeconds(2);

    /// <summary>The gateway ends a stream that is silent for a minute.</summary>
    private const int ChecksBetweenHeartbeats = 7;

    public static void MapStreamFigures(this IEndpointRouteBuilder app) => app
        .MapGet("/events/{eventId}/figures/updates", HandleAsync)
        .RequireAuthorization()
        .AllowSellerTeam(SellerAction.OrdersRead)
        .WithName("StreamFigures")
        .WithSummary("Follow an event's figures")
        .WithDescription(
            "Server-sent events: `figures` at once and at every change, at most twice a second; a comment every 14 s. Ends "
            + "with the token.")
        .Produces<string>(contentType: "text/event-stream")
        .Refuses(EventErrors.NotFound, EventErrors.NotYours, FigureErrors.TooManyStreams)
        .WithTags("events");

    private static async Task<IResult> HandleAsync(
        string eventId, ClaimsPrincipal caller, HttpContext context, FiguresAccess access, FiguresFeed feed,
        AccessTokens tokens, TimeProvider time, IHostApplicationLifetime lifetime)
    {
        var (found, refusal) = await access.FindAsync(eventId, caller, context.RequestAborted);
        if (found is null)
        {
            return refusal!.ToProblem(context);
        }

        using var listener = feed.Listen(caller.UserId().Value, found);
        if (listener is null)
        {
            return FigureErrors.TooManyStreams.ToProblem(context);
        }

        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(
            context.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            await WriteAsync(listener, context, tokens, time, ends.Token);
        }
        catch (OperationCanceledException) when (ends.IsCancellationRequested)
        {
            // The client left or the service stops: how a stream ends.
        }

        return Results.Empty;
    }

    private static async Task WriteAsync(
        FiguresListener listener, HttpContext context, AccessTokens tokens, TimeProvider time, CancellationToken ct)
    {
        var body = context.Response.BodyWriter;
        var token = context.Request.Headers.Authorization.ToString()[BearerPrefix.Length..].Trim();
        Task<bool>? waiting = null;
        body.Write(":\n\n"u8);
        await body.FlushAsync(ct);
        for (var checks = 0; tokens.Check(token) is not null; checks++)
        {
            waiting ??= listener.Changes.WaitToReadAsync(ct).AsTask();
            try
            {
                await waiting.WaitAsync(CheckInterval, time, ct);
                waiting = null;
                Write(body, listener);
            }
            catch (TimeoutException)
            {
                if (checks % ChecksBetweenHeartbeats == 0)
                {
                    body.Write(":\n\n"u8);
                }
            }

            await body.FlushAsync(ct);
        }
    }

    private static void Write(PipeWriter body, FiguresListener listener)
    {
        while (listener.Changes.TryRead(out var json))
        {
            body.Write("event: figures\ndata: "u8);
            body.Write(json);
            body.Write("\n\n"u8);
        }
    }
}

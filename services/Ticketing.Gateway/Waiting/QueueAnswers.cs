using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.Contracts;
using Ticketing.Contracts.Waiting;
using Ticketing.Gateway.Limits.Rates;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Gateway.Waiting;

/// <summary>
/// Answers what those who wait ask from this gateway's copy: 100,000 people ask for the same few bytes. What the copy
/// does not know is forwarded.
/// </summary>
internal sealed class QueueAnswers(Rooms rooms, RoomNews news, SignedInUsers users, TimeProvider clock)
{
    private const string Prefix = "/queue/";
    private const string PlaceSuffix = "/entries/me";

    /// <summary>Caches in between may answer for as long as the copy is one read old.</summary>
    private const string CacheControl = "public, max-age=1";

    /// <summary>True for <c>GET /queue/{event_id}</c>.</summary>
    public static bool IsPoll(HttpRequest request) =>
        request.Path.Value is { } path && path.StartsWith(Prefix, StringComparison.Ordinal)
        && HttpMethods.IsGet(request.Method) && path.LastIndexOf('/') == Prefix.Length - 1;

    /// <summary>
    /// <c>GET /queue/{event_id}</c>. Goes before routing and limits, because counting such a request would cost more than
    /// its answer.
    /// </summary>
    public Task AnswerStateAsync(HttpContext context, RequestDelegate next)
    {
        if (!rooms.Any || !IsPoll(context.Request)
            || RoomOf(context.Request.Path.Value.AsSpan(Prefix.Length)) is not { State: { } state })
        {
            return next(context);
        }

        var response = context.Response;
        response.Headers.ETag = state.ETag;
        response.Headers.CacheControl = CacheControl;
        if (context.Request.Headers.IfNoneMatch == state.ETag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = state.Json.Length;
        return response.Body.WriteAsync(state.Json, context.RequestAborted).AsTask();
    }

    /// <summary><c>GET /queue/{event_id}/entries/me</c>, after limits.</summary>
    public async Task AnswerPlaceAsync(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path.Value;
        if (!rooms.Any || path is null || !path.StartsWith(Prefix, StringComparison.Ordinal)
            || !path.EndsWith(PlaceSuffix, StringComparison.Ordinal) || !HttpMethods.IsGet(context.Request.Method)
            || !rooms.IsFresh || users.Of(context.Request) is not { } user
            || RoomOf(path.AsSpan(Prefix.Length..^PlaceSuffix.Length)) is not { } room)
        {
            await next(context);
            return;
        }

        if (room.Find(user) is null)
        {
            // Somebody who has just entered, perhaps through another gateway.
            await news.CatchUpAsync(context.RequestAborted);
        }

        if (room.State is not { } state || room.Find(user) is not { } person)
        {
            await next(context);
            return;
        }

        JsonHttpResult<QueuePlaceResponse> answer = TypedResults.Json(
            QueuePlaceResponse.Of(state.Room, person, clock.GetUtcNow()), QueueJson.Default.QueuePlaceResponse);
        await answer.ExecuteAsync(context);
    }

    private Room? RoomOf(ReadOnlySpan<char> id) =>
        long.TryParse(id, System.Globalization.NumberStyles.None, null, out var value) ? rooms.Find(new EventId(value)) : null;
}

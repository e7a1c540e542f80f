using System.Text.Json;
using Ticketing.Contracts;
using Ticketing.Contracts.Waiting;
using Ticketing.Gateway.Limits.Rates;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Gateway.Waiting;

/// <summary>
/// Keeps those whose turn it is not from ordering and from joining the waitlist, without asking anybody. Booking checks
/// those who pass once more, so what this gateway does not know, or cannot read, is forwarded.
/// </summary>
internal sealed class AdmissionGate(
    Rooms rooms, RoomNews news, OrderTimes orders, SignedInUsers users, TimeProvider clock)
{
    /// <summary>An order is some hundred bytes; a longer body is booking's to read.</summary>
    private const int MaxBodyBytes = 64 * 1024;

    private const string OrderPath = "/orders/create";

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (!(rooms.Any || rooms.WatchesDemand) || !IsGated(context.Request) || !rooms.IsFresh
            || users.Of(context.Request) is not { } user
            || await ReadOrderAsync(context.Request) is not { } order)
        {
            await next(context);
            return;
        }

        var id = order.EventId;
        var room = rooms.Find(id);
        if ((room is null && !rooms.WatchesDemand) || (room is not null && MayBePresale(room, order)))
        {
            await next(context);
            return;
        }

        if (room is not null && !IsAdmitted(room, user))
        {
            // Somebody who was let in a moment ago.
            await news.CatchUpAsync(context.RequestAborted);
            if (!IsAdmitted(room, user) && rooms.IsFresh && room.State is { Room.Phase: not QueuePhase.Over })
            {
                await Problems.Of(
                    StatusCodes.Status409Conflict, "waiting-room",
                    "This sale has a waiting room, and it is not your turn. Enter it, or wait in it.",
                    new Dictionary<string, object?> { ["link"] = $"/queue/{id}" }).ExecuteAsync(context);
                return;
            }
        }

        var started = clock.GetTimestamp();
        await next(context);
        if (context.Request.Path == OrderPath)
        {
            orders.Add(
                id, clock.GetElapsedTime(started), context.Response.StatusCode >= StatusCodes.Status500InternalServerError);
        }
    }

    /// <summary>
    /// An access code, or the code of seats that are kept for somebody, lets an order past a room whose sale has not begun.
    /// Booking knows the code; here it only has to be there.
    /// </summary>
    private static bool MayBePresale(Room room, GatedOrder order) =>
        order.HasCode && room.State is { Room: { Phase: QueuePhase.Closed or QueuePhase.PreQueue, ByDemand: false } };

    private bool IsAdmitted(Room room, UserId user) => room.Find(user)?.IsAdmitted(clock.GetUtcNow()) == true;

    private static bool IsGated(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && (request.Path == OrderPath || request.Path == "/waitlist");

    /// <summary>Null if the body names none, or is none of ours. The body guard has taken it in whole.</summary>
    private static async Task<GatedOrder?> ReadOrderAsync(HttpRequest request)
    {
        if (!request.Body.CanSeek || request.Body.Length is 0 or > MaxBodyBytes)
        {
            return null;
        }

        var bytes = new byte[request.Body.Length];
        await request.Body.ReadExactlyAsync(bytes, request.HttpContext.RequestAborted);
        request.Body.Position = 0;
        return OrderIn(bytes);
    }

    /// <summary><c>{"event_id":12,…,"code":"FANS"}</c>.</summary>
    private static GatedOrder? OrderIn(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        try
        {
            EventId? found = null;
            var hasCode = false;
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1
                    && reader.ValueTextEquals("event_id"u8))
                {
                    reader.Read();
                    found = reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var id)
                        ? new EventId(id) : null;
                }
                else if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1
                    && (reader.ValueTextEquals("code"u8) || reader.ValueTextEquals("allotment_code"u8)))
                {
                    reader.Read();
                    hasCode = reader.TokenType == JsonTokenType.String;
                }
            }

            return found is { } eventId ? new GatedOrder(eventId, hasCode) : null;
        }
        catch (JsonException)
        {
            return null; // Booking says what is wrong with it.
        }
    }

    private readonly record struct GatedOrder(EventId EventId, bool HasCode);
}

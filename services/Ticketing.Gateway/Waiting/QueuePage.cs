using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using Ticketing.Contracts;
using Ticketing.Contracts.Waiting;
using Ticketing.Gateway.Pages;
using Ticketing.Gateway.Waiting.Challenges;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Gateway.Waiting;

/// <summary>
/// <c>GET /queue/{event_id}/page?entry=…&amp;lang=…</c>: the waiting room as a page without script, of one kilobyte, that loads
/// itself again. The entry's hash finds the place; it is published anyway, and lets nobody in.
/// </summary>
internal static class QueuePage
{
    /// <summary>A page that loads again sooner keeps a screen reader from reading it.</summary>
    private const int MinRefreshSeconds = 20;

    public static void MapQueuePage(this IEndpointRouteBuilder app)
    {
        app.MapGet(
            "/queue/{eventId:long}/page",
            (long eventId, string? entry, HttpContext context, Rooms rooms, IOptions<ChallengeOptions> options,
                TimeProvider clock) =>
                rooms.Find(new EventId(eventId)) is { State: { } state } room
                    ? Results.Content(
                        Html(
                            state, PersonOf(room, entry), options.Value.DifficultyBits > 0, clock.GetUtcNow(),
                            QueueWords.Of(PageLanguage.Of(context.Request))),
                        "text/html; charset=utf-8", Encoding.UTF8)
                    : Problems.Of(
                        StatusCodes.Status404NotFound, "no-waiting-room", "There is no waiting room at this address."));
        app.MapGet(
            "/queue/{eventId:long}/challenge",
            (long eventId, EntryGate gate, HttpContext context) => gate.Issue(eventId, context));
    }

    private static WaitingPerson? PersonOf(Room room, string? entry)
    {
        var hash = new byte[32];
        return entry?.Length == 2 * hash.Length
            && Convert.FromHexString(entry, hash, out _, out _) == System.Buffers.OperationStatus.Done
                ? room.Find(hash)
                : null;
    }

    private static string Html(
        RoomState state, WaitingPerson? person, bool hasChallenge, DateTimeOffset now, QueueWords words)
    {
        var place = person is null ? null : QueuePlaceResponse.Of(state.Room, person, now);
        var refresh = Math.Max(MinRefreshSeconds, state.Answer.PollSeconds);
        var id = state.Room.EventId;
        return string.Create(CultureInfo.InvariantCulture, $"""
            <!doctype html>
            <html lang="{words.Tag}">
            <head>
            <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="refresh" content="{refresh}">
            <title>{TitleOf(state, place, words)}</title>
            </head>
            <body>
            <main>
            <h1>{words.Title}</h1>
            <p>{PhaseOf(state, now, words)}</p>
            {(place is null && hasChallenge ? $"<p>{words.NeedsScript}</p>" : PlaceOf(id, place, words))}
            <p>{words.Reloads(refresh)}</p>
            <p><a href="/event/{id}/waiting-room">{words.AllFunctions}</a></p>
            </main>
            </body>
            </html>
            """);
    }

    private static string TitleOf(RoomState state, QueuePlaceResponse? place, QueueWords words) => place switch
    {
        { State: "ADMITTED" } => words.YourTurn,
        { Number: { } number } => words.PlaceTitle(number),
        _ => state.Room.Phase == QueuePhase.Over ? words.Over : words.Title,
    };

    private static string PhaseOf(RoomState state, DateTimeOffset now, QueueWords words) => state.Room.Phase switch
    {
        QueuePhase.Closed => words.OpensIn(state.Room.OpensAt - now),
        QueuePhase.PreQueue => words.SaleIn(state.Room.SaleStartsAt - now, state.Room.Entries),
        QueuePhase.Open when state.Room.SoldOut => words.SoldOut,
        QueuePhase.Open => words.NowServing(state.Room.NowServing, state.Answer.Waiting),
        _ => words.Over,
    };

    private static string PlaceOf(EventId id, QueuePlaceResponse? place, QueueWords words) => place switch
    {
        null => "",
        { State: "ADMITTED" } =>
            $"<p>{words.TurnUntil(place.AdmittedUntil!.Value.UtcDateTime, $"/event/{id}")}</p>",
        { State: "TURN_PASSED" } => $"<p>{words.TurnPassed}</p>",
        { Number: { } number } =>
            $"<p>{words.Place(number, place.EstimateSeconds is { } s ? TimeSpan.FromSeconds(s) : null)}</p>",
        _ => $"<p>{words.Inside}</p>",
    };
}

using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using Ticketing.Contracts;
using Ticketing.Contracts.Waiting;
using Ticketing.Gateway.Waiting.Challenges;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Gateway.Waiting;

/// <summary>
/// <c>GET /queue/{event_id}/page?entry=…</c>: the waiting room as a page without script, of one kilobyte, that loads
/// itself again. The entry's hash finds the place; it is published anyway, and lets nobody in.
/// </summary>
internal static class QueuePage
{
    /// <summary>A page that loads again sooner keeps a screen reader from reading it.</summary>
    private const int MinRefreshSeconds = 20;

    private const string NeedsScript =
        "<p>To enter, your browser solves a small puzzle, which keeps programs out: it needs JavaScript. Enter with another "
        + "browser or device that has it; then this page shows your place without it.</p>";

    public static void MapQueuePage(this IEndpointRouteBuilder app)
    {
        app.MapGet(
            "/queue/{eventId:long}/page",
            (long eventId, string? entry, Rooms rooms, IOptions<ChallengeOptions> options, TimeProvider clock) =>
                rooms.Find(new EventId(eventId)) is { State: { } state } room
                    ? Results.Content(
                        Html(state, PersonOf(room, entry), options.Value.DifficultyBits > 0, clock.GetUtcNow()),
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

    private static string Html(RoomState state, WaitingPerson? person, bool hasChallenge, DateTimeOffset now)
    {
        var place = person is null ? null : QueuePlaceResponse.Of(state.Room, person, now);
        var refresh = Math.Max(MinRefreshSeconds, state.Answer.PollSeconds);
        var id = state.Room.EventId;
        return string.Create(CultureInfo.InvariantCulture, $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="refresh" content="{refresh}">
            <title>{TitleOf(state, place)}</title>
            </head>
            <body>
            <main>
            <h1>Waiting room</h1>
            {PhaseOf(state, now)}
            {(place is null && hasChallenge ? NeedsScript : PlaceOf(id, place))}
            <p>This page loads itself again every {refresh} seconds. You may close it: your place is kept.</p>
            <p><a href="/event/{id}/waiting-room">The waiting room with all its functions</a></p>
            </main>
            </body>
            </html>
            """);
    }

    private static string TitleOf(RoomState state, QueuePlaceResponse? place) => place switch
    {
        { State: "ADMITTED" } => "It is your turn",
        { Number: { } number } => string.Create(CultureInfo.InvariantCulture, $"Place {number} – waiting room"),
        _ => state.Room.Phase == QueuePhase.Over ? "The sale is over" : "Waiting room",
    };

    private static string PhaseOf(RoomState state, DateTimeOffset now) => state.Room.Phase switch
    {
        QueuePhase.Closed => Sentence($"It opens in {Minutes(state.Room.OpensAt - now)}."),
        QueuePhase.PreQueue => Sentence($"""
            The sale begins in {Minutes(state.Room.SaleStartsAt - now)}. Then the order of all who are here is drawn:
            coming earlier is no advantage. {state.Room.Entries} are here.
            """),
        QueuePhase.Open when state.Room.SoldOut => Sentence($"""
            <strong>Everything is sold.</strong> Seats may come back; your place is kept.
            """),
        QueuePhase.Open => Sentence($"Now serving place {state.Room.NowServing}. {state.Answer.Waiting} wait."),
        _ => Sentence($"The sale is over."),
    };

    private static string PlaceOf(EventId id, QueuePlaceResponse? place) => place switch
    {
        null => "",
        { State: "ADMITTED" } => Sentence($"""
            <strong>It is your turn</strong> until {place.AdmittedUntil!.Value.UtcDateTime:HH:mm} UTC.
            <a href="/event/{id}">Go on to the seats</a>
            """),
        { State: "TURN_PASSED" } => Sentence($"Your turn has passed. Enter the waiting room again for another turn."),
        { Number: { } number, EstimateSeconds: { } seconds } => Sentence($"""
            Your place is <strong>{number}</strong>. It is your turn in about {Minutes(TimeSpan.FromSeconds(seconds))}.
            """),
        { Number: { } number } => Sentence($"Your place is <strong>{number}</strong>."),
        _ => Sentence($"You are in. Your place is drawn when the sale begins."),
    };

    private static string Sentence(FormattableString text) => $"<p>{text.ToString(CultureInfo.InvariantCulture)}</p>";

    private static string Minutes(TimeSpan time) =>
        time < TimeSpan.FromMinutes(2) ? "a minute"
            : string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes} minutes");
}

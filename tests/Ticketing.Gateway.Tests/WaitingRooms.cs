using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Ticketing.Contracts;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Waiting;

namespace Ticketing.Gateway.Tests;

/// <summary>
/// A booking service that has a waiting room for event 12, and answers "forwarded" to everything else; a test says who is
/// in it.
/// </summary>
internal sealed class WaitingRooms : IAsyncDisposable
{
    public const long Event = 12;

    private readonly Lock _lock = new();
    private readonly List<WaitingPerson> _people = [];
    private Upstream _upstream = null!;
    private int _forwarded;

    public WaitingRoomSnapshot Room { get; set; } = new(
        new EventId(Event), QueuePhase.Open, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, 3, 3, 3, 1, 5,
        new string('a', 64), new string('b', 64), new string('c', 64));

    /// <summary>It is reached, and fails.</summary>
    public bool IsAway { get; set; }

    /// <summary>There is always more to copy.</summary>
    public bool IsEndless { get; set; }

    /// <summary>Rooms open by themselves.</summary>
    public bool WatchesDemand { get; set; }

    /// <summary>There is no waiting room.</summary>
    public bool IsEmpty { get; set; }

    /// <summary>Requests that were not a gateway's question.</summary>
    public int Forwarded => Volatile.Read(ref _forwarded);

    /// <summary>The last thing that a gateway told of its orders.</summary>
    public List<WaitingRoomQuestion> Questions { get; } = [];

    public Dictionary<string, string> Services => new() { ["booking-service"] = _upstream.Address };

    public static async Task<WaitingRooms> StartAsync()
    {
        var rooms = new WaitingRooms();
        rooms._upstream = await Upstream.StartAsync(rooms.AnswerAsync, asksForNews: true);
        return rooms;
    }

    /// <summary>A new person, or the same one with news.</summary>
    public void Put(UserId user, int? number, DateTimeOffset? admittedAt = null)
    {
        lock (_lock)
        {
            _people.Add(new WaitingPerson(user, EntryOf(user), number, admittedAt, _people.Count + 1));
        }
    }

    public static byte[] EntryOf(UserId user) => [.. user.Value.ToByteArray(), .. user.Value.ToByteArray()];

    public ValueTask DisposeAsync() => _upstream.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        if (IsAway)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        if (context.Request.Path != Upstream.NewsPath)
        {
            Interlocked.Increment(ref _forwarded);
            await context.Response.WriteAsync("forwarded");
            return;
        }

        var question = (await context.Request.ReadFromJsonAsync(ContractsJson.Default.WaitingRoomQuestion))!;
        WaitingRoomAnswer answer;
        lock (_lock)
        {
            Questions.Add(question);
            var after = question.Cursors.Count == 0 ? 0 : question.Cursors[0].Change;
            var left = _people.Where(person => person.Change > after).ToList();
            var news = new WaitingRoomNews(Room, [.. left.Take(2)], HasMore: left.Count > 2 || IsEndless);
            answer = new(IsEmpty ? [] : [news], WatchesDemand);
        }

        await context.Response.WriteAsync(JsonSerializer.Serialize(answer, ContractsJson.Default.WaitingRoomAnswer));
    }
}

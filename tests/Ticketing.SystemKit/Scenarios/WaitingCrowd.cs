using System.Diagnostics;
using System.Globalization;
using System.Text;
using Ticketing.SystemKit.Api;

namespace Ticketing.SystemKit.Scenarios;

/// <summary>
/// The people of a waiting room, as its page behaves: they enter when they come, ask now and then for the state that is the
/// same for all, for their own place after the draw, and again when it is their turn; then they shop. A hundred thousand
/// people are a hundred thousand entries of one queue, ordered by when each asks next, and a few requests at a time.
/// </summary>
internal sealed class WaitingCrowd : IDisposable
{
    /// <summary>Requests of people who wait that are on their way at a time; who shops has one of their own.</summary>
    private const int AtOnce = 128;

    /// <summary>The last come so long before the sale, if they can.</summary>
    private static readonly TimeSpan LastBefore = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan MinPoll = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WhenBusy = TimeSpan.FromSeconds(1);

    private readonly ScenarioReport _report;
    private readonly IReadOnlyList<Person> _people;
    private readonly EventAnswer _sale;
    private readonly QueuePoll _poll;
    private readonly string _entries;
    private readonly Visit[] _visits;
    private readonly PriorityQueue<int, long> _next = new();
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _slots = new(AtOnce);
    private readonly Random _random = new(1);
    private Func<int, Task>? _shop;
    private Exception? _failure;
    private int _left;

    public WaitingCrowd(ScenarioReport report, IReadOnlyList<Person> people, EventAnswer sale, HttpClient http)
    {
        (_report, _people, _sale, _left) = (report, people, sale, people.Count);
        _visits = new Visit[people.Count];
        var path = string.Create(CultureInfo.InvariantCulture, $"/queue/{sale.EventId}");
        (_poll, _entries) = (new QueuePoll(http, path), $"{path}/entries");
        var spread = sale.SaleStartsAt!.Value - DateTimeOffset.UtcNow - LastBefore;
        for (var i = 0; i < people.Count; i++)
        {
            Schedule(i, Math.Max(0, spread.TotalSeconds) * i / people.Count);
        }
    }

    /// <summary>People enter and wait until the sale begins.</summary>
    public async Task EnterAsync(Action<string> say)
    {
        var began = Stopwatch.GetTimestamp();
        await PumpAsync(() => DateTimeOffset.UtcNow >= _sale.SaleStartsAt, CancellationToken.None);
        say($"{_report.Entered.Count} of {_people.Count} people are in the waiting room after "
            + $"{Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s; the sale begins");
    }

    /// <summary>Until everybody has shopped, or knows that everything is sold.</summary>
    /// <param name="shop">What somebody does whose turn has come, by their number in the list.</param>
    /// <param name="cancellation">Ends it for those who still wait.</param>
    public async Task ShopAsync(Func<int, Task> shop, CancellationToken cancellation)
    {
        _shop = shop;
        await PumpAsync(() => Volatile.Read(ref _left) == 0, cancellation);
        if (_failure is not null)
        {
            throw new InvalidOperationException("Somebody could not go on shopping.", _failure);
        }
    }

    public void Dispose() => _slots.Dispose();

    private async Task PumpAsync(Func<bool> isOver, CancellationToken cancellation)
    {
        bool GoesOn() => !isOver() && !cancellation.IsCancellationRequested;
        while (GoesOn())
        {
            while (GoesOn() && TakeDue() is { } one)
            {
                await _slots.WaitAsync(CancellationToken.None);
                _ = StepAsync(one, cancellation);
            }

            await Task.Delay(Tick, CancellationToken.None);
        }
    }

    private int? TakeDue()
    {
        lock (_lock)
        {
            return _next.TryPeek(out _, out var at) && at <= Stopwatch.GetTimestamp() ? _next.Dequeue() : null;
        }
    }

    private void Schedule(int one, double seconds)
    {
        lock (_lock)
        {
            _next.Enqueue(one, Stopwatch.GetTimestamp() + (long)(seconds * Stopwatch.Frequency));
        }
    }

    private async Task StepAsync(int one, CancellationToken cancellation)
    {
        Step step;
        try
        {
            step = await AskAsync(one);
        }
        catch (Exception)
        {
            // Whatever it was: the time of the whole sale bounds the tries.
            _report.Count("a request of the waiting room was repeated");
            step = new Step(Random() * WhenBusy);
        }
        finally
        {
            _slots.Release();
        }

        if (step.Again is { } after)
        {
            Schedule(one, after.TotalSeconds);
            return;
        }

        _report.InRoom(-1);
        try
        {
            if (step.IsTurn)
            {
                await _shop!(one);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            _report.Count("the time was over");
        }
        catch (Exception e)
        {
            _failure = e;
        }
        finally
        {
            Interlocked.Decrement(ref _left);
        }
    }

    /// <summary>One request of one person, two when it tells that something of their own is new.</summary>
    private async Task<Step> AskAsync(int one)
    {
        if (!_visits[one].HasEntered)
        {
            return await EnterAsync(one);
        }

        var room = await _poll.AskAsync();
        _report.Polled();
        if (room.SoldOut || room.Phase == "OVER")
        {
            _report.Count("learned in the waiting room that everything is sold");
            return new Step(null);
        }

        var number = _visits[one].Number;
        if (_shop is not null && room.Phase == "OPEN" && (number is null || number <= room.NowServing))
        {
            return await LookAtPlaceAsync(one, room);
        }

        return new Step(UntilNextPoll(room, number));
    }

    private async Task<Step> EnterAsync(int one)
    {
        var sent = Stopwatch.GetTimestamp();
        var answer = await _people[one].SendAsync<QueueEntryResponse>(
            HttpMethod.Post, _entries, new StringContent("{}", Encoding.UTF8, "application/json"));
        if (!answer.IsSuccess)
        {
            return new Step(Random() * (answer.RetryAfter ?? WhenBusy));
        }

        _report.Entered.Add(TimeSpan.Zero, Stopwatch.GetElapsedTime(sent));
        _report.InRoom(1);
        _visits[one] = new Visit(true, answer.Value.Place.Number);
        return new Step(UntilNextPoll(await _poll.AskAsync(), answer.Value.Place.Number));
    }

    private async Task<Step> LookAtPlaceAsync(int one, QueueResponse room)
    {
        var place = (await _people[one].GetAsync<QueuePlaceResponse>($"{_entries}/me")).Value;
        _visits[one] = new Visit(true, place.Number);
        if (place.State == "TURN_PASSED")
        {
            await _people[one].SendAsync<QueueEntryResponse>(
                HttpMethod.Post, _entries, new StringContent("{}", Encoding.UTF8, "application/json"));
        }

        return place.State == "ADMITTED" ? new Step(null, IsTurn: true) : new Step(UntilNextPoll(room, place.Number));
    }

    /// <summary>
    /// As docs/api.md has it: after the server's time and up to as long again; sooner for who is next, and when the sale
    /// begins.
    /// </summary>
    private TimeSpan UntilNextPoll(QueueResponse room, int? number)
    {
        var usual = TimeSpan.FromSeconds(room.PollSeconds);
        if (room.Phase == "OPEN" && number is { } mine && mine > room.NowServing)
        {
            var estimate = TimeSpan.FromMinutes((mine - room.NowServing) / room.PeoplePerMinute);
            usual = TimeSpan.FromTicks(Math.Clamp((estimate / 4).Ticks, MinPoll.Ticks, Math.Max(MinPoll.Ticks, usual.Ticks)));
        }

        var begins = room.SaleStartsAt - DateTimeOffset.UtcNow;
        if (room.Phase == "PRE_QUEUE" && begins <= TimeSpan.Zero)
        {
            return MinPoll * Random(); // It is being drawn.
        }

        var wait = usual * Random();
        return room.Phase == "PRE_QUEUE" && begins < wait ? begins + (usual * (Random() - 1)) : wait;
    }

    /// <summary>1 to 2.</summary>
    private double Random()
    {
        lock (_lock)
        {
            return 1 + _random.NextDouble();
        }
    }

    private readonly record struct Visit(bool HasEntered, int? Number);

    /// <param name="Again">When to ask again; null when the person waits no more.</param>
    /// <param name="IsTurn">It is the person's turn.</param>
    private readonly record struct Step(TimeSpan? Again, bool IsTurn = false);
}

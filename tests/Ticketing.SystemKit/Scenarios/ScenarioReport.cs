using System.Collections.Concurrent;
using Ticketing.SystemKit.Api;

namespace Ticketing.SystemKit.Scenarios;

/// <summary>What happened; people add to it at the same time.</summary>
/// <param name="scenario">What was played.</param>
public sealed class ScenarioReport(Scenario scenario)
{
    private readonly ConcurrentDictionary<string, int> _outcomes = [];
    private readonly ConcurrentQueue<OrderResponse> _paid = [];
    private int _sold;
    private int _held;
    private int _waiting;
    private int _requests;
    private int _requestsOfBots;
    private int _inRoom;
    private int _polls;

    /// <summary>What was played.</summary>
    public Scenario Scenario => scenario;

    /// <summary>From the first order to the last payment.</summary>
    public TimeSpan Took { get; internal set; }

    /// <summary>Seats of all events.</summary>
    public int Seats { get; internal set; }

    /// <summary>From sending an order to its answer: milliseconds by second of the sale.</summary>
    public Latencies Ordered { get; } = new();

    /// <summary>From sending an order to held seats.</summary>
    public Latencies SeatsHeld { get; } = new();

    /// <summary>From sending a payment to the paid order.</summary>
    public Latencies Payment { get; } = new();

    /// <summary>From asking for a place in the waiting room to having it.</summary>
    public Latencies Entered { get; } = new();

    /// <summary>How often people asked for the state of the waiting room.</summary>
    public int Polls => Volatile.Read(ref _polls);

    /// <summary>The state of the sale, several times a second.</summary>
    public List<Moment> Moments { get; } = [];

    /// <summary>What became of orders and requests.</summary>
    public IReadOnlyDictionary<string, int> Outcomes => _outcomes;

    /// <summary>The orders as the answer to their payment showed them.</summary>
    public IReadOnlyCollection<OrderResponse> Paid => _paid;

    /// <summary>Seats that are paid.</summary>
    public int Sold => Volatile.Read(ref _sold);

    /// <summary>Orders and payments sent, those of programs among them.</summary>
    public (int All, int OfBots) Requests => (Volatile.Read(ref _requests), Volatile.Read(ref _requestsOfBots));

    /// <summary>What the machine did by itself meanwhile.</summary>
    public MachineNoise? Noise { get; internal set; }

    /// <summary>What disagreed at the end; empty is what everybody wants.</summary>
    public IReadOnlyList<string> Disagreements { get; internal set; } = [];

    /// <summary>What was compared at the end.</summary>
    public string Compared { get; internal set; } = "";

    internal void Count(string outcome) => _outcomes.AddOrUpdate(outcome, 1, (_, n) => n + 1);

    internal void Asked(bool byBot)
    {
        Interlocked.Increment(ref _requests);
        if (byBot)
        {
            Interlocked.Increment(ref _requestsOfBots);
        }
    }

    internal void Held(int seats) => Interlocked.Add(ref _held, seats);

    internal void InRoom(int more) => Interlocked.Add(ref _inRoom, more);

    internal void Polled() => Interlocked.Increment(ref _polls);

    internal void Waits(int more) => Interlocked.Add(ref _waiting, more);

    internal void Bought(OrderResponse order)
    {
        _paid.Enqueue(order);
        Interlocked.Add(ref _sold, order.Seats.Count);
        Count("paid");
    }

    internal void Look(TimeSpan at, IReadOnlyDictionary<string, double> cpuSeconds) => Moments.Add(new Moment(
        at.TotalSeconds, Sold, Volatile.Read(ref _held), Volatile.Read(ref _waiting), Volatile.Read(ref _inRoom), cpuSeconds));
}

/// <summary>The sale at one moment, as the people know it.</summary>
/// <param name="At">Seconds since its beginning.</param>
/// <param name="Sold">Seats paid.</param>
/// <param name="Held">Seats held and not paid.</param>
/// <param name="Waiting">People who wait for an answer.</param>
/// <param name="InRoom">People in the waiting room.</param>
/// <param name="CpuSeconds">Spent by each kind of process until then.</param>
public sealed record Moment(
    double At, int Sold, int Held, int Waiting, int InRoom, IReadOnlyDictionary<string, double> CpuSeconds);

using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Messages;
using Ticketing.Messaging;
using Ticketing.SeatReservation.SeatRequests;
using Ticketing.SeatReservation.SeatState;

namespace Ticketing.SeatReservation.Tests.Support;

/// <summary>
/// The consumer of one section as a list of steps, and a log for each of its topics, so that a test can stop it
/// between any two: before a script, between two scripts of a batch, after the scripts and before any answer, between
/// two answers, and after the answers and before the offset. What a crash leaves undone is delivered again, perhaps
/// cut into other batches. The scripts and the answers are the product's.
/// </summary>
internal sealed class CrashingReplica(SectionWork work, LiveSection section)
{
    private static readonly TopicKind[] Kinds = [Topics.ReserveRequest, Topics.ReleaseSeat, Topics.FinalizePayment];
    private readonly Dictionary<TopicKind, List<IncomingMessage>> _logs =
        Kinds.ToDictionary(k => k, _ => new List<IncomingMessage>());
    private readonly Dictionary<TopicKind, int> _offsets = Kinds.ToDictionary(k => k, _ => 0);

    /// <summary>Everything that reached the broker, in order; the same answer may stand there twice.</summary>
    public List<OutgoingMessage> Published { get; } = [];

    /// <summary>How often it was stopped, by step.</summary>
    public Dictionary<string, int> Crashes { get; } = [];

    /// <summary>True when all that was sent has been consumed.</summary>
    public bool IsIdle => Kinds.All(kind => _offsets[kind] == _logs[kind].Count);

    /// <summary>Called after each script with what it did.</summary>
    public Func<IReadOnlyList<SeatWork>, Task> OnScript { get; init; } = _ => Task.CompletedTask;

    /// <summary>Called with what is delivered again, before it is; there the twin without the guard forgets.</summary>
    public Func<IEnumerable<IncomingMessage>, Task> OnRedelivery { get; init; } = _ => Task.CompletedTask;

    private readonly HashSet<IncomingMessage> _seen = [];

    public void Send<T>(TopicKind kind, T body, JsonTypeInfo<T> json) => _logs[kind].Add(new IncomingMessage
    {
        Topic = kind.In(Channel.OwnedBy(section.Shape.EventId)),
        Kind = kind,
        Channel = Channel.OwnedBy(section.Shape.EventId),
        Partition = 0,
        Offset = _logs[kind].Count,
        Key = "section",
        MessageId = Guid.NewGuid(),
        Type = typeof(T).Name,
        Payload = JsonSerializer.SerializeToUtf8Bytes(body, json),
    });

    /// <summary>
    /// One poll: some messages of each topic, topics in any order; stops at a random step or at none.
    /// </summary>
    public async Task PollAsync(Random random, bool mayCrash)
    {
        var ends = Kinds.ToDictionary(k => k, k => Math.Min(_logs[k].Count, _offsets[k] + random.Next(0, 4)));
        var batch = Kinds.OrderBy(_ => random.Next())
            .SelectMany(k => _logs[k].Take(ends[k]).Skip(_offsets[k])).ToList();
        await OnRedelivery(batch.Where(m => !_seen.Add(m)));

        var answers = new List<OutgoingMessage>();
        foreach (var run in SeatWork.RunsOf(batch.Select(SeatWork.Parse)))
        {
            if (Crashed("before a script", random, mayCrash))
            {
                return;
            }

            await work.RunAsync(section, run, answers);
            await OnScript(run);
        }

        foreach (var answer in answers)
        {
            if (Crashed(answer == answers[0] ? "before the answers" : "between two answers", random, mayCrash))
            {
                return;
            }

            Published.Add(answer);
        }

        if (!Crashed("before the offset", random, mayCrash))
        {
            foreach (var (kind, end) in ends)
            {
                _offsets[kind] = end;
            }
        }
    }

    private bool Crashed(string step, Random random, bool mayCrash)
    {
        if (!mayCrash || random.Next(8) != 0)
        {
            return false;
        }

        Crashes[step] = Crashes.GetValueOrDefault(step) + 1;
        return true;
    }
}

using System.Collections.Concurrent;
using Ticketing.Contracts.Messages;
using Ticketing.Messaging;

namespace Ticketing.Foundation.Tests.Support;

/// <summary>Works ahead: the test decides when, and whether, what was begun becomes durable.</summary>
internal sealed class AheadHandler : IPipelinedBatchHandler
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _durable = new();

    /// <summary>Texts begun, in order.</summary>
    public ConcurrentQueue<string> Begun { get; } = new();

    /// <summary>Texts done the ordinary way, in order: after something failed.</summary>
    public ConcurrentQueue<string> DoneAgain { get; } = new();

    /// <summary>Called in the ordinary way; throws in place of a failing service.</summary>
    public Action Before { get; set; } = () => { };

    /// <summary>Called when a batch begins; throws in place of a failing service.</summary>
    public Action<string> BeforeBegin { get; set; } = _ => { };

    /// <summary>What makes the batch with this text durable.</summary>
    public TaskCompletionSource DurableOf(string text) => _durable.GetOrAdd(text, _ => new(
        TaskCreationOptions.RunContinuationsAsynchronously));

    public Task<PendingEffect> BeginAsync(IReadOnlyList<IncomingMessage> batch, CancellationToken cancellation)
    {
        var texts = batch.Select(TextOf).ToList();
        texts.ForEach(Begun.Enqueue);
        texts.ForEach(BeforeBegin);
        return Task.FromResult(new PendingEffect(Task.WhenAll(texts.Select(text => DurableOf(text).Task))));
    }

    public Task HandleAsync(IReadOnlyList<IncomingMessage> batch, CancellationToken cancellation)
    {
        Before();
        foreach (var message in batch)
        {
            DoneAgain.Enqueue(TextOf(message));
        }

        return Task.CompletedTask;
    }

    private static string TextOf(IncomingMessage message) =>
        message.Read(ContractsJson.Default.ReleaseSeat).Section;
}

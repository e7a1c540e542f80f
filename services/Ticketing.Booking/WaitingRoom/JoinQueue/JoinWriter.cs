using Ticketing.Booking.Bookings;
using Ticketing.Booking.Infrastructure;
using Ticketing.Contracts;
using Ticketing.Contracts.Waiting;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.WaitingRoom.JoinQueue;

/// <summary>Somebody who wants to enter.</summary>
internal sealed record PendingJoin(EventId EventId, UserId User, byte[] Nonce);

/// <summary>The entry and its room, or why there is none.</summary>
internal sealed record JoinOutcome(EntryRow? Entry, WaitingRoomSnapshot? Room, Refusal? Refusal);

/// <summary>Writes those who enter at the same time in one transaction.</summary>
internal sealed partial class JoinWriter : GroupWriter<PendingJoin, JoinOutcome>
{
    /// <summary>Four seconds of the aim of 2,000 a second; beyond it the honest answer is 503 at once.</summary>
    private const int QueueCapacity = 8_192;

    private const int MaxBatch = 512;

    /// <summary>What a person waits for others at most.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    private readonly ILogger _logger;
    private readonly JoinBatch _batches;

    // One writer: two would only wait for each other's lock of the room.
    public JoinWriter(JoinBatch batches, ILogger<JoinWriter> logger)
        : base(new GroupBounds(QueueCapacity, MaxBatch, Writers: 1, Interval)) =>
        (_batches, _logger) = (batches, logger);

    /// <summary>Answers after the commit, or refuses at once when the queue is full.</summary>
    public Task<JoinOutcome> WriteAsync(PendingJoin join) =>
        TryAdd(join) ?? Task.FromResult(new JoinOutcome(null, null, BookingErrors.TemporarilyUnavailable));

    protected override async Task<IReadOnlyList<JoinOutcome>> CommitAsync(IReadOnlyList<PendingJoin> batch)
    {
        try
        {
            return await _batches.WriteAsync(batch, CancellationToken.None);
        }
        catch (Exception e)
        {
            LogFailed(_logger, e, batch.Count);
            throw;
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Count} people could not enter a waiting room")]
    private static partial void LogFailed(ILogger logger, Exception exception, int count);
}

using Ticketing.Booking.Infrastructure;

namespace Ticketing.Booking.Payments.Steps;

/// <summary>What a statement does about a row that another transaction has locked.</summary>
internal enum LockedRows
{
    /// <summary>Leaves its payment out, so that the other payments of the round do not wait.</summary>
    Skip = 0,

    /// <summary>Waits for the lock, then looks at the row's conditions again.</summary>
    Wait = 1,
}

/// <summary>
/// One step of payments, written to the database. Payments of one moment are a round: they share one transaction, which
/// skips rows that are locked, so a round waits for nobody's row and deadlocks with nobody. A payment that is left out
/// or comes alone is written by the same code as a batch of one, which waits for its row (ADR 0028).
/// </summary>
/// <typeparam name="TPayment">What the step needs of a payment.</typeparam>
/// <typeparam name="TOutcome">What became of the step; null when the booking's row does not allow it.</typeparam>
internal sealed class PaymentRound<TPayment, TOutcome>
    where TOutcome : class
{
    /// <summary>Writes payments in one transaction; one outcome a payment, in the given order.</summary>
    public delegate Task<IReadOnlyList<TOutcome?>> Write(
        IReadOnlyList<TPayment> payments, LockedRows locked, CancellationToken ct);

    private readonly Write _write;
    private readonly GroupCommit<TPayment, TOutcome?> _together;
    private readonly KeyValuePair<string, object?> _step;

    public PaymentRound(string step, BookingOptions options, Write write)
    {
        _write = write;
        _step = new("step", step);
        _together = new(
            new GroupBounds(options.PaymentQueueCapacity, options.PaymentRoundMax, 1, options.PaymentRoundInterval),
            WriteTogetherAsync);
        // Runs until the process ends. Recovery finds what is queued then, because it asks the provider.
        _ = _together.RunAsync();
    }

    /// <returns>Null when too many payments wait.</returns>
    public Task<TOutcome?>? TryAdd(TPayment payment) =>
        _together.TryAdd(payment) is { } outcome ? OrAloneAsync(outcome, payment, CancellationToken.None) : null;

    /// <summary>For payments that must not be turned away: waits for room.</summary>
    public Task<TOutcome?> AddAsync(TPayment payment, CancellationToken ct) =>
        OrAloneAsync(_together.AddAsync(payment), payment, ct);

    public async Task<TOutcome?> WriteAloneAsync(TPayment payment, CancellationToken ct) =>
        (await _write([payment], LockedRows.Wait, ct))[0];

    private async Task<TOutcome?> OrAloneAsync(Task<TOutcome?> together, TPayment payment, CancellationToken ct) =>
        await together ?? await WriteAloneAsync(payment, ct);

    private Task<IReadOnlyList<TOutcome?>> WriteTogetherAsync(IReadOnlyList<TPayment> round)
    {
        BookingMetrics.PaymentRoundSize.Record(round.Count, _step);
        // A payment that came alone waits for its row outside of the queue, where it delays nobody.
        return round.Count > 1
            ? _write(round, LockedRows.Skip, CancellationToken.None)
            : Task.FromResult<IReadOnlyList<TOutcome?>>([null]);
    }
}

internal static class LockedRowsSql
{
    /// <summary>What follows <c>FOR NO KEY UPDATE</c>.</summary>
    public static string ToSql(this LockedRows locked) => locked == LockedRows.Skip ? "SKIP LOCKED" : "";
}

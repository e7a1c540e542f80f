using Ticketing.Booking.Infrastructure;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Payments.TakePaymentEvents;

/// <summary>
/// Forgets which events providers told, long after they have stopped repeating them. One that came again even then
/// would change nothing: it is only a reason to ask.
/// </summary>
internal sealed class PaymentEventRetention(
    Database database, TimeProvider clock, ILogger<PaymentEventRetention> logger)
    : PeriodicWork("Forgetting old payment events", Interval, clock, logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    /// <summary>Stripe repeats for three days, the sandbox for three hours.</summary>
    internal static readonly TimeSpan KeepFor = TimeSpan.FromDays(30);

    // Of one round: a short transaction, and 7 million rows a day at most.
    private const int MaxRows = 50_000;

    private const string Forget = """
        DELETE FROM payment_events WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM payment_events WHERE received_at < @before LIMIT @limit))
        """;

    private readonly TimeProvider _clock = clock;

    internal override Task RunOnceAsync(CancellationToken ct) =>
        database.ExecuteAsync(Forget, new { before = _clock.GetUtcNow() - KeepFor, limit = MaxRows }, ct);
}
